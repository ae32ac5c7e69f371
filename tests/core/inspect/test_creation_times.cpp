// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/creation_times.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/core/inspect/mixed_table.h"
#include "tests/support/support.h"

#include <cmath>
#include <limits>
#include <random>

using namespace cachescope;
using namespace cachescope::inspect;

using Knots = std::vector<CreationTimes::Knot>;

class TestCreationTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void interpolatesBetweenKnots();
    void passesOverNonsense_data();
    void passesOverNonsense();
    void passesOverStraysAtTheEnds();
    void knowsNothingFromNothing();
    void neverFalls();
    void findsTheRowidsOfARange();
    void spansAllRowids();
    void samplesAFileWithAnIndexAndWithout();
    void readsNoLargeValue();
    void readsNothingBehindAnotherLargeColumn();
    void passesOverDamagedRows();
    void stopsWhenCancelled();
    void saysWhichTimesArePlausible();
};

void TestCreationTimes::interpolatesBetweenKnots()
{
    const CreationTimes times({{30, 300.0}, {10, 100.0}, {20, 150.0}});
    QCOMPARE(times.samples(), 3);
    QCOMPARE(times.at(10), 100.0);
    QCOMPARE(times.at(12), 110.0);
    QCOMPARE(times.at(20), 150.0);
    QCOMPARE(times.at(25), 225.0);
    QCOMPARE(times.at(9), 100.0);
    QCOMPARE(times.at(1000), 300.0);
}

void TestCreationTimes::passesOverNonsense_data()
{
    QTest::addColumn<double>("nonsense");
    QTest::newRow("no number") << std::nan("");
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    QTest::newRow("huge") << 1e300;
    QTest::newRow("negative") << -1.0;
    QTest::newRow("of another decade") << 5.0;
    QTest::newRow("far ahead") << 9e9;
}

void TestCreationTimes::passesOverNonsense()
{
    QFETCH(double, nonsense);
    const CreationTimes times({{1, 1000.0}, {2, 1010.0}, {3, nonsense}, {4, 1030.0}, {5, 1040.0}});
    QCOMPARE(times.samples(), 4);
    QCOMPARE(times.at(3), 1020.0);
}

void TestCreationTimes::passesOverStraysAtTheEnds()
{
    const CreationTimes times({{1, 5.0}, {2, 1000.0}, {3, 1010.0}, {4, 1030.0}, {5, 1040.0}, {6, 9e9}});
    QCOMPARE(times.samples(), 4);
    QCOMPARE(times.at(1), 1000.0);
    QCOMPARE(times.at(6), 1040.0);
    const CreationTimes few({{1, 5.0}, {2, 1000.0}, {3, 1010.0}});
    QCOMPARE(few.samples(), 3);
    const CreationTimes old({{1, 500.0}, {2, 1000.0}, {3, 1100.0}, {4, 1200.0}});
    QCOMPARE(old.samples(), 4);
}

void TestCreationTimes::knowsNothingFromNothing()
{
    const CreationTimes times(Knots{{1, std::nan("")}});
    QVERIFY(!times.isKnown());
    QVERIFY(std::isnan(times.at(1)));
    const auto range = times.range(-1e300, 1e300);
    QVERIFY(range.first > range.last);
}

