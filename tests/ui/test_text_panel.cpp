// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_lines.h"
#include "ui/preview/find_bar.h"
#include "ui/preview/lines_view.h"
#include "ui/preview/text_panel.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::ui::test;

class TestTextPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TextPanel> m_panel;
    std::shared_ptr<FakeLines> m_lines;

    void show(qint64 lines)
    {
        m_lines = std::make_shared<FakeLines>(lines);
        m_panel->setSource(m_lines);
    }

    LinesView *view() const { return m_panel->view(); }
    QLineEdit *edit() const { return m_panel->findBar()->findChild<QLineEdit *>(); }
    QString state() const { return m_panel->findBar()->findChild<QLabel *>()->text(); }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_panel = std::make_unique<TextPanel>(*m_theme);
        m_panel->resize(400, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->activateWindow();
    }

    void goesToTheFirstPlaceAndFromOneToTheNext()
    {
        show(2000);
        m_panel->find();
        QTRY_VERIFY(edit()->hasFocus());
        QTest::keyClicks(edit(), QStringLiteral("LINE 100"));
        QTRY_COMPARE(state(), QStringLiteral("1 of 11")); // 100, 1000 … 1009
        QCOMPARE(view()->cursor().line, 100);
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(view()->cursor().line, 1000);
        QTest::keyClick(edit(), Qt::Key_F3, Qt::ShiftModifier);
        QTest::keyClick(edit(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(view()->cursor().line, 1009); // around the start
        QCOMPARE(state(), QStringLiteral("11 of 11"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(view()->cursor().line, 100);
    }

    void saysThatNothingWasFound()
    {
        show(2000);
        m_panel->find();
        edit()->setText(QStringLiteral("nowhere"));
        QTRY_COMPARE(state(), QStringLiteral("not found"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QCOMPARE(view()->cursor(), LineMatch{});
        edit()->clear();
        QVERIFY(state().isEmpty());
    }

    void countsUpToABoundInManyLines()
    {
        show(1'000'000);
        m_panel->find();
        edit()->setText(QStringLiteral("line"));
        QTRY_COMPARE(state(), QStringLiteral("1 of 10,000+"));
    }

    void findsInAMillionLinesWithoutBeingInTheWay()
    {
        show(1'000'000);
        m_panel->find();
        LineFinder finder;
        QSignalSpy slices(&finder, &LineFinder::foundMore);
        QSignalSpy finished(&finder, &LineFinder::finished);
        finder.find(m_lines, QStringLiteral("line 999999"));
        QVERIFY(finished.wait());
        QCOMPARE(finder.matches().size(), std::size_t{1});
        QVERIFY(slices.count() > 3); // the event loop had its turn in between
    }

    void unfoldsWhatIsFoldedToFindIt()
    {
        show(100);
        m_lines->folds = {3};
        m_lines->folded = {3};
        m_panel->setSource(m_lines);
        m_panel->find();
        edit()->setText(QStringLiteral("line 7"));
        QTRY_COMPARE(state(), QStringLiteral("1 of 11"));
        QVERIFY(m_lines->folded.empty());
        view()->toggle(3);
        m_panel->findNext(); // lines have moved: looks again
        QTRY_COMPARE(state(), QStringLiteral("1 of 11"));
        QVERIFY(m_lines->folded.empty());
    }

    void looksInTheNextTextAsWell()
    {
        show(100);
        m_panel->find();
        edit()->setText(QStringLiteral("line 42"));
        QTRY_COMPARE(state(), QStringLiteral("1 of 1"));
        show(20);
        QTRY_COMPARE(state(), QStringLiteral("not found"));
    }

    void closesByEscape()
    {
        show(100);
        m_panel->find();
        edit()->setText(QStringLiteral("line 42"));
        QTest::keyClick(edit(), Qt::Key_Escape);
        QVERIFY(m_panel->findBar()->isHidden());
        QVERIFY(!m_panel->closeFind());
    }
};

QTEST_MAIN(TestTextPanel)
#include "test_text_panel.moc"
