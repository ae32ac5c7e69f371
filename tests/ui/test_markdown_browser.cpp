// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/markdown_browser.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

using namespace cachescope;
using namespace cachescope::ui;

namespace {

/// Remembers what a document asks for.
class ListeningBrowser : public MarkdownBrowser
{
public:
    using MarkdownBrowser::MarkdownBrowser;

    QVariant loadResource(int type, const QUrl &name) override
    {
        asked.append(name);
        return MarkdownBrowser::loadResource(type, name);
    }

    QList<QUrl> asked;
};

} // namespace

class TestMarkdownBrowser : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ListeningBrowser> m_browser;

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_browser = std::make_unique<ListeningBrowser>(*m_theme);
        m_browser->resize(400, 300);
        m_browser->show();
    }

    void formatsHeadingsAndEmphasis()
    {
        m_browser->showMarkdown(QStringLiteral("# Title\n\nSome **bold** text."));
        QCOMPARE(m_browser->document()->firstBlock().blockFormat().headingLevel(), 1);
        QCOMPARE(m_browser->toPlainText(), QStringLiteral("Title\nSome bold text."));
    }

    void loadsNothing_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("net") << "https://example.org/a.png";
        QTest::newRow("disk") << "file:///etc/hostname";
        QTest::newRow("relative") << "a.png";
        QTest::newRow("data") << "data:image/png;base64,iVBORw0KGgo=";
        QTest::newRow("resource") << ":/icons/file.svg";
    }

    void loadsNothing()
    {
        QFETCH(QString, address);
        m_browser->showMarkdown(QStringLiteral("before ![a picture](%1) after").arg(address));
        m_browser->grab();
        QVERIFY(m_browser->asked.isEmpty());
        QCOMPARE(m_browser->toPlainText(), QStringLiteral("before [image: a picture] after"));
    }

    void showsHtmlAsItIsWritten()
    {
        const QString html = QStringLiteral("<img src=\"https://example.org/a.png\"> <b>x</b>");
        m_browser->showMarkdown(html);
        m_browser->grab();
        QVERIFY(m_browser->asked.isEmpty());
        QCOMPARE(m_browser->toPlainText(), html);
    }

    void copiesTheAddressOfALinkAndDoesNotFollowIt()
    {
        m_browser->showMarkdown(QStringLiteral("[here](https://example.org/x)"));
        QSignalSpy copied(m_browser.get(), &MarkdownBrowser::linkCopied);
        Q_EMIT m_browser->anchorClicked(QUrl(QStringLiteral("https://example.org/x")));
        QCOMPARE(copied.count(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://example.org/x"));
        QVERIFY(m_browser->toPlainText().contains(QStringLiteral("here")));
        QVERIFY(!m_browser->openLinks());
    }

    void formatsTheStartOfALongText()
    {
        const QString line = QStringLiteral("some words in a line\n\n");
        QVERIFY(m_browser->showMarkdown(line.repeated(10)));
        QVERIFY(!m_browser->showMarkdown(line.repeated(1'000'000)));
        QVERIFY(m_browser->toPlainText().size() <= MarkdownBrowser::kMostLetters);
        QVERIFY(!m_browser->showMarkdown(
            QStringLiteral("| a | b |\n| --- | --- |\n| 1 | 2 |\n\n").repeated(500)));
        QVERIFY(m_browser->document()->blockCount() < MarkdownBrowser::kMostParts);
        QVERIFY(!m_browser->showMarkdown(QString(2 * MarkdownBrowser::kMostLetters, QLatin1Char('x'))));
        QCOMPARE(m_browser->toPlainText().size(), MarkdownBrowser::kMostLetters);
    }

    void survivesDeepNesting()
    {
        m_browser->showMarkdown(QStringLiteral("> ").repeated(20'000) + QStringLiteral("x"));
        m_browser->showMarkdown(QStringLiteral("[").repeated(50'000));
        m_browser->showMarkdown(QStringLiteral("- ").repeated(20'000));
        m_browser->grab();
    }
};

QTEST_MAIN(TestMarkdownBrowser)
#include "test_markdown_browser.moc"