void TestCreationTimes::neverFalls()
{
    std::mt19937 random(7);
    Knots knots;
    for (qint64 i = 0; i < 300; ++i)
        knots.push_back({static_cast<qint64>(random() % 5000), static_cast<double>(random() % 100'000)});
    const CreationTimes times(knots);
    double before = 0.0;
    for (qint64 rowid = -10; rowid < 5010; ++rowid) {
        QVERIFY(times.at(rowid) >= before);
        before = times.at(rowid);
    }
}

void TestCreationTimes::findsTheRowidsOfARange()
{
    std::mt19937 random(8);
    Knots knots;
    for (qint64 i = 0; i < 50; ++i)
        knots.push_back({i * 20 + static_cast<qint64>(random() % 20), static_cast<double>(i * i)});
    const CreationTimes times(knots);
    for (int i = 0; i < 200; ++i) {
        const double from = static_cast<double>(random() % 2600) - 50.0;
        const double to = from + static_cast<double>(random() % 500);
        const auto range = times.range(from, to);
        for (qint64 rowid = 0; rowid < 1100; ++rowid)
            QCOMPARE(range.has(rowid), times.at(rowid) >= from && times.at(rowid) < to);
    }
}

void TestCreationTimes::spansAllRowids()
{
    constexpr qint64 lowest = std::numeric_limits<qint64>::min();
    constexpr qint64 highest = std::numeric_limits<qint64>::max();
    const CreationTimes times({{lowest, 100.0}, {highest, 200.0}});
    QCOMPARE(times.at(0), 150.0);
    const auto half = times.range(150.0, 1e9);
    QVERIFY(half.has(highest) && half.has(1'000'000) && !half.has(lowest));
    const auto all = times.range(-1e9, 1e9);
    QVERIFY(all.has(lowest) && all.has(highest));
    QVERIFY(!times.range(std::nan(""), 1e9).has(0));
}

void TestCreationTimes::samplesAFileWithAnIndexAndWithout()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    const auto rows = test::createMixedTable(path, 3000, test::CreatedIn::BehindValue);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto scan = scanEntries(file, ScanOptions());
    QVERIFY(scan && !scan->index.hasCreationTimes());
    for (const EntryIndex *index : {&scan->index, static_cast<const EntryIndex *>(nullptr)}) {
        const auto times = sampleCreationTimes(**connection, file.info().format, index, nullptr, 300);
        QVERIFY(times);
        QVERIFY(times->samples() > 200 && times->samples() <= 300);
        for (const test::MixedRow &row : rows) {
            // Ten rows at most lie between two that were read, and twenty where those of one stretch were
            // nonsense.
            if (row.createdAt > 1e9 && row.createdAt < 1e10)
                QVERIFY(std::abs(times->at(row.rowid) - row.createdAt) < 30 * 3000.0);
        }
    }
}

void TestCreationTimes::readsNoLargeValue()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createProductionTable(path);
    for (int i = 0; i < 3; ++i)
        test::addRow(path, QString::number(i), 2'000'000, 100.0);
    test::addRow(path, QStringLiteral("small"), 10, 200.0);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto scan = scanEntries(file, ScanOptions());
    const auto times = sampleCreationTimes(**connection, file.info().format, &scan->index, nullptr);
    QVERIFY(times);
    QCOMPARE(times->samples(), 1);
    QCOMPARE(times->at(1), 200.0);
}

void TestCreationTimes::readsNothingBehindAnotherLargeColumn()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::runSql(path, "CREATE TABLE cache(key TEXT PRIMARY KEY, other BLOB, data BLOB, size INTEGER,"
                       " created_at REAL, last_accessed REAL);"
                       "INSERT INTO cache VALUES('a', zeroblob(2000000), x'00', 1, 100.0, 1.0),"
                       "('b', zeroblob(10), zeroblob(10), 10, 200.0, 2.0)");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto times = sampleCreationTimes(**connection, file.info().format, nullptr, nullptr);
    QVERIFY(times);
    QCOMPARE(times->samples(), 1);
    QCOMPARE(times->at(1), 200.0);
}

void TestCreationTimes::passesOverDamagedRows()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createMixedTable(path, 2000, test::CreatedIn::BehindValue);
    {
        QFile raw(path);
        QVERIFY(raw.open(QIODevice::ReadWrite) && raw.seek(raw.size() / 2));
        raw.write(QByteArray(200'000, '\xee'));
    }
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto scan = scanEntries(file, ScanOptions());
    QVERIFY(scan);
    const auto times = sampleCreationTimes(**connection, file.info().format, &scan->index, nullptr, 200);
    QVERIFY(times && times->samples() > 50);
    QVERIFY(sampleCreationTimes(**connection, file.info().format, nullptr, nullptr, 200));
}

void TestCreationTimes::stopsWhenCancelled()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createMixedTable(path, 50, test::CreatedIn::BehindValue);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const std::atomic<bool> cancelled{true};
    const auto times = sampleCreationTimes(**connection, file.info().format, nullptr, &cancelled);
    QVERIFY(!times);
    QCOMPARE(times.error().code, ErrorCode::Cancelled);
}

void TestCreationTimes::saysWhichTimesArePlausible()
{
    QVERIFY(isPlausibleTime(0.0) && isPlausibleTime(1.7e9));
    QVERIFY(!isPlausibleTime(-0.5) && !isPlausibleTime(1e300) && !isPlausibleTime(std::nan("")));
}

QTEST_GUILESS_MAIN(TestCreationTimes)
#include "test_creation_times.moc"
