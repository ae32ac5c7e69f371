// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/hostile_images.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/preview/image_canvas.h"
#include "ui/preview/image_view.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::test;

class TestImageView : public QObject
{
    Q_OBJECT

    static inspect::PreviewPtr previewOf(const QByteArray &bytes)
    {
        auto preview = std::make_shared<inspect::Preview>();
        preview->type = preview->shown = inspect::ContentType::Image;
        preview->bytes = bytes;
        preview->storedBytes = bytes.size();
        return preview;
    }

    static QImage filled(int width, int height, const QColor &colour = Qt::red)
    {
        QImage image(width, height, QImage::Format_ARGB32);
        image.fill(colour);
        return image;
    }

    static std::shared_ptr<const DecodedImage> decoded(const QImage &image)
    {
        return std::make_shared<const DecodedImage>(*decodeImage(encoded(image, "png"), nullptr));
    }

    static void wheel(ImageCanvas &canvas, const QPointF &at, int turns, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(at, canvas.viewport()->mapToGlobal(at), {}, QPoint(0, 120 * turns), Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas.viewport(), &event);
    }

private Q_SLOTS:
    void tellsTheDimensions()
    {
        Theme theme(*qApp);
        ImageView view(theme);
        const auto preview = previewOf(encoded(filled(1024, 768), "png"));
        view.setPreview(preview);
        QCOMPARE(view.canvas()->placeholder(), QStringLiteral("Decoding…"));
        QTRY_VERIFY(view.factsText().startsWith(QStringLiteral("1,024 × 768 · PNG · ")));
        QCOMPARE(view.canvas()->placeholder(), QString());
        QCOMPARE(view.noteText(), QString());
    }

    void tellsHowManyFrames()
    {
        Theme theme(*qApp);
        ImageView view(theme);
        view.setPreview(previewOf(gifOf(12)));
        QTRY_VERIFY(view.factsText().startsWith(QStringLiteral("1 × 1 · GIF · first of 12 frames · ")));
    }

    void tellsInPlaceWhatItCannotShow()
    {
        Theme theme(*qApp);
        ImageView view(theme);
        view.setPreview(previewOf(pngClaiming(100'000, 100'000)));
        QTRY_VERIFY(view.canvas()->placeholder().contains(QStringLiteral("100,000 × 100,000")));
        QVERIFY(!view.grab().isNull());
    }

    void theLastOneAskedForIsShown()
    {
        Theme theme(*qApp);
        ImageView view(theme);
        for (int i = 1; i <= 20; ++i)
            view.setPreview(previewOf(encoded(filled(100 * i, 100), "png")));
        QTRY_VERIFY(view.factsText().startsWith(QStringLiteral("2,000 × 100")));
        view.setPreview(previewOf(encoded(filled(100, 100), "png")));
        view.clear();
        QCOMPARE(view.factsText(), QString());
        QCoreApplication::processEvents();
        QCOMPARE(view.factsText(), QString());
    }

    void goesWhileItDecodes()
    {
        Theme theme(*qApp);
        ImageView view(theme);
        view.setPreview(previewOf(encoded(filled(2000, 2000), "png")));
    }

    void controlsHaveNamesAndWork()
    {
        Theme theme(*qApp);
        ImageView view(theme);
        QCOMPARE(unnamedControls(&view), QStringList());
        for (const QToolButton *button : view.findChildren<QToolButton *>())
            QVERIFY(!button->isEnabled());
        view.resize(400, 400);
        view.setPreview(previewOf(encoded(filled(1000, 1000), "png")));
        QTRY_VERIFY(view.canvas()->placeholder().isEmpty());
        const auto click = [&view](const QString &text) {
            for (QToolButton *button : view.findChildren<QToolButton *>()) {
                if (button->text() == text)
                    button->click();
            }
        };
        click(QStringLiteral("100 %"));
        QCOMPARE(view.canvas()->zoom(), 1.0);
        click(QStringLiteral("+"));
        QCOMPARE(view.canvas()->zoom(), 1.25);
        click(QStringLiteral("−"));
        QCOMPARE(view.canvas()->zoom(), 1.0);
        click(QStringLiteral("Fit"));
        QVERIFY(view.canvas()->isFitted());
    }

    void fitsAtFirstAndAfterResizing()
    {
        Theme theme(*qApp);
        ImageCanvas canvas(theme);
        canvas.resize(200, 200);
        canvas.show();
        canvas.setImage(decoded(filled(400, 100)));
        QCOMPARE(canvas.zoom(), 0.5);
        QCOMPARE(canvas.imageRect(), QRectF(0, 75, 200, 50));
        canvas.resize(160, 200);
        QCOMPARE(canvas.zoom(), 0.4);
        canvas.setImage(decoded(filled(10, 10))); // no larger than it is
        QCOMPARE(canvas.zoom(), 1.0);
    }

    void aDrawingFillsTheRoom()
    {
        Theme theme(*qApp);
        ImageCanvas canvas(theme);
        canvas.resize(200, 200);
        canvas.setImage(std::make_shared<const DecodedImage>(
            *decodeImage("<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'><rect width='9' "
                         "height='9'/></svg>",
                         nullptr)));
        QCOMPARE(canvas.zoom(), 10.0);
    }

