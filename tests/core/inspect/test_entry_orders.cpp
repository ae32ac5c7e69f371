// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/entry_orders.h"
#include "core/inspect/scan/entry_index.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <cmath>
#include <limits>
#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

class TestEntryOrders : public QObject
{
    Q_OBJECT

    static EntryOrders ordersOf(const std::vector<EntryIndex::Row> &rows)
    {
        auto index = std::make_shared<EntryIndex>();
        for (const EntryIndex::Row &row : rows)
            index->append(row);
        return EntryOrders(index);
    }

private Q_SLOTS:
    void sortsBySizeAndKeepsTies()
    {
        EntryOrders orders = ordersOf(
            {test::row(1, 5, 0), test::row(2, qint64{1} << 40, 0), test::row(3, 5, 0), test::row(4, 0, 0)});
        QCOMPARE(*orders.by(EntrySort::Size), (Places{3, 0, 2, 1}));
        QVERIFY(orders.isTie(EntrySort::Size, 0, 2));
        QVERIFY(!orders.isTie(EntrySort::Size, 0, 1));
    }

    void sortsTimesOfAnyKind()
    {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const double none = std::numeric_limits<double>::quiet_NaN();
        EntryOrders orders = ordersOf({test::row(1, 1, 2e18), test::row(2, 1, -5.0), test::row(3, 1, none),
                                       test::row(4, 1, 0.0), test::row(5, 1, -0.0), test::row(6, 1, infinity),
                                       test::row(7, 1, -infinity), test::row(8, 1, -7.0)});
        QCOMPARE(*orders.by(EntrySort::LastAccessed), (Places{2, 6, 7, 1, 3, 4, 0, 5}));
        QVERIFY(orders.isTie(EntrySort::LastAccessed, 3, 4)); // 0 and -0
        QVERIFY(orders.isTie(EntrySort::LastAccessed, 2, 2)); // no time
    }

    void sortsByPin()
    {
        EntryOrders orders = ordersOf(
            {test::row(1, 1, 0, true), test::row(2, 1, 0), test::row(3, 1, 0, true), test::row(4, 1, 0)});
        QCOMPARE(*orders.by(EntrySort::Pinned), (Places{1, 3, 0, 2}));
        QVERIFY(orders.isTie(EntrySort::Pinned, 0, 2));
        QVERIFY(!orders.isTie(EntrySort::Pinned, 0, 1));
    }

    void sortsByTheNamesOfTypesOnceThoseAreKnown()
    {
        EntryOrders orders = ordersOf({test::row(1, 1, 0), test::row(2, 1, 0), test::row(3, 1, 0)});
        QVERIFY(!orders.by(EntrySort::Type));
        const auto typesOf = [](std::vector<ContentType> types) {
            std::vector<quint8> numbers;
            for (const ContentType type : types)
                numbers.push_back(static_cast<quint8>(type));
            return std::make_shared<const EntryTypes>(std::move(numbers));
        };
        orders.setTypes(typesOf({ContentType::Pdf})); // not all of them
        QVERIFY(!orders.by(EntrySort::Type));
        orders.setTypes(typesOf({ContentType::Pdf, ContentType::Archive, ContentType::Pdf}));
        QCOMPARE(*orders.by(EntrySort::Type), (Places{1, 0, 2})); // "archive" comes before "PDF"
        QVERIFY(orders.isTie(EntrySort::Type, 0, 2));
        QVERIFY(!orders.isTie(EntrySort::Type, 0, 1));
    }

    void hasNoOrderWhereTheIndexHasIt()
    {
        EntryOrders orders = ordersOf({test::row(1, 5, 0), test::row(2, 1, 0)});
        QVERIFY(!orders.by(EntrySort::RowId));
        QVERIFY(!orders.by(EntrySort::Created)); // no creation times
        QVERIFY(!orders.by(EntrySort::Key));     // not known here
        QCOMPARE(orders.memoryBytes(), std::size_t{0});
    }

    void keepsTheOrderOfKeysThatItIsTold()
    {
        EntryOrders orders = ordersOf({test::row(1, 5, 0), test::row(2, 1, 0)});
        orders.setByKey({1}); // not all of them
        QVERIFY(!orders.by(EntrySort::Key));
        orders.setByKey({1, 0});
        QCOMPARE(*orders.by(EntrySort::Key), (Places{1, 0}));
        orders.setByKey({0, 1}); // the first one stays
        QCOMPARE(*orders.by(EntrySort::Key), (Places{1, 0}));
        QCOMPARE(orders.memoryBytes(), 2 * sizeof(quint32));
    }

    void sortsManyInSeveralThreads()
    {
        constexpr int entries = 250'000;
        std::vector<EntryIndex::Row> rows;
        for (int i = 0; i < entries; ++i)
            rows.push_back(test::row(i, (i * qint64{7919}) % 1000, i));
        EntryOrders orders = ordersOf(rows);
        const auto places = orders.by(EntrySort::Size);
        QCOMPARE(places->size(), std::size_t{entries});
        for (std::size_t i = 1; i < places->size(); ++i) {
            const quint32 a = (*places)[i - 1];
            const quint32 b = (*places)[i];
            const qint64 before = orders.index().sizeBytes(a);
            const qint64 after = orders.index().sizeBytes(b);
            QVERIFY(before < after || (before == after && a < b));
        }
        QCOMPARE(orders.by(EntrySort::Size), places); // the same one
    }
};

QTEST_GUILESS_MAIN(TestEntryOrders)
#include "test_entry_orders.moc"
