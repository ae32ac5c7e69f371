// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/row_view_test.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>

using namespace cachescope::ui;
using namespace cachescope::ui::test;

class TestRowViewInput : public RowViewTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        view.reset();
        model.reset();
    }

    void countsUpToTheLargestInteger()
    {
        show(std::numeric_limits<int>::max());
        key(Qt::Key_End);
        QCOMPARE(view->currentIndex().row(), std::numeric_limits<int>::max() - 1);
        key(Qt::Key_PageDown);
        QCOMPARE(view->currentIndex().row(), std::numeric_limits<int>::max() - 1);
        key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(view->selectedCount(), 1);
    }

    void selectsAsFileManagersDo()
    {
        show(1000);
        click(2);
        click(5, Qt::ShiftModifier);
        QCOMPARE(selected(), (QList<int>{2, 3, 4, 5}));
        click(1, Qt::ShiftModifier); // the range turns about its anchor
        QCOMPARE(selected(), (QList<int>{1, 2}));
        click(6, Qt::ControlModifier);
        QCOMPARE(selected(), (QList<int>{1, 2, 6}));
        click(8, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(selected(), (QList<int>{1, 2, 6, 7, 8}));
        click(7, Qt::ControlModifier);
        QCOMPARE(selected(), (QList<int>{1, 2, 6, 8}));
        click(4);
        QCOMPARE(selected(), QList<int>{4});
    }

    void shiftReachesAcrossBillions()
    {
        show(kBillions);
        click(3);
        key(Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(view->selectedCount(), kBillions - 3);
        key(Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(view->selectedCount(), 4);
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ShiftModifier, middle(kBillions - 2));
        QCOMPARE(view->selectedCount(), kBillions - 4);
    }

    void theKeyboardMovesAndSelects()
    {
        show(1000);
        const int page = view->viewport()->height() / kRow;
        click(2);
        key(Qt::Key_Down);
        QCOMPARE(selected(), QList<int>{3});
        key(Qt::Key_Down, Qt::ShiftModifier);
        key(Qt::Key_Down, Qt::ShiftModifier);
        key(Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(selected(), (QList<int>{3, 4}));
        key(Qt::Key_PageDown);
        QCOMPARE(selected(), QList<int>{4 + page});
        QCOMPARE(view->lastVisibleRow(), 4 + page);
        key(Qt::Key_PageDown, Qt::ShiftModifier);
        QCOMPARE(view->selectedCount(), page + 1);
        key(Qt::Key_PageUp);
        key(Qt::Key_PageUp);
        QCOMPARE(selected(), QList<int>{4});
        key(Qt::Key_Down, Qt::ControlModifier);
        key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(selected(), QList<int>{4});
        key(Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(selected(), (QList<int>{4, 6}));
        key(Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(selected(), QList<int>{4});
    }

    void otherKeysAreLeftToOthers()
    {
        show(10);
        QKeyEvent letter(QEvent::KeyPress, Qt::Key_Q, Qt::NoModifier, QStringLiteral("q"));
        QCoreApplication::sendEvent(view.get(), &letter);
        QVERIFY(!letter.isAccepted());
        QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        QCoreApplication::sendEvent(view.get(), &escape);
        QVERIFY(!escape.isAccepted());
    }

    void draggingSelectsAndScrolls()
    {
        show(1000);
        QWidget *port = view->viewport();
        QTest::mousePress(port, Qt::LeftButton, {}, middle(1));
        move(middle(4));
        QCOMPARE(selected(), (QList<int>{1, 2, 3, 4}));
        move(middle(0));
        QCOMPARE(selected(), (QList<int>{0, 1}));
        move(QPoint(20, port->height() + 60));
        QTRY_VERIFY(view->firstVisibleRow() > 5);
        QTest::mouseRelease(port, Qt::LeftButton, {}, QPoint(20, port->height() + 60));
        const int last = view->lastVisibleRow();
        QVERIFY(view->isRowSelected(1) && view->isRowSelected(last - 1) && !view->isRowSelected(0));
    }

    void draggingWithControlKeepsTheRest()
    {
        show(1000);
        click(1);
        QTest::mousePress(view->viewport(), Qt::LeftButton, Qt::ControlModifier, middle(4));
        move(middle(7), Qt::ControlModifier);
        move(middle(6), Qt::ControlModifier);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, Qt::ControlModifier, middle(6));
        QCOMPARE(selected(), (QList<int>{1, 4, 5, 6}));
    }

    void aRightClickKeepsTheSelection()
    {
        show(1000);
        click(2);
        click(4, Qt::ShiftModifier);
        QTest::mouseClick(view->viewport(), Qt::RightButton, {}, middle(3));
        QCOMPARE(selected(), (QList<int>{2, 3, 4}));
        QCOMPARE(view->currentIndex().row(), 3);
        QTest::mouseClick(view->viewport(), Qt::RightButton, {}, middle(7));
        QCOMPARE(selected(), QList<int>{7});
    }

    void tellsOfClicksAndActivation()
    {
        show(1000);
        QSignalSpy clicked(view.get(), &QAbstractItemView::clicked);
        QSignalSpy activated(view.get(), &QAbstractItemView::activated);
        click(2);
        QCOMPARE(clicked.count(), 1);
        key(Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, middle(2));
        QCOMPARE(activated.count(), 2);
    }

    void theWheelScrollsByPixels()
    {
        show(kBillions);
        wheel(-120);
        QCOMPARE(view->rowRect(QApplication::wheelScrollLines()).top(), 0);
        wheel(120);
        for (int i = 0; i < 40; ++i)
            wheel(-3); // a fine wheel: 40 × 3 are one notch
        QCOMPARE(view->rowRect(QApplication::wheelScrollLines()).top(), 0);
        wheel(-20);
        QCOMPARE(view->rowRect(QApplication::wheelScrollLines()).top(), -kRow / 2);
        QVERIFY(view->indexAt(QPoint(5, 0)).row() == QApplication::wheelScrollLines());
    }

    void screenReadersFindTheRowsThatAreSeen()
    {
        show(kBillions);
        key(Qt::Key_End);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view.get());
        QVERIFY(list && list->role() == QAccessible::List);
        QCOMPARE(list->childCount(), view->lastVisibleRow() - view->firstVisibleRow() + 1);
        QAccessibleInterface *last = list->child(list->childCount() - 1);
        QVERIFY(last && last->isValid());
        QCOMPARE(last->text(QAccessible::Name),
                 QStringLiteral("row 1999999999, title 1: row 1999999999, title 2: row 1999999999"));
        QCOMPARE(last->text(QAccessible::Description), QStringLiteral("row 2000000000 of 2000000000"));
        QVERIFY(last->state().selected && last->state().focused);
        QCOMPARE(list->focusChild(), last);
        QCOMPARE(list->indexOfChild(last), list->childCount() - 1);
        QCOMPARE(list->childAt(last->rect().center().x(), last->rect().center().y()), last);
        QCOMPARE(last->parent(), list);
    }

    void screenReadersHearOfRowsThatCome()
    {
        show(kBillions);
        model->loaded = false;
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view.get());
        QCOMPARE(list->child(1)->text(QAccessible::Name), QStringLiteral("loading"));
        model->loaded = true;
        view->heard.clear();
        model->change(1);
        model->change(1'000'000); // out of sight
        QCOMPARE(std::exchange(view->heard, {}), (QList<Heard>{{QAccessible::NameChanged, 1}}));
    }

    void screenReadersHearOfTheSelection()
    {
        show(kBillions);
        click(1);
        view->heard.clear();
        key(Qt::Key_Down);
        QCOMPARE(std::exchange(view->heard, {}),
                 (QList<Heard>{{QAccessible::Focus, 2}, {QAccessible::Selection, 2}}));
        click(4, Qt::ControlModifier);
        QCOMPARE(std::exchange(view->heard, {}),
                 (QList<Heard>{{QAccessible::Focus, 4}, {QAccessible::SelectionAdd, 4}}));
        key(Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(std::exchange(view->heard, {}), (QList<Heard>{{QAccessible::SelectionRemove, 4}}));
        click(0);
        view->heard.clear();
        view->selectAll();
        QCOMPARE(std::exchange(view->heard, {}), (QList<Heard>{{QAccessible::SelectionWithin, -1}}));
    }
};

QTEST_MAIN(TestRowViewInput)
#include "test_row_view_input.moc"
