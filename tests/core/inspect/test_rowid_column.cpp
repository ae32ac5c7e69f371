// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/rowid_column.h"

#include <QTest>

#include <limits>
#include <random>

using namespace cachescope::inspect;

class TestRowidColumn : public QObject
{
    Q_OBJECT

    /// Every row is found where it is, and its neighbours are not if they are not there.
    static void check(const std::vector<qint64> &rowids)
    {
        RowidColumn column;
        for (const qint64 rowid : rowids)
            column.append(rowid);
        for (std::size_t i = 0; i < rowids.size(); ++i) {
            QCOMPARE(column.find(rowids[i]), std::optional(i));
            const bool gapBehind = i + 1 == rowids.size() || rowids[i + 1] != rowids[i] + 1;
            if (gapBehind && rowids[i] < std::numeric_limits<qint64>::max())
                QVERIFY(!column.find(rowids[i] + 1));
        }
    }

private Q_SLOTS:
    void findsNothingInNothing() { QVERIFY(!RowidColumn().find(0)); }

    void findsEveryRow_data()
    {
        QTest::addColumn<std::vector<qint64>>("rowids");
        std::mt19937_64 random(1);
        std::vector<qint64> without;
        std::vector<qint64> half;
        std::vector<qint64> lopsided;
        for (qint64 i = 1; i <= 5000; ++i) {
            without.push_back(i);
            if (random() % 2 == 0)
                half.push_back(i);
            lopsided.push_back(i < 4000 ? i : 4000 + (i - 4000) * 1000);
        }
        constexpr qint64 least = std::numeric_limits<qint64>::min();
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        QTest::newRow("one") << std::vector<qint64>{7};
        QTest::newRow("without gaps") << without;
        QTest::newRow("half of them") << half;
        QTest::newRow("a dense and a thin part") << lopsided;
        QTest::newRow("beginning and end") << std::vector<qint64>{least, least + 1, 0, most - 1, most};
        QTest::newRow("one far behind") << std::vector<qint64>{1, 2, 3, 4, qint64{1} << 62};
    }
    void findsEveryRow()
    {
        QFETCH(std::vector<qint64>, rowids);
        check(rowids);
    }
};

QTEST_GUILESS_MAIN(TestRowidColumn)
#include "test_rowid_column.moc"
