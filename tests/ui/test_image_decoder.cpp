// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/verify.h"
#include "tests/ui/hostile_images.h"
#include "ui/preview/image_decoder.h"

#include <QFile>
#include <QGuiApplication>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::test;

class TestImageDecoder : public QObject
{
    Q_OBJECT

    static Result<DecodedImage> decoded(const QByteArray &bytes) { return decodeImage(bytes, nullptr); }

    static QImage picture(int width, int height)
    {
        QImage image(width, height, QImage::Format_RGB32);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                image.setPixel(x, y, qRgb(x % 256, y % 256, 128));
        }
        return image;
    }

private Q_SLOTS:
    void decodesWhatThePluginsKnow_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QTest::newRow("png") << encoded(picture(40, 30), "png") << QStringLiteral("PNG");
        QTest::newRow("jpeg") << encoded(picture(40, 30), "jpg") << QStringLiteral("JPEG");
        QTest::newRow("bmp") << encoded(picture(40, 30), "bmp") << QStringLiteral("BMP");
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'/>")
                             << QStringLiteral("SVG");
    }

    void decodesWhatThePluginsKnow()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, format);
        const auto image = decoded(bytes);
        VERIFY_OK(image);
        QCOMPARE(image->size, QSize(40, 30));
        QCOMPARE(image->format, format);
        QCOMPARE(image->frames, 1);
        QCOMPARE(image->vector, format == QStringLiteral("SVG"));
        QVERIFY(!image->reduced);
        QVERIFY(!image->levels.front().isNull());
    }

    void largeImagesHaveSmallerLevels()
    {
        const auto image = decoded(encoded(picture(5000, 3000), "png"));
        VERIFY_OK(image);
        QCOMPARE(image->levels.size(), std::size_t{4});
        QCOMPARE(image->levels[0].size(), QSize(5000, 3000));
        QCOMPARE(image->levels[1].size(), QSize(2500, 1500));
        QCOMPARE(image->levels[3].size(), QSize(625, 375));
    }

    void tellsTheFramesOfAnAnimation()
    {
        const auto image = decoded(gifOf(3));
        VERIFY_OK(image);
        QCOMPARE(image->frames, 3);
        QCOMPARE(image->size, QSize(1, 1));
    }

    void takesTheLargestOfAnIcon()
    {
        QTemporaryDir directory;
        QByteArray icons = QByteArray("\0\0\x01\0\x02\0", 6);
        const QByteArray small = encoded(picture(16, 16), "png");
        const QByteArray large = encoded(picture(64, 64), "png");
        quint32 at = 6 + 2 * 16;
        for (const QByteArray &png : {small, large}) {
            const char side = png == small ? 16 : 64;
            icons += side;
            icons += side;
            icons += QByteArray("\0\0\x01\0\x20\0", 6);
            for (const quint32 number : {static_cast<quint32>(png.size()), at}) {
                const quint32 wire = qToLittleEndian(number);
                icons.append(reinterpret_cast<const char *>(&wire), 4);
            }
            at += static_cast<quint32>(png.size());
        }
        const auto image = decoded(icons + small + large);
        VERIFY_OK(image);
        QCOMPARE(image->format, QStringLiteral("ICO"));
        QCOMPARE(image->size, QSize(64, 64));
    }

    void turnsImagesUpright()
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QImageWriter writer(&buffer, "jpg");
        writer.setTransformation(QImageIOHandler::TransformationRotate90);
        if (!writer.supportsOption(QImageIOHandler::ImageTransformation) || !writer.write(picture(40, 30)))
            QSKIP("the JPEG plugin writes no orientation");
        const auto image = decoded(bytes);
        VERIFY_OK(image);
        QCOMPARE(image->size, QSize(30, 40));
        QCOMPARE(image->levels.front().size(), QSize(30, 40));
    }

    void hugeClaimsAreNotTried_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("png") << pngClaiming(100'000, 100'000);
        QTest::newRow("png, the largest") << pngClaiming(1'000'000, 1'000'000);
        QTest::newRow("gif") << gifOf(1, 65'535, 65'535);
        QByteArray bmp = encoded(picture(2, 2), "bmp");
        qToLittleEndian(qint32{100'000}, bmp.data() + 18);
        qToLittleEndian(qint32{100'000}, bmp.data() + 22);
        QTest::newRow("bmp") << bmp;
        QTest::newRow("pbm") << QByteArray("P4\n100000 100000\n");
    }

    void hugeClaimsAreNotTried()
    {
        QFETCH(QByteArray, bytes);
        const auto image = decoded(bytes);
        QVERIFY(!image);
        QVERIFY(image.error().code == ErrorCode::TooLarge || image.error().code == ErrorCode::Corrupt);
        QVERIFY(!image.error().message.isEmpty());
    }

    void theClaimIsTold()
    {
        const auto image = decoded(pngClaiming(100'000, 100'000));
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::TooLarge);
        QVERIFY(image.error().message.contains(QStringLiteral("100,000 × 100,000 pixels")));
    }

    void largeJpegsAreShownWithFewerPixels()
    {
        QImage large(8'000, 6'000, QImage::Format_Grayscale8); // 48 million
        large.fill(128);
        const auto image = decoded(encoded(large, "jpg"));
        VERIFY_OK(image);
        QVERIFY(image->reduced);
        QCOMPARE(image->size, QSize(8'000, 6'000));
        QVERIFY(image->levels.front().width() < 4'000);
        QVERIFY(!image->note.isEmpty());
    }

    void whatIsNoImageIsTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const QByteArray png = encoded(picture(40, 30), "png");
        QTest::newRow("empty") << QByteArray() << int(ErrorCode::InvalidArgument);
        QTest::newRow("text") << QByteArray("text") << int(ErrorCode::InvalidArgument);
        QTest::newRow("cut") << png.first(png.size() / 2) << int(ErrorCode::Corrupt);
        QTest::newRow("xml") << QByteArray("<a/>") << int(ErrorCode::Corrupt);
        QTest::newRow("drawing without size")
            << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << int(ErrorCode::Corrupt);
        QTest::newRow("XPM") << QByteArray(
                                    "/* XPM */ static char *a[] = {\"1 1 1 1\", \"a c #000000\", \"a\"};")
                             << int(ErrorCode::InvalidArgument);
    }

    void whatIsNoImageIsTold()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const auto image = decoded(bytes);
        QVERIFY(!image);
        QCOMPARE(int(image.error().code), code);
    }

    void drawingsHaveTheSizeThatFits_data()
    {
        QTest::addColumn<QByteArray>("size");
        QTest::newRow("small") << QByteArray("width='24' height='12'");
        QTest::newRow("by its view") << QByteArray("viewBox='0 0 24 12'");
        QTest::newRow("huge") << QByteArray("width='1000000000' height='500000000'");
    }

    void drawingsHaveTheSizeThatFits()
    {
        QFETCH(QByteArray, size);
        const auto image = decoded("<svg xmlns='http://www.w3.org/2000/svg' " + size +
                                   "><rect width='100%' height='100%' fill='red'/></svg>");
        VERIFY_OK(image);
        QCOMPARE(image->size.width(), 2 * image->size.height());
        QCOMPARE(image->levels.front().size(), QSize(2048, 1024));
        QVERIFY(image->hasAlpha);
    }

    void drawingsDoNotReadFiles()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("red.png"));
        QImage red(10, 10, QImage::Format_RGB32);
        red.fill(Qt::red);
        QVERIFY(red.save(path));
        const auto image = decoded("<svg xmlns='http://www.w3.org/2000/svg' "
                                   "xmlns:xlink='http://www.w3.org/1999/xlink' width='10' height='10'>"
                                   "<image width='10' height='10' xlink:href='" +
                                   path.toUtf8() + "'/></svg>");
        VERIFY_OK(image);
        QCOMPARE(image->levels.front().pixelColor(100, 100).alpha(), 0);
        QVERIFY(!image->note.isEmpty());
    }

    void anImageInsideADrawingIsDrawn()
    {
        QImage red(10, 10, QImage::Format_RGB32);
        red.fill(Qt::red);
        const auto image = decoded("<svg xmlns='http://www.w3.org/2000/svg' "
                                   "xmlns:xlink='http://www.w3.org/1999/xlink' width='10' height='10'>"
                                   "<image width='10' height='10' xlink:href='data:image/png;base64," +
                                   encoded(red, "png").toBase64() + "'/></svg>");
        VERIFY_OK(image);
        QCOMPARE(image->levels.front().pixelColor(1000, 1000), QColor(Qt::red));
    }

    void shortDashesOfLongLinesTakeNoTime()
    {
        const auto image =
            decoded("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>"
                    "<path d='M0 0L1e8 1e8' stroke='black' stroke-dasharray='0.0001 0.0001'/>"
                    "<path d='M0 0L9 9' style='stroke:black;stroke-dasharray:1e-7,1e-7'/></svg>");
        VERIFY_OK(image);
    }

    void damagedImagesAreSafe_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("png") << encoded(picture(20, 20), "png");
        QTest::newRow("jpeg") << encoded(picture(20, 20), "jpg");
        QTest::newRow("gif") << gifOf(4, 10, 10);
        QTest::newRow("bmp") << encoded(picture(20, 20), "bmp");
    }

    void damagedImagesAreSafe()
    {
        QFETCH(QByteArray, bytes);
        QRandomGenerator random(6);
        for (int i = 0; i < 150; ++i) {
            QByteArray changed = bytes;
            for (int flips = 0; flips < 3; ++flips)
                changed[random.bounded(static_cast<int>(bytes.size()))] =
                    static_cast<char>(random.bounded(256));
            const auto image = decoded(changed);
            QVERIFY(image ? !image->levels.empty() : !image.error().message.isEmpty());
            const auto cut = decoded(bytes.first(random.bounded(static_cast<int>(bytes.size()))));
            QVERIFY(cut ? !cut->levels.empty() : !cut.error().message.isEmpty());
        }
    }

    void canBeCancelled()
    {
        const std::atomic<bool> cancelled{true};
        VERIFY_FAILS(decodeImage(encoded(picture(40, 30), "png"), &cancelled), ErrorCode::Cancelled);
        const QByteArray drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>";
        VERIFY_FAILS(decodeImage(drawing, &cancelled), ErrorCode::Cancelled);
    }
};

QTEST_MAIN(TestImageDecoder)
#include "test_image_decoder.moc"
