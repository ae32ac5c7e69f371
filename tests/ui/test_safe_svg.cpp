// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/verify.h"
#include "tests/ui/hostile_images.h"
#include "ui/preview/safe_svg.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::test;

class TestSafeSvg : public QObject
{
    Q_OBJECT

    static QByteArray svg(const QByteArray &content)
    {
        return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
               "width='10' height='10'>" +
               content + "</svg>";
    }

    static QByteArray dataLink(const QImage &image)
    {
        return "data:image/png;base64," + encoded(image, "png").toBase64();
    }

private Q_SLOTS:
    void tellsDrawingsFromBitmaps()
    {
        QVERIFY(isSvg("<svg/>"));
        QVERIFY(isSvg("\xef\xbb\xbf\n  <?xml?>"));
        QVERIFY(isSvg("\xff\xfe<"));
        QVERIFY(!isSvg("\x89PNG"));
        QVERIFY(!isSvg(QByteArray()));
    }

    void keepsWhatIsDrawn()
    {
        const QByteArray shapes = "<g id='a' style='fill:red'><path d='M0 0L1 1'/></g><use xlink:href='#a'/>"
                                  "<text x='1'>a &lt; b</text>";
        const auto safe = makeSafeSvg(svg(shapes));
        VERIFY_OK(safe);
        for (const QByteArray part : {"id=\"a\"", "style=\"fill:red\"", "d=\"M0 0L1 1\"", "xlink:href=\"#a\"",
                                      "xmlns:xlink=", "a &lt; b"})
            QVERIFY2(safe->svg.contains(part), safe->svg.constData());
        QCOMPARE(safe->missingImages, 0);
    }

    void dropsWhatReadsFilesOrRuns_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("script") << svg("<script>SECRET</script>");
        QTest::newRow("foreign object") << svg("<foreignObject><a>SECRET</a></foreignObject>");
        QTest::newRow("style sheet") << QByteArray("<?xml-stylesheet type='text/css' href='SECRET.css'?>") +
                                            svg({});
        QTest::newRow("import") << svg("<style>@IMPORT url(SECRET.css);</style>");
        QTest::newRow("image in a file") << svg("<image xlink:href='/etc/SECRET.png'/>");
        QTest::newRow("image by URL") << svg("<image href='file:///SECRET.png'/>");
        QTest::newRow("image on the net") << svg("<image href='http://example.org/SECRET.png'/>");
        QTest::newRow("external entity")
            << QByteArray("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///SECRET'>]>") + svg("<text>&x;</text>");
        QTest::newRow("comment") << svg("<!-- SECRET -->");
    }

    void dropsWhatReadsFilesOrRuns()
    {
        QFETCH(QByteArray, source);
        const auto safe = makeSafeSvg(source);
        QVERIFY(!safe || !safe->svg.contains("SECRET"));
    }

    void countsImagesThatAreLeftOut()
    {
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QByteArray drawing =
            "data:image/svg+xml;base64," + svg("<image href='/etc/x.png'/>").toBase64();
        const auto safe =
            makeSafeSvg(svg("<image xlink:href=\"" + dataLink(image) + "\"/><image xlink:href=\"" + drawing +
                            "\"/><image xlink:href=\"x.png\"/><image/>"));
        VERIFY_OK(safe);
        QCOMPARE(safe->missingImages, 3);
        QVERIFY(safe->svg.contains(dataLink(image)));
    }

    void imagesInItAreBounded()
    {
        const QByteArray huge = "data:image/png;base64," + pngClaiming(100'000, 100'000).toBase64();
        const auto safe = makeSafeSvg(svg("<image xlink:href=\"" + huge + "\"/>"));
        VERIFY_OK(safe);
        QCOMPARE(safe->missingImages, 1);
        QVERIFY(!safe->svg.contains("base64"));
    }

    void refusesPartsThatMultiply()
    {
        QByteArray parts = "<g id='a0'><rect width='5' height='5'/></g>";
        for (int i = 1; i < 20; ++i)
            parts += QStringLiteral("<g id='a%1'>").arg(i).toLatin1() +
                     QStringLiteral("<use xlink:href='#a%1'/>").arg(i - 1).toLatin1().repeated(10) + "</g>";
        VERIFY_FAILS(makeSafeSvg(svg(parts)), ErrorCode::TooLarge);
    }

    void refusesPartsThatUseThemselves()
    {
        VERIFY_FAILS(makeSafeSvg(svg("<g id='a'><use xlink:href='#b'/></g><g id='b'><use href='#a'/></g>")),
                     ErrorCode::TooLarge);
        VERIFY_FAILS(makeSafeSvg(svg("<use id='a' xlink:href='#a'/>")), ErrorCode::TooLarge);
    }

    void refusesLongChainsOfUses()
    {
        QByteArray chain = "<g id='a0'/>";
        for (int i = 1; i < 20'000; ++i)
            chain.prepend(
                QStringLiteral("<g id='a%1'><use xlink:href='#a%2'/></g>").arg(i).arg(i - 1).toLatin1());
        VERIFY_FAILS(makeSafeSvg(svg(chain)), ErrorCode::TooLarge);
    }

    void refusesDeepNestingAndTooManyParts()
    {
        VERIFY_FAILS(
            makeSafeSvg(svg(QByteArray("<g>").repeated(100'000) + QByteArray("</g>").repeated(100'000))),
            ErrorCode::TooLarge);
        VERIFY_FAILS(makeSafeSvg(svg(QByteArray("<g/>").repeated(60'000))), ErrorCode::TooLarge);
        const QByteArray path = "<path d=\"" + QByteArray("L1 1").repeated(400'000) + "\"/>";
        QVERIFY(makeSafeSvg(svg(path)));
        VERIFY_FAILS(makeSafeSvg(svg(path.repeated(20))), ErrorCode::TooLarge);
    }

    void entitiesDoNotMultiply()
    {
        QByteArray entities = "<!ENTITY a0 \"aaaaaaaaaa\">";
        for (int i = 1; i < 12; ++i)
            entities += QStringLiteral("<!ENTITY a%1 \"").arg(i).toLatin1() +
                        QStringLiteral("&a%1;").arg(i - 1).toLatin1().repeated(10) + "\">";
        VERIFY_FAILS(makeSafeSvg("<!DOCTYPE svg [" + entities + "]>" + svg("<text>&a11;</text>")),
                     ErrorCode::Corrupt);
    }

    void tellsWhatIsNoDrawing()
    {
        VERIFY_FAILS(makeSafeSvg("<html><svg/></html>"), ErrorCode::Corrupt);
        VERIFY_FAILS(makeSafeSvg("<svg"), ErrorCode::Corrupt);
        VERIFY_FAILS(makeSafeSvg("<svg><g></svg>"), ErrorCode::Corrupt);
        VERIFY_FAILS(makeSafeSvg(QByteArray()), ErrorCode::Corrupt);
        VERIFY_FAILS(makeSafeSvg("<svg><a:b:c/>"), ErrorCode::Corrupt);
    }

    void everyBeginningIsSafe()
    {
        const QByteArray whole =
            svg("<g id='a'><path d='M0 0' style='stroke-dasharray:1'/></g><use href='#a'/>");
        for (qsizetype i = 0; i < whole.size(); ++i)
            QVERIFY(!makeSafeSvg(whole.first(i)));
        QVERIFY(makeSafeSvg(whole));
    }
};

QTEST_GUILESS_MAIN(TestSafeSvg)
#include "test_safe_svg.moc"
