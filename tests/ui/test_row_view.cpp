// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/row_view_test.h"

using namespace cachescope::ui;
using namespace cachescope::ui::test;

class TestRowView : public RowViewTest
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        view.reset();
        model.reset();
    }

    void reachesTheLastOfBillions()
    {
        show(kBillions);
        key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view->currentIndex().row(), kBillions - 1);
        QCOMPARE(view->lastVisibleRow(), kBillions - 1);
        QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
        QCOMPARE(view->rowRect(kBillions - 1).bottom(), view->viewport()->height() - 1);
        QTRY_COMPARE(model->lastSeen, kBillions - 1);
        key(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(view->firstVisibleRow(), 0);
        QCOMPARE(view->verticalScrollBar()->value(), 0);
    }

    void theScrollBarReachesTheLastRow()
    {
        show(kBillions);
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
        QCOMPARE(view->lastVisibleRow(), kBillions - 1);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, middle(kBillions - 1));
        QCOMPARE(view->currentIndex().row(), kBillions - 1);
        QVERIFY(view->isRowSelected(kBillions - 1));
        QCOMPARE(view->selectedCount(), 1);
        QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
    }

    void costsNothingForRowsOutOfSight()
    {
        show(kBillions);
        model->asked = 0;
        view->selectAll();
        QCOMPARE(view->selectedCount(), kBillions);
        key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view->selectedCount(), kBillions);
        view->grab();
        view->keyboardSearch(QStringLiteral("row 1999999999"));
        QVERIFY2(model->asked < 5000, qPrintable(QString::number(model->asked)));
    }

    void isAtEaseWithoutRows()
    {
        show(0);
        for (const Qt::Key each : {Qt::Key_Down, Qt::Key_End, Qt::Key_PageUp, Qt::Key_Space, Qt::Key_Return})
            key(each);
        key(Qt::Key_A, Qt::ControlModifier);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(20, 20));
        wheel(-120);
        view->grab();
        QCOMPARE(view->selectedCount(), 0);
        QCOMPARE(view->firstVisibleRow(), -1);
        QCOMPARE(view->lastVisibleRow(), -1);
        QVERIFY(!view->indexAt(QPoint(5, 5)).isValid());
    }

    void oneRowIsBothEnds()
    {
        show(1);
        QVERIFY(!view->verticalScrollBar()->isVisible());
        key(Qt::Key_End);
        QCOMPARE(view->selectedCount(), 1);
        key(Qt::Key_Down);
        QCOMPARE(view->currentIndex().row(), 0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(20, 3 * kRow)); // beneath it
        QCOMPARE(view->selectedCount(), 0);
    }

    void scrollsToWhereItIsAsked()
    {
        show(kBillions);
        const int height = view->viewport()->height();
        const QModelIndex index = model->index(1'000'000'000, 1);
        view->scrollTo(index, QAbstractItemView::PositionAtTop);
        QCOMPARE(view->visualRect(index).top(), 0);
        view->scrollTo(index, QAbstractItemView::PositionAtBottom);
        QCOMPARE(view->visualRect(index).bottom(), height - 1);
        view->scrollTo(index, QAbstractItemView::PositionAtCenter);
        QVERIFY(qAbs(view->visualRect(index).center().y() - height / 2) <= 1);
        const QRect before = view->visualRect(index);
        view->scrollTo(index, QAbstractItemView::EnsureVisible);
        QCOMPARE(view->visualRect(index), before);
        view->scrollTo(model->index(0, 0));
        QCOMPARE(view->firstVisibleRow(), 0);
        QVERIFY(view->visualRect(index).top() > height);
    }

    void findsWhatItShows()
    {
        show(kBillions);
        view->verticalScrollBar()->setValue(1'999'999'000);
        for (int row = view->firstVisibleRow(); row <= view->lastVisibleRow(); ++row) {
            for (int column = 0; column < 3; ++column) {
                const QModelIndex index = model->index(row, column);
                QCOMPARE(view->indexAt(view->visualRect(index).center()), index);
            }
        }
    }

    void appendedRowsDisturbNothing()
    {
        show(1000);
        click(3);
        click(5, Qt::ShiftModifier);
        view->verticalScrollBar()->setValue(500);
        model->append(kBillions);
        QCOMPARE(view->firstVisibleRow(), 500);
        QCOMPARE(selected(), (QList<int>{3, 4, 5}));
        key(Qt::Key_End);
        QCOMPARE(view->currentIndex().row(), kBillions + 999);
        QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
    }

    void rowsBeforeTheFirstSeenOneMoveNothing()
    {
        show(1000);
        view->verticalScrollBar()->setValue(500);
        click(501);
        model->insertFirst(7);
        QCOMPARE(view->firstVisibleRow(), 507);
        model->removeFirst(107);
        QCOMPARE(view->firstVisibleRow(), 400);
        model->removeFirst(890);
        QCOMPARE(view->lastVisibleRow(), 9);
        QCOMPARE(view->firstVisibleRow(), qMax(0, 10 - (view->viewport()->height() + kRow - 1) / kRow));
    }

    void aResetStartsAtTheTop()
    {
        show(kBillions);
        key(Qt::Key_End);
        model->become(500);
        QCOMPARE(view->firstVisibleRow(), 0);
        QCOMPARE(view->selectedCount(), 0);
        model->become(2);
        QCOMPARE(view->verticalScrollBar()->maximum(), 0);
        model->become(kBillions);
        QVERIFY(view->verticalScrollBar()->maximum() > kBillions - 100);
    }

    void changesOutOfSightPaintNothing()
    {
        show(kBillions);
        QTRY_VERIFY(model->asked > 0);
        QCoreApplication::processEvents();
        model->asked = 0;
        model->change(1'000'000);
        QCoreApplication::processEvents();
        QCOMPARE(model->asked, 0);
        model->change(1);
        QTRY_VERIFY(model->asked > 0);
    }

    void resizingKeepsTheEndInView()
    {
        show(kBillions);
        key(Qt::Key_End);
        for (const int height : {500, 180, 333, 70}) {
            view->resize(400, height);
            QTRY_COMPARE(view->height(), height);
            view->scrollTo(view->currentIndex());
            QCOMPARE(view->lastVisibleRow(), kBillions - 1);
            QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
        }
    }

    void hiddenColumnsTakeNoRoom()
    {
        show(1000);
        QHeaderView *header = view->horizontalHeader();
        header->hideSection(0);
        QCOMPARE(view->indexAt(QPoint(2, 2)).column(), 1);
        QVERIFY(view->visualRect(model->index(0, 0)).isEmpty());
        click(4);
        QCOMPARE(selected(), QList<int>{4});
        header->moveSection(header->visualIndex(2), 0);
        QCOMPARE(view->indexAt(QPoint(2, 2)).column(), 2);
        view->grab();
        header->hideSection(1);
        header->hideSection(2);
        view->grab();
        QCOMPARE(view->horizontalScrollBar()->maximum(), 0);
    }

    void wideColumnsScrollSideways()
    {
        show(1000);
        view->horizontalHeader()->resizeSection(2, 900);
        QTRY_VERIFY(view->horizontalScrollBar()->maximum() > 0);
        click(1);
        key(Qt::Key_Right);
        QVERIFY(view->horizontalScrollBar()->value() > 0);
        QCOMPARE(view->visualRect(model->index(0, 0)).left(), -view->horizontalScrollBar()->value());
        QCOMPARE(view->horizontalHeader()->offset(), view->horizontalScrollBar()->value());
    }

    void anotherModelTakesItsPlace()
    {
        show(kBillions);
        key(Qt::Key_End);
        ManyRows other(3);
        view->setModel(&other);
        QCOMPARE(view->lastVisibleRow(), 2);
        model->append(5); // nobody listens
        QCOMPARE(view->lastVisibleRow(), 2);
        view->setModel(nullptr);
        view->grab();
    }
};

QTEST_MAIN(TestRowView)
#include "test_row_view.moc"