    void theWheelZoomsAtThePointer()
    {
        Theme theme(*qApp);
        ImageCanvas canvas(theme);
        canvas.resize(200, 200);
        canvas.setImage(decoded(filled(1000, 1000)));
        canvas.setZoom(1.0);
        const QPointF at(50, 150);
        const auto part = [&] { return (at - canvas.imageRect().topLeft()) / canvas.imageRect().width(); };
        const QPointF before = part();
        wheel(canvas, at, 3, Qt::ControlModifier);
        QVERIFY(canvas.zoom() > 1.9);
        QVERIFY((part() - before).manhattanLength() < 0.002);
        const double zoom = canvas.zoom();
        const int top = canvas.verticalScrollBar()->value();
        wheel(canvas, at, -1, {}); // scrolls
        QCOMPARE(canvas.zoom(), zoom);
        QVERIFY(canvas.verticalScrollBar()->value() > top);
    }

    void zoomIsBounded()
    {
        Theme theme(*qApp);
        ImageCanvas canvas(theme);
        canvas.resize(200, 200);
        canvas.setImage(decoded(filled(1000, 1000)));
        for (int i = 0; i < 100; ++i)
            canvas.zoomIn();
        QCOMPARE(canvas.zoom(), ImageCanvas::kMostZoom);
        QVERIFY(!canvas.grab().isNull());
        for (int i = 0; i < 100; ++i)
            canvas.zoomOut();
        QCOMPARE(canvas.zoom(), 1.0 / 16.0);
        QVERIFY(!canvas.grab().isNull());
    }

    void worksByKeyboard()
    {
        Theme theme(*qApp);
        ImageCanvas canvas(theme);
        canvas.resize(200, 200);
        canvas.setImage(decoded(filled(1000, 1000)));
        QTest::keyClick(&canvas, Qt::Key_0);
        QCOMPARE(canvas.zoom(), 1.0);
        QTest::keyClick(&canvas, Qt::Key_Plus);
        QCOMPARE(canvas.zoom(), 1.25);
        QTest::keyClick(&canvas, Qt::Key_Minus);
        QTest::keyClick(&canvas, Qt::Key_Down);
        QVERIFY(canvas.verticalScrollBar()->value() > 0);
        QTest::keyClick(&canvas, Qt::Key_F);
        QVERIFY(canvas.isFitted());
    }

    void draggingMovesTheImage()
    {
        Theme theme(*qApp);
        ImageCanvas canvas(theme);
        canvas.resize(200, 200);
        canvas.setImage(decoded(filled(1000, 1000)));
        canvas.setZoom(1.0);
        const int left = canvas.horizontalScrollBar()->value();
        QTest::mousePress(canvas.viewport(), Qt::LeftButton, {}, QPoint(100, 100));
        QMouseEvent move(QEvent::MouseMove, QPointF(60, 100),
                         canvas.viewport()->mapToGlobal(QPointF(60, 100)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(canvas.viewport(), &move);
        QTest::mouseRelease(canvas.viewport(), Qt::LeftButton, {}, QPoint(60, 100));
        QCOMPARE(canvas.horizontalScrollBar()->value(), left + 40);
        QTest::mouseDClick(canvas.viewport(), Qt::LeftButton);
        QVERIFY(canvas.isFitted());
    }

    void checksShowThroughWhatIsTransparent()
    {
        Theme theme(*qApp);
        ImageCanvas canvas(theme);
        canvas.resize(128, 128);
        canvas.show();
        canvas.setImage(decoded(filled(128, 128, Qt::transparent)));
        const QImage seen = canvas.grab().toImage();
        QCOMPARE(seen.pixelColor(4, 4), theme.tokens().surface);
        QCOMPARE(seen.pixelColor(12, 4), theme.tokens().line);
        QCOMPARE(seen.pixelColor(12, 12), theme.tokens().surface);
        canvas.setImage(decoded(filled(128, 128)));
        QCOMPARE(canvas.grab().toImage().pixelColor(12, 4), QColor(Qt::red));
    }

    void drawsThePartThatIsSeen()
    {
        QImage image = filled(2000, 2000);
        QPainter(&image).fillRect(1000, 0, 1000, 2000, Qt::blue);
        Theme theme(*qApp);
        ImageCanvas canvas(theme);
        canvas.resize(200, 200);
        canvas.setImage(decoded(image));
        QImage seen = canvas.grab().toImage(); // fitted, from a smaller level
        QCOMPARE(seen.pixelColor(50, 100), QColor(Qt::red));
        QCOMPARE(seen.pixelColor(150, 100), QColor(Qt::blue));
        canvas.setZoom(4.0);
        canvas.horizontalScrollBar()->setValue(0);
        QCOMPARE(canvas.grab().toImage().pixelColor(150, 100), QColor(Qt::red));
        canvas.horizontalScrollBar()->setValue(canvas.horizontalScrollBar()->maximum());
        QCOMPARE(canvas.grab().toImage().pixelColor(50, 100), QColor(Qt::blue));
    }
};

QTEST_MAIN(TestImageView)
#include "test_image_view.moc"
