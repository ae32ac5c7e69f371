// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/summary.h"
#include "core/inspect/open/reader_limit.h"
#include "core/inspect/scan/row_budget.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QDeadlineTimer>
#include <QProcess>

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

/// Writes, and starts the write-ahead log anew; false if a reader stands in the way.
bool resetsTheLog(const QString &path)
{
    sqlite3 *db = nullptr;
    sqlite3_open(path.toUtf8().constData(), &db);
    sqlite3_exec(db, "UPDATE cache SET last_accessed = last_accessed + 1 WHERE key = 'key 1'", nullptr,
                 nullptr, nullptr);
    const bool done =
        sqlite3_wal_checkpoint_v2(db, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(db);
    return done;
}

} // namespace

class TestScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatARowByRowReadFinds_data();
    void findsWhatARowByRowReadFinds();
    void coversRowidsFromEndToEnd();
    void scansAFileWithoutEntries();
    void readsTimesFromRowsWithoutAnIndex();
    void readsNoValues();
    void stopsWhenCancelled();
    void givesAPartWhenCancelledIfAskedTo();
    void reportsRisingProgress();
    void endsWhereAnIndexHasRowsWithoutEnd();
    void readsTypesIfTheyAreWanted();
    void goesOnAfterAPause();
    void canBeCancelledWhilePaused();
    void letsWritersResetTheLogWhilePaused_data();
    void letsWritersResetTheLogWhilePaused();
    void takesAFewBytesAnEntry();
    void takesFewReadersBesideALongLog();
    void takesNoMoreForCreationTimes();
    void believesNoFileOfHoles();
};

void TestScan::findsWhatARowByRowReadFinds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("threads");
    for (const char *name :
         {"audio.db", "audio-unpinned-schema.db", "document.db", "extraction-live/cache.db"}) {
        for (const int threads : {1, 8, 32})
            QTest::addRow("%s, %d threads", name, threads) << QString::fromLatin1(name) << threads;
    }
}

void TestScan::findsWhatARowByRowReadFinds()
{
    QFETCH(QString, name);
    QFETCH(int, threads);
    const CacheFile file = test::opened(test::dataFile(name));
    const auto scan = scanEntries(file, ScanOptions{threads});
    QVERIFY(scan);
    QVERIFY(scan->threads >= 1 && scan->threads <= threads); // those that had something to read
    const EntryIndex &index = scan->index;
    QCOMPARE(static_cast<qint64>(index.size()), file.info().entries);
    QVERIFY(std::ranges::is_sorted(test::rowidsOf(index)));
    const auto connection = file.connect();
    const char *pinned = file.info().format.hasPinned() ? "pinned" : "0";
    auto rows = (*connection)
                    ->prepare(QByteArray("SELECT rowid, size, last_accessed, ")
                                  .append(pinned)
                                  .append(" FROM cache")
                                  .toStdString());
    QVERIFY(rows);
    while (*rows->step(sqlite::LockPhase::Read)) {
        const auto at = index.find(rows->columnInt(0));
        QVERIFY(at);
        QCOMPARE(index.sizeBytes(*at), rows->columnInt(1));
        QCOMPARE(index.lastAccessed(*at), rows->columnDouble(2));
        QCOMPARE(index.pinned(*at), rows->columnInt(3) != 0);
    }
}

void TestScan::coversRowidsFromEndToEnd()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::createProductionTable(path);
    test::runSql(
        path,
        "INSERT INTO cache(rowid, key, data, size, created_at, last_accessed) VALUES"
        "(-9223372036854775808, 'a', x'01', 1, 1, 1), (-1, 'b', x'02', 1, 2, 2), (0, 'c', x'', 0, 3, 3),"
        "(9223372036854775807, 'd', x'0102', 2, 4, 4)");
    const auto scan = scanEntries(test::opened(path), ScanOptions());
    QVERIFY(scan);
    QCOMPARE(test::sizesOf(scan->index), (std::vector<qint64>{1, 1, 0, 2}));
    for (std::size_t i = 0; i < scan->index.size(); ++i)
        QCOMPARE(scan->index.lastAccessed(i), static_cast<double>(i + 1));
}

void TestScan::scansAFileWithoutEntries()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::createProductionTable(path);
    const auto scan = scanEntries(test::opened(path), ScanOptions());
    QVERIFY(scan);
    QCOMPARE(scan->index.size(), std::size_t{0});
}

void TestScan::readsTimesFromRowsWithoutAnIndex()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::createProductionTable(path);
    test::runSql(path,
                 "DROP INDEX idx_cache_last_accessed; INSERT INTO cache VALUES('a', x'01', 1, 1, 7.5, 1),"
                 "('b', x'01', 1, 1, 'never', 0)");
    const auto scan = scanEntries(test::opened(path), ScanOptions());
    QVERIFY(scan);
    QCOMPARE(scan->index.lastAccessed(0), 7.5);
    QVERIFY(std::isnan(scan->index.lastAccessed(1)));
    QVERIFY(scan->index.pinned(0));
}

