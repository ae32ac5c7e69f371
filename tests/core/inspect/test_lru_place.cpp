// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/details/lru_place.h"
#include "tests/core/inspect/inspect_support.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace cachescope;
using namespace cachescope::inspect;

class TestLruPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithASortedList();
    void countsPinnedEntriesAsNeighboursOnly();
    void ordersTiesByRow();
    void hasNoPlaceWithoutATime();
    void isFoundInAnIndexOfOne();
};

namespace {

EntryIndex indexOf(const std::vector<EntryIndex::Row> &rows)
{
    EntryIndex index;
    for (const EntryIndex::Row &row : rows)
        index.append(row);
    return index;
}

/// Places by time and row, those without a time left out.
std::vector<std::size_t> inOrder(const EntryIndex &index)
{
    std::vector<std::size_t> places(index.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::erase_if(places, [&index](std::size_t i) { return std::isnan(index.lastAccessed(i)); });
    std::ranges::stable_sort(places, {}, [&index](std::size_t i) { return index.lastAccessed(i); });
    return places;
}

} // namespace

void TestLruPlace::agreesWithASortedList()
{
    std::mt19937 random(7);
    EntryIndex index;
    for (int i = 1; i <= 300; ++i) {
        const double time = random() % 20 == 0 ? std::nan("") : static_cast<double>(random() % 60);
        index.append(test::row(i * 3, static_cast<qint64>(random() % 1000), time, random() % 5 == 0));
    }
    const std::vector<std::size_t> order = inOrder(index);
    qint64 entries = 0;
    qint64 bytes = 0;
    for (std::size_t at = 0; at < order.size(); ++at) {
        const std::size_t place = order[at];
        const LruPlace found = lruPlaceOf(index, place);
        QCOMPARE(found.eviction.entriesBefore, entries);
        QCOMPARE(found.eviction.bytesBefore, bytes);
        QCOMPARE(found.eviction.turn, index.pinned(place) ? EvictionTurn::Pinned : EvictionTurn::InOrder);
        QCOMPARE(found.before, at > 0 ? std::optional(order[at - 1]) : std::nullopt);
        QCOMPARE(found.after, at + 1 < order.size() ? std::optional(order[at + 1]) : std::nullopt);
        entries += index.pinned(place) ? 0 : 1;
        bytes += index.pinned(place) ? 0 : index.sizeBytes(place);
    }
    QCOMPARE(lruPlaceOf(index, 0).eviction.entries, entries);
}

void TestLruPlace::countsPinnedEntriesAsNeighboursOnly()
{
    const EntryIndex index = indexOf(
        {test::row(1, 10, 1.0), test::row(2, 20, 2.0, true), test::row(3, 40, 3.0), test::row(4, 80, 4.0)});
    const LruPlace found = lruPlaceOf(index, 2);
    QCOMPARE(found.eviction.entriesBefore, 1);
    QCOMPARE(found.eviction.bytesBefore, 10);
    QCOMPARE(found.eviction.entries, 3);
    QCOMPARE(found.before, std::optional<std::size_t>(1));
    QCOMPARE(found.after, std::optional<std::size_t>(3));
}

void TestLruPlace::ordersTiesByRow()
{
    const EntryIndex index = indexOf(
        {test::row(1, 10, 5.0), test::row(2, 20, 5.0), test::row(3, 40, -0.0), test::row(4, 80, 0.0)});
    QCOMPARE(lruPlaceOf(index, 2).eviction.entriesBefore, 0);
    QCOMPARE(lruPlaceOf(index, 3).eviction.entriesBefore, 1);
    QCOMPARE(lruPlaceOf(index, 0).eviction.entriesBefore, 2);
    QCOMPARE(lruPlaceOf(index, 1).eviction.entriesBefore, 3);
    QCOMPARE(lruPlaceOf(index, 1).before, std::optional<std::size_t>(0));
    QVERIFY(!lruPlaceOf(index, 1).after);
}

void TestLruPlace::hasNoPlaceWithoutATime()
{
    const EntryIndex index =
        indexOf({test::row(1, 10, 5.0), test::row(2, 20, std::nan("")), test::row(3, 30, std::nan(""))});
    const std::vector<quint32> last{1};
    const LruPlace found = lruPlaceOf(index, 1, last);
    QCOMPARE(found.eviction.turn, EvictionTurn::Last);
    QCOMPARE(lruPlaceOf(index, 2, last).eviction.turn, EvictionTurn::NoTime);
    QCOMPARE(found.eviction.entries, 1);
    QVERIFY(!found.before);
    QVERIFY(!found.after);
}

void TestLruPlace::isFoundInAnIndexOfOne()
{
    const LruPlace found = lruPlaceOf(indexOf({test::row(9, 10, 5.0)}), 0);
    QCOMPARE(found.eviction.entriesBefore, 0);
    QCOMPARE(found.eviction.entries, 1);
    QVERIFY(!found.before);
    QVERIFY(!found.after);
}

QTEST_GUILESS_MAIN(TestLruPlace)
#include "test_lru_place.moc"
