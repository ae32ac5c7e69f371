// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_lines.h"
#include "ui/preview/lines_view.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace cachescope;
using namespace cachescope::ui;
using namespace cachescope::ui::test;

class TestLinesView : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<LinesView> m_view;
    std::shared_ptr<FakeLines> m_lines;

    void show(qint64 lines)
    {
        m_lines = std::make_shared<FakeLines>(lines);
        m_view->setSource(m_lines);
    }

    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_view.get(), which, modifiers);
    }

    QString copied()
    {
        QGuiApplication::clipboard()->clear();
        QSignalSpy done(m_view.get(), &LinesView::copied);
        m_view->copy();
        return done.wait() ? QGuiApplication::clipboard()->text() : QString();
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_view = std::make_unique<LinesView>(*m_theme);
        m_view->resize(400, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_view->setFocus();
        QTRY_VERIFY(m_view->hasFocus());
    }

    void reachesTheLastOfBillionsOfLines()
    {
        show(std::numeric_limits<int>::max());
        key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(m_view->cursor().line, m_view->rowCount() - 1);
        QCOMPARE(m_view->lastVisibleRow(), m_view->rowCount() - 1);
        key(Qt::Key_Down);
        QCOMPARE(m_view->cursor().line, m_view->rowCount() - 1);
        m_view->grab();
        QVERIFY(m_lines->asked < 1000);
        key(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(m_view->firstVisibleRow(), 0);
    }

    void makesOnlyTheLinesThatAreSeen()
    {
        show(1'000'000);
        m_lines->asked = 0;
        m_view->grab();
        m_view->verticalScrollBar()->setValue(500'000);
        m_view->grab();
        m_view->grab();
        QVERIFY2(m_lines->asked < 100, qPrintable(QString::number(m_lines->asked)));
    }

    void isAtEaseWithoutLines()
    {
        for (const std::shared_ptr<FakeLines> &lines :
             {std::shared_ptr<FakeLines>(), std::make_shared<FakeLines>(0)}) {
            m_view->setSource(lines);
            for (const Qt::Key each :
                 {Qt::Key_Down, Qt::Key_End, Qt::Key_PageDown, Qt::Key_Left, Qt::Key_Return})
                key(each);
            key(Qt::Key_A, Qt::ControlModifier);
            key(Qt::Key_C, Qt::ControlModifier);
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton);
            m_view->setAllFolded(true);
            m_view->toggle(3);
            m_view->grab();
            QVERIFY(m_view->spokenText().isEmpty());
            QVERIFY(!m_view->hasSelection());
        }
    }

    void copiesWhatIsSelectedByKeys()
    {
        show(100);
        key(Qt::Key_Right);
        key(Qt::Key_Down, Qt::ShiftModifier);
        key(Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(copied(), QStringLiteral("ine 0\nline 1"));
        key(Qt::Key_Down);
        QVERIFY(!m_view->hasSelection());
    }

    void copiesWhatIsSelectedByTheMouse()
    {
        show(100);
        const QRect second = m_view->rowRect(1);
        const QRect fourth = m_view->rowRect(3);
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {},
                          QPoint(second.right(), second.center().y()));
        QMouseEvent move(QEvent::MouseMove, QPointF(fourth.right(), fourth.center().y()),
                         m_view->viewport()->mapToGlobal(fourth.center()), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view->viewport(), &move);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton);
        QCOMPARE(copied(), QStringLiteral("\nline 2\nline 3"));
    }

    void selectsAWordByADoubleClick()
    {
        show(1);
        m_lines->special.insert(0, textLine(QStringLiteral("\"first_name\": 1")));
        m_view->setSource(m_lines);
        m_view->select({0, 3}, 0);
        const QRect row = m_view->rowRect(0);
        int x = 0;
        while (x < row.width() && m_view->cursor().column != 5) {
            QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(++x, row.center().y()));
        }
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(x, row.center().y()));
        QCOMPARE(copied(), QStringLiteral("first_name"));
    }

    void joinsALongLineAgainThatIsShownInSeveral()
    {
        show(3);
        m_lines->goesOn.insert(1);
        m_view->setSource(m_lines);
        m_view->selectAll();
        QCOMPARE(copied(), QStringLiteral("line 0line 1\nline 2"));
    }

    void refusesToCopyTooMuch()
    {
        show(2000);
        for (qint64 line = 1000; line < 1010; ++line) // out of sight
            m_lines->special.insert(line, textLine(QString(LinesView::kMostCopied / 8, QLatin1Char('x'))));
        QSignalSpy refused(m_view.get(), &LinesView::notCopied);
        key(Qt::Key_Down);
        key(Qt::Key_A, Qt::ControlModifier);
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        m_view->copy();
        QTRY_COMPARE(refused.count(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    }

    void foldsByKeysAndByClicks()
    {
        show(10);
        m_lines->folds = {0, 4};
        m_view->setSource(m_lines);
        QSignalSpy changed(m_view.get(), &LinesView::foldsChanged);
        key(Qt::Key_Right); // is unfolded: moves the cursor
        QCOMPARE(m_view->cursor(), (LineMatch{0, 1}));
        key(Qt::Key_Left);
        key(Qt::Key_Left);
        QVERIFY(m_lines->folded.contains(0));
        key(Qt::Key_Right);
        QVERIFY(m_lines->folded.empty());
        QVERIFY(m_view->foldRect(1).isEmpty());
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->foldRect(4).center());
        QVERIFY(m_lines->folded.contains(4));
        QCOMPARE(changed.count(), 3);
    }

    void opensAFieldByClickAndByEnter()
    {
        show(10);
        inspect::ShownLine field = textLine(QStringLiteral("\"pdf\": \"JVBERi0…\""));
        field.opens = true;
        field.label = QStringLiteral("PDF, 34.9 kB");
        m_lines->special.insert(2, field);
        m_view->setSource(m_lines);
        QSignalSpy opened(m_view.get(), &LinesView::openRequested);
        QVERIFY(m_view->linkRect(1).isEmpty());
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->linkRect(2).center());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toLongLong(), 20);
        QCOMPARE(m_view->cursor().line, 2);
        key(Qt::Key_Return);
        QCOMPARE(opened.count(), 2);
        key(Qt::Key_Up);
        key(Qt::Key_Return);
        QCOMPARE(opened.count(), 2);
    }

    void keepsALinkInSightBehindALongLine()
    {
        show(1);
        inspect::ShownLine field = textLine(QString(2000, QLatin1Char('A')));
        field.opens = true;
        m_lines->special.insert(0, field);
        m_lines->widest = 2000;
        m_view->setSource(m_lines);
        QVERIFY(m_view->viewport()->rect().contains(m_view->linkRect(0)));
    }

    void scrollsAlongALongLine()
    {
        show(2);
        m_lines->special.insert(0, textLine(QString(2000, QLatin1Char('A'))));
        m_lines->widest = 2000;
        m_view->setSource(m_lines);
        QVERIFY(m_view->horizontalScrollBar()->maximum() > 0);
        key(Qt::Key_End);
        QCOMPARE(m_view->cursor().column, 2000);
        QVERIFY(m_view->horizontalScrollBar()->value() > 1000);
        key(Qt::Key_Home);
        QCOMPARE(m_view->horizontalScrollBar()->value(), 0);
    }

    void tellsTheLineWithTheCursorToScreenReaders()
    {
        show(10);
        key(Qt::Key_Down);
        QAccessibleInterface *told = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(told);
        QCOMPARE(told->text(QAccessible::Value), QStringLiteral("line 1"));
        QVERIFY(told->state().readOnly);
        QVERIFY(!told->text(QAccessible::Name).isEmpty());
    }
};

QTEST_MAIN(TestLinesView)
#include "test_lines_view.moc"