void TestScan::readsNoValues()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::createProductionTable(path);
    for (int i = 0; i < 50; ++i)
        test::addRow(path, QString::number(i), 200'000, i, i % 2 == 0);
    const CacheFile file = test::opened(path);
    const auto scan = scanEntries(file, ScanOptions{2});
    QVERIFY(scan);
    QVERIFY2(scan->bytesRead < file.info().fileBytes / 10, qPrintable(QString::number(scan->bytesRead)));
}

void TestScan::stopsWhenCancelled()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                       "INSERT INTO cache SELECT i, zeroblob(100), 100, i, i, 0 FROM n");
    const CacheFile file = test::opened(path);
    std::atomic<bool> cancelled{false};
    const auto scan = scanEntries(
        file, ScanOptions(), [&cancelled](double) { cancelled = true; }, &cancelled);
    QVERIFY(!scan);
    QCOMPARE(scan.error().code, ErrorCode::Cancelled);
}

void TestScan::givesAPartWhenCancelledIfAskedTo()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                       "INSERT INTO cache SELECT i, zeroblob(100), 100, i, i, 0 FROM n");
    const CacheFile file = test::opened(path);
    std::atomic<bool> cancelled{false};
    ScanOptions options;
    options.keepPart = true;
    const auto scan = scanEntries(
        file, options, [&cancelled](double) { cancelled = true; }, &cancelled);
    QVERIFY(scan);
    QVERIFY(!scan->complete);
    QVERIFY(scan->index.size() > 0);
    QVERIFY(scan->index.size() < 20000);
    QVERIFY(std::ranges::is_sorted(test::rowidsOf(scan->index)));
    QVERIFY(!summarize(*scan, file.info().fileBytes).exact);
}

void TestScan::reportsRisingProgress()
{
    std::vector<double> fractions;
    const auto scan = scanEntries(test::opened(test::dataFile(QStringLiteral("audio.db"))), ScanOptions(),
                                  [&fractions](double fraction) { fractions.push_back(fraction); });
    QVERIFY(scan);
    QVERIFY(std::ranges::is_sorted(fractions));
    QCOMPARE(fractions.back(), 1.0);
}

void TestScan::endsWhereAnIndexHasRowsWithoutEnd()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                       "INSERT INTO cache SELECT 'key ' || i, x'00', 1, i, i + 0.5, 0 FROM n");
    const CacheFile file = test::opened(path);
    test::makeEndless(path, "idx_cache_last_accessed");
    const auto scan = scanEntries(file, ScanOptions());
    QVERIFY(!scan);
    QCOMPARE(scan.error().code, ErrorCode::Corrupt);
}

void TestScan::readsTypesIfTheyAreWanted()
{
    ScanOptions options;
    options.types = true;
    const auto scan = scanEntries(test::opened(test::dataFile(QLatin1String("document.db"))), options);
    QVERIFY(scan);
    QCOMPARE(scan->types.size(), scan->index.size());
    for (std::size_t i = 0; i < scan->types.size(); ++i)
        QCOMPARE(scan->types.at(i), ContentType::Json);
    QCOMPARE(scanEntries(test::opened(test::dataFile(QLatin1String("document.db"))), {})->types.size(),
             std::size_t{0});
}

void TestScan::goesOnAfterAPause()
{
    std::atomic<bool> paused{false};
    ScanOptions options;
    options.paused = &paused;
    std::jthread resume;
    const auto pauseOnce = [&paused, &resume](double) {
        if (resume.joinable())
            return;
        paused = true;
        resume = std::jthread([&paused] { paused = false; });
    };
    const auto scan =
        scanEntries(test::opened(test::dataFile(QLatin1String("audio.db"))), options, pauseOnce);
    QVERIFY(scan);
    QVERIFY(resume.joinable());
    QCOMPARE(scan->index.size(), std::size_t{113});
}

void TestScan::canBeCancelledWhilePaused()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                       "INSERT INTO cache SELECT 'key ' || i, x'00', 1, i, i + 0.5, 0 FROM n");
    const std::atomic<bool> paused{true};
    std::atomic<bool> cancelled{false};
    ScanOptions options;
    options.threads = 1;
    options.paused = &paused;
    const std::jthread cancel([&cancelled] { cancelled = true; });
    const auto scan = scanEntries(test::opened(path), options, {}, &cancelled);
    QVERIFY(!scan);
    QCOMPARE(scan.error().code, ErrorCode::Cancelled);
}

