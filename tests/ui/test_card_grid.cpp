// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/card_grid.h"

#include <QTest>

using namespace cachescope::ui;

class TestCardGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTwoColumnsWhereThereIsRoom()
    {
        CardGrid grid;
        QList<QWidget *> cards;
        for (int i = 0; i < 6; ++i) {
            cards.append(new QWidget);
            grid.addCard(cards.last());
        }
        grid.resize(1000, 600);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        QCOMPARE(grid.columns(), 2);
        QCOMPARE(cards[0]->y(), cards[1]->y());
        QCOMPARE(cards[0]->width(), cards[1]->width());
        grid.resize(600, 1200);
        QTRY_COMPARE(grid.columns(), 1);
        QTRY_VERIFY(cards[1]->y() > cards[0]->geometry().bottom());
        QTRY_COMPARE(cards[5]->width(), grid.width());
        grid.resize(1000, 1200);
        QTRY_COMPARE(cards[0]->y(), cards[1]->y());
    }

    void fillsTheHeightThatItIsGiven()
    {
        CardGrid grid;
        for (int i = 0; i < 6; ++i)
            grid.addCard(new QWidget);
        const int least = grid.minimumHeight();
        grid.setLeastHeight(least + 100);
        QCOMPARE(grid.minimumHeight(), least + 100);
        QCOMPARE(grid.sizeHint().height(), least + 100);
        grid.setLeastHeight(10);
        QCOMPARE(grid.minimumHeight(), least);
    }
};

QTEST_MAIN(TestCardGrid)
#include "test_card_grid.moc"
