// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/preview_fixture.h"
#include "tests/ui/unnamed_controls.h"
#include "ui/preview/find_bar.h"
#include "ui/preview/hex_page.h"
#include "ui/preview/key_field.h"
#include "ui/preview/markdown_browser.h"
#include "ui/preview/preview_content.h"
#include "ui/preview/preview_header.h"
#include "ui/preview/preview_pane.h"
#include "ui/preview/text_panel.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::ui::test;
using inspect::ContentType;

class TestPreviewPane : public PreviewFixture
{
    Q_OBJECT

    std::unique_ptr<PreviewPane> m_pane;

    void look(qint64 rowid, const QString &key = QStringLiteral("key"))
    {
        m_pane->setRow(rowid, entry(rowid, key));
        QTRY_VERIFY(m_pane->reader()->shown() && m_pane->reader()->shown()->rowid == rowid);
    }

    PreviewContent *content() const { return m_pane->content(); }
    LinesView *lines() const { return content()->text()->view(); }
    QString firstLine() const { return lines()->source() ? lines()->source()->line(0).text : QString(); }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : m_pane->findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }

    bool says(const QString &text) const
    {
        const auto labels = m_pane->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

private Q_SLOTS:
    void init()
    {
        open();
        m_pane = std::make_unique<PreviewPane>(*theme, *inspector);
        m_pane->resize(420, 600);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        m_pane->activateWindow();
    }
    void cleanup()
    {
        m_pane.reset();
        inspector.reset();
    }

    void asksToSelectAnEntry()
    {
        QVERIFY(says(QStringLiteral("Select an entry")));
        look(kJson);
        QVERIFY(!says(QStringLiteral("Select an entry")));
        m_pane->setRow(std::nullopt, std::nullopt);
        QVERIFY(says(QStringLiteral("Select an entry")));
    }

    void showsEachKindInItsWay()
    {
        look(kJson);
        QCOMPARE(content()->current(), content()->text());
        QCOMPARE(firstLine(), QStringLiteral("{"));
        look(kMarkdown);
        QCOMPARE(content()->current(), content()->markdown());
        QVERIFY(content()->markdown()->toPlainText().startsWith(QStringLiteral("Title")));
        look(kHtml);
        QCOMPARE(content()->current(), content()->text());
        QVERIFY(firstLine().startsWith(QStringLiteral("<!DOCTYPE html>")));
        look(kPdf);
        QVERIFY(says(QStringLiteral("PDF document")));
        look(kEmpty);
        QVERIFY(says(QStringLiteral("The value is empty.")));
        look(kUnknown);
        QVERIFY(button(QStringLiteral("Show the &bytes")));
    }

    void showsMarkdownAsItsSource()
    {
        look(kPage);
        QCOMPARE(content()->current(), content()->markdown());
        QVERIFY(content()->markdown()->toPlainText().startsWith(QStringLiteral("Page")));
        for (QToolButton *each : m_pane->findChildren<QToolButton *>()) {
            if (each->text() == QStringLiteral("JSON"))
                each->click();
        }
        QCOMPARE(content()->current(), content()->text());
        QCOMPARE(firstLine(), QStringLiteral("{"));
        look(kMarkdown); // stays so
        QCOMPARE(firstLine(), QStringLiteral("# Title"));
    }

    void opensAFieldByTheLinkAndComesBackByKeys()
    {
        look(kDocument);
        int line = 0;
        while (line < lines()->rowCount() && !lines()->source()->line(line).opens)
            ++line;
        QVERIFY(line < lines()->rowCount());
        lines()->setFocus();
        lines()->select({line, 0}, 0);
        QTest::keyClick(lines(), Qt::Key_Return);
        QTRY_VERIFY(says(QStringLiteral("PDF document")));
        QVERIFY(button(QStringLiteral("← Back")));
        m_pane->setTab(PreviewTab::Hex);
        QCOMPARE(m_pane->hex()->view()->size(), pdf().size());
        m_pane->setTab(PreviewTab::Preview);
        QTest::keyClick(m_pane.get(), Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(content()->current(), content()->text());
        QCOMPARE(lines()->cursor().line, line); // where it was left
        QVERIFY(!button(QStringLiteral("← Back")));
    }

    void showsBytesOnlyAsTheyAreStored()
    {
        m_pane->setTab(PreviewTab::Hex);
        look(kJson);
        QTRY_COMPARE(m_pane->hex()->view()->size(), 32);
        look(kZeros);
        QTRY_COMPARE(m_pane->hex()->view()->size(), 6'000'000);
        m_pane->setRow(std::nullopt, std::nullopt);
        QCOMPARE(m_pane->hex()->view()->size(), 0);
    }

    void copiesBytesThatAreNotSeen()
    {
        m_pane->setTab(PreviewTab::Hex);
        look(kZeros);
        QTRY_COMPARE(m_pane->hex()->view()->size(), 6'000'000);
        QGuiApplication::clipboard()->clear();
        m_pane->hex()->view()->goTo(5'999'998);
        QTest::keyClick(m_pane->hex()->view(), Qt::Key_Right, Qt::ShiftModifier);
        m_pane->hex()->view()->copy(HexView::CopyAs::Hex);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("00 00"));
    }

    void goesToAnOffset()
    {
        m_pane->setTab(PreviewTab::Hex);
        look(kZeros);
        QTRY_COMPARE(m_pane->hex()->view()->size(), 6'000'000);
        m_pane->hex()->view()->setFocus();
        QTest::keyClick(m_pane->hex()->view(), Qt::Key_G, Qt::ControlModifier);
        auto *edit = m_pane->hex()->findChild<QLineEdit *>();
        QTRY_VERIFY(edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("0x1000"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_pane->hex()->view()->cursor(), 4096);
        QVERIFY(edit->isHidden());
    }

    void saysThatOnlyAPartIsShown()
    {
        look(kLong);
        QVERIFY(m_pane->header()->notice().contains(QStringLiteral("Only the first")));
        QVERIFY(button(QStringLiteral("Show all")));
        button(QStringLiteral("Show all"))->click();
        QTRY_VERIFY(m_pane->header()->notice().isEmpty());
        QVERIFY(!button(QStringLiteral("Show all")));
    }

    void saysNothingOfPartsWhereAllBytesAreSeen()
    {
        look(kLong);
        m_pane->setTab(PreviewTab::Hex);
        QVERIFY(m_pane->header()->notice().isEmpty());
        QVERIFY(!button(QStringLiteral("Show all")));
        m_pane->setTab(PreviewTab::Preview);
        QVERIFY(button(QStringLiteral("Show all")));
    }

    void offersNoMoreOfWhatIsNotShown()
    {
        look(kZeros);
        QVERIFY(m_pane->header()->notice().isEmpty());
        QVERIFY(!button(QStringLiteral("Show all")));
    }

    void saysThatTheRowIsGone()
    {
        m_pane->setRow(4711, std::nullopt);
        QSignalSpy failed(m_pane->reader(), &PreviewReader::failed);
        QVERIFY(failed.wait());
        const QString why = failed.first().first().value<Error>().message;
        QVERIFY(!why.isEmpty());
        QVERIFY(says(why));
        look(kJson);
        QVERIFY(!says(why));
    }

    void readsAgainWhatWasStoredAnew()
    {
        m_pane->setRow(kJson, entry(kJson, QStringLiteral("json"), 32));
        QTRY_VERIFY(m_pane->reader()->shown());
        QSignalSpy showing(m_pane->reader(), &PreviewReader::showing);
        m_pane->setRow(kJson, entry(kJson, QStringLiteral("json"), 32));
        m_pane->setRow(kJson, entry(kJson, QStringLiteral("json"), 40));
        QVERIFY(showing.wait());
        QCOMPARE(showing.count(), 1);
    }

    void showsAKeyAsItIs()
    {
        look(kHtml, QStringLiteral("<b>key</b>\n<script>"));
        QCOMPARE(m_pane->header()->key()->toPlainText(), QStringLiteral("<b>key</b>\n<script>"));
    }

    void switchesByKeys()
    {
        look(kJson);
        QTest::keyClick(m_pane.get(), Qt::Key_2, Qt::AltModifier);
        QCOMPARE(m_pane->tab(), PreviewTab::Hex);
        QTest::keyClick(m_pane.get(), Qt::Key_3, Qt::AltModifier);
        QCOMPARE(m_pane->tab(), PreviewTab::Details);
        QTest::keyClick(m_pane.get(), Qt::Key_1, Qt::AltModifier);
        QCOMPARE(m_pane->tab(), PreviewTab::Preview);
    }

    void findsTextWhereTheKeyboardIs()
    {
        look(kJson);
        QVERIFY(!m_pane->findHere() || m_pane->isAncestorOf(QApplication::focusWidget()));
        lines()->setFocus();
        QTRY_VERIFY(lines()->hasFocus());
        QVERIFY(m_pane->findHere());
        QVERIFY(content()->text()->findBar()->isVisible());
        QVERIFY(m_pane->escapeHere());
        QVERIFY(!content()->text()->findBar()->isVisible());
        QVERIFY(!m_pane->escapeHere());
    }

    void readsNothingWhileItIsHidden()
    {
        m_pane->hide();
        m_pane->setRow(kJson, entry(kJson, QStringLiteral("json")));
        QTest::qWait(2 * PreviewReader::kSettleMs); // nothing is to happen
        QVERIFY(!m_pane->reader()->shown());
        m_pane->show();
        QTRY_VERIFY(m_pane->reader()->shown());
    }

    void namesItsControls()
    {
        look(kDocument);
        QCOMPARE(cachescope::test::unnamedControls(m_pane.get()), QStringList());
    }
};

QTEST_MAIN(TestPreviewPane)
#include "test_preview_pane.moc"