void TestScan::letsWritersResetTheLogWhilePaused_data()
{
    QTest::addColumn<bool>("types");
    QTest::newRow("scan") << false;
    QTest::newRow("scan of types") << true;
}

void TestScan::letsWritersResetTheLogWhilePaused()
{
    QFETCH(bool, types);
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::createProductionTable(path);
    test::runSql(path, "PRAGMA journal_mode=WAL;"
                       "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
                       "INSERT INTO cache SELECT 'key ' || i, x'00', 1, i, i + 0.5, 0 FROM n");
    QProcess service;
    service.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(service.waitForReadyRead());
    const CacheFile file = test::opened(path);
    QCOMPARE(file.info().openMode, OpenMode::Live);
    std::atomic<bool> paused{false};
    std::atomic<bool> wasReset{false};
    ScanOptions options;
    options.threads = 1;
    options.types = types;
    options.paused = &paused;
    std::jthread writer;
    // In the middle of one of the eight ranges that a reader takes.
    const auto pauseOnce = [&](double) {
        if (writer.joinable())
            return;
        paused = true;
        writer = std::jthread([&] {
            for (QDeadlineTimer deadline(10'000); !wasReset && !deadline.hasExpired();)
                wasReset = resetsTheLog(path);
            paused = false;
        });
    };
    const auto scan = scanEntries(file, options, pauseOnce);
    QVERIFY(scan);
    QVERIFY(wasReset);
    QCOMPARE(scan->index.size(), std::size_t{9000});
    service.closeWriteChannel();
    QVERIFY(service.waitForFinished());
}

void TestScan::takesNoMoreForCreationTimes()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::runSql(path, "CREATE TABLE cache(key TEXT PRIMARY KEY, size INTEGER, created_at REAL,"
                       " last_accessed REAL, data BLOB);"
                       "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)"
                       "INSERT INTO cache SELECT i, 1, i, i, x'00' FROM n");
    const auto scan = scanEntries(test::opened(path), ScanOptions());
    QVERIFY(scan);
    QVERIFY(scan->index.hasCreationTimes());
    const std::size_t bytes = scan->index.memoryBytes() / scan->index.size();
    QVERIFY2(bytes <= 26, qPrintable(QString::number(bytes)));
}

void TestScan::believesNoFileOfHoles()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::createProductionTable(path);
    test::addRow(path, QStringLiteral("a"), 100'000, 1);
    const auto bytes = [&path] { return bytesOnDisk(**test::opened(path).connect()); };
    QCOMPARE(bytes(), QFileInfo(path).size());
    QVERIFY(QFile::resize(path, qint64{50} << 30));
    QVERIFY(bytes() <= qint64{64} << 20);
}

/// The target is 32 with everything.
void TestScan::takesAFewBytesAnEntry()
{
    constexpr int entries = 1000;
    const auto bytesEach = [](qint64 distance, std::optional<double> createdAt) {
        EntryIndex index;
        index.reserve(entries);
        for (int i = 0; i < entries; ++i) {
            EntryIndex::Row row = test::row(i * distance - 7, i == 5 ? qint64{1} << 40 : i, i);
            row.createdAt = createdAt;
            index.append(row);
        }
        if (index.sizeBytes(5) != qint64{1} << 40 || index.find(3 * distance - 7) != std::size_t{3} ||
            index.find(3 * distance - 8 - (distance == 1 ? 4 : 0)))
            return std::size_t{0};
        return index.memoryBytes() / entries;
    };
    QCOMPARE(bytesEach(1, std::nullopt), std::size_t{17});
    QCOMPARE(bytesEach(1000, std::nullopt), std::size_t{17});
    QVERIFY(bytesEach(1, 1.0) <= 32);
    const std::size_t wide = bytesEach(qint64{1} << 40, std::nullopt);
    QVERIFY2(wide > 0 && wide <= 32, qPrintable(QString::number(wide)));
}

void TestScan::takesFewReadersBesideALongLog()
{
    CacheFileInfo info;
    info.walBytes = qint64{1} << 32;
    QCOMPARE(worthwhileReaders(info, 32), 32); // it is not read
    info.openMode = OpenMode::WalCopy;
    QCOMPARE(worthwhileReaders(info, 32), 2);
    info.walBytes = 64'000'000;
    QCOMPARE(worthwhileReaders(info, 32), 4);
    info.walBytes = 280'192;
    QCOMPARE(worthwhileReaders(info, 32), 32);
    info.walBytes = 0;
    QCOMPARE(worthwhileReaders(info, 32), 32);
    QCOMPARE(worthwhileReaders(info, 1), 1);
}

QTEST_GUILESS_MAIN(TestScan)
#include "test_scan.moc"
