// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/entry_query.h"
#include "core/inspect/scan/damage_skip.h"
#include "core/inspect/scan/reader_governor.h"
#include "core/inspect/scan/scan.h"
#include "core/inspect/values/value_reader.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QtEndian>

#include <functional>
#include <limits>
#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

class TestScanDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheFirstReadableRow_data();
    void findsTheFirstReadableRow();
    void skipsADamagedPageAndTellsWhatIsLost();
    void readsTheEntriesBesideADamagedPage();
    void skipsDamageAtTheHighestRowNumber();
    void readsNoRowTwice();
    void countsNothingAsLostThatWasNotReached();
    void opensAFileWithADamagedIndex();
    void salvagesATruncatedFile();
    void salvagesATruncatedFixture();
    void doesNotTakeTheHalfOfAPageForTheWhole();
    void takesMoreReadersOnlyWhereTheyHelp();

private:
    QTemporaryDir m_directory;
};

namespace {

constexpr qint64 kPageBytes = 4096;
constexpr int kRows = 400;

/// Each row fills most of a page and has one overflow page.
void makeFile(const QString &path)
{
    test::createProductionTable(path);
    test::runSql(
        path, QByteArray("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ") +
                  QByteArray::number(kRows) +
                  ") INSERT INTO cache SELECT printf('key%04d', i), randomblob(5000), 5000, i, i, 0 FROM n");
}

/// Fills `pages` pages of rows, from the page `first` on, with what is no page of a table.
void damageRows(const QString &path, qint64 first, int pages)
{
    constexpr char tableLeaf = 0x0d; // https://www.sqlite.org/fileformat2.html, 1.6
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 page = first; pages > 0 && (page + 1) * kPageBytes <= file.size(); ++page) {
        file.seek(page * kPageBytes);
        if (file.read(1) != QByteArray(1, tableLeaf))
            continue;
        file.seek(page * kPageBytes);
        file.write(QByteArray(kPageBytes, '\xee'));
        --pages;
    }
}

/// Moves a row of a page of the table behind all others of that page, and fills the next one with what is no
/// page.
void disorderRows(const QString &path)
{
    constexpr char tableLeaf = 0x0d;
    constexpr qsizetype firstCell = 8;
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    qsizetype at = 40 * kPageBytes;
    const auto nextLeaf = [&bytes, &at] {
        do
            at += kPageBytes;
        while (bytes[at] != tableLeaf);
    };
    nextLeaf();
    const auto cells = qFromBigEndian<quint16>(bytes.constData() + at + 3);
    QVERIFY(cells > 6);
    const QByteArray moved = bytes.mid(at + firstCell + 10, 2);
    bytes.remove(at + firstCell + 10, 2);
    bytes.insert(at + firstCell + 2 * (cells - 1), moved);
    nextLeaf();
    bytes.replace(at, kPageBytes, QByteArray(kPageBytes, '\xee'));
    file.seek(0);
    file.write(bytes);
}

qint64 wholeValues(const CacheFile &file, const EntryIndex &index)
{
    const auto connection = file.connect();
    qint64 whole = 0;
    for (std::size_t i = 0; i < index.size(); ++i) {
        const auto value = readValueOf(**connection, file.info().format, index.rowid(i));
        if (static_cast<bool>(value) == index.incomplete(i))
            return -1; // told otherwise
        whole += value ? 1 : 0;
    }
    return whole;
}

} // namespace

void TestScanDamage::findsTheFirstReadableRow_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<std::optional<qint64>>("readable");
    QTest::newRow("at once") << qint64{5} << qint64{10} << std::optional(qint64{5});
    QTest::newRow("after a few") << qint64{5} << qint64{1000} << std::optional(qint64{20});
    QTest::newRow("after many") << qint64{-5} << (qint64{1} << 60) << std::optional((qint64{1} << 40) + 7);
    QTest::newRow("nowhere") << qint64{5} << qint64{3000} << std::optional<qint64>();
    QTest::newRow("nowhere near") << qint64{5} << qint64{7} << std::optional<qint64>();
    constexpr qint64 highest = std::numeric_limits<qint64>::max();
    QTest::newRow("nowhere up to the highest number") << highest - 5 << highest << std::optional<qint64>();
    QTest::newRow("the highest number")
        << std::numeric_limits<qint64>::min() << highest << std::optional(highest);
    QTest::newRow("of nothing") << highest << highest - 1 << std::optional<qint64>();
}

void TestScanDamage::findsTheFirstReadableRow()
{
    QFETCH(qint64, from);
    QFETCH(qint64, last);
    QFETCH(std::optional<qint64>, readable);
    const auto found = firstReadable(
        from, last, [readable](qint64 rowid) { return Result<bool>(readable && rowid >= *readable); });
    QCOMPARE(*found, readable);
    const auto failed = firstReadable(1, 9, [](qint64) {
        return Result<bool>(Error{ErrorCode::Io, QStringLiteral("gone")});
    });
    QCOMPARE(failed.error().code, ErrorCode::Io);
}

void TestScanDamage::skipsADamagedPageAndTellsWhatIsLost()
{
    const QString path = m_directory.filePath(QStringLiteral("page.db"));
    makeFile(path);
    damageRows(path, 300, 5);
    for (const int readers : {1, 8}) {
        ScanOptions options;
        options.threads = readers;
        const auto scan = scanEntries(test::opened(path), options);
        QVERIFY(scan);
        QVERIFY(scan->complete);
        QVERIFY(scan->damage.gapCount > 0);
        QVERIFY(scan->damage.lostEntries.has_value());
        QVERIFY(*scan->damage.lostEntries > 0);
        QCOMPARE(static_cast<qint64>(scan->index.size()) + *scan->damage.lostEntries, qint64{kRows});
        QCOMPARE(scan->index.lastAccessed(0), 1.0);
    }
}

void TestScanDamage::readsTheEntriesBesideADamagedPage()
{
    const CacheFile file = test::opened(m_directory.filePath(QStringLiteral("page.db")));
    const auto connection = file.connect();
    std::vector<qint64> rowids(kRows);
    std::iota(rowids.begin(), rowids.end(), 1);
    const auto strict = readEntries(**connection, file.info().format, rowids);
    QCOMPARE(strict.error().code, ErrorCode::Corrupt);
    qint64 unreadable = 0;
    EntryReadOptions options;
    options.unreadable = &unreadable;
    const auto entries = readEntries(**connection, file.info().format, rowids, options);
    QVERIFY(entries);
    QCOMPARE(unreadable, *scanEntries(file, ScanOptions())->damage.lostEntries);
    QCOMPARE(static_cast<qint64>(entries->size()) + unreadable, qint64{kRows});
}

void TestScanDamage::skipsDamageAtTheHighestRowNumber()
{
    const QString path = m_directory.filePath(QStringLiteral("highest.db"));
    makeFile(path);
    const qint64 pages = QFileInfo(path).size() / kPageBytes;
    test::runSql(path, "INSERT INTO cache(rowid, key, data, size, created_at, last_accessed)"
                       " VALUES(9223372036854775807, 'z', randomblob(5000), 5000, 1, 500)");
    damageRows(path, pages, 1);
    const auto scan = scanEntries(test::opened(path), ScanOptions());
    QVERIFY(scan);
    QCOMPARE(scan->index.size(), std::size_t{kRows});
    QVERIFY(!scan->damage.gaps.empty());
    QCOMPARE(scan->damage.gaps.back().last, std::numeric_limits<qint64>::max());
    QCOMPARE(scan->damage.lostEntries, std::optional(qint64{1}));
}

void TestScanDamage::readsNoRowTwice()
{
    const QString path = m_directory.filePath(QStringLiteral("order.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                       "INSERT INTO cache SELECT i, zeroblob(300), 300, i, i, 0 FROM n");
    disorderRows(path);
    for (const int readers : {1, 8}) {
        ScanOptions options;
        options.threads = readers;
        const auto scan = scanEntries(test::opened(path), options);
        QVERIFY(scan);
        const std::vector<qint64> rowids = test::rowidsOf(scan->index);
        QVERIFY(rowids.size() > 1900 && rowids.size() < 2000);
        QVERIFY(std::ranges::adjacent_find(rowids, std::greater_equal()) == rowids.end());
        QVERIFY(scan->damage.gapCount > 0);
    }
}

void TestScanDamage::countsNothingAsLostThatWasNotReached()
{
    const CacheFile file = test::opened(m_directory.filePath(QStringLiteral("order.db")));
    std::atomic<bool> cancelled{false};
    int reports = 0;
    ScanOptions options;
    options.threads = 1;
    options.keepPart = true;
    // Behind the damage and before the end.
    const auto scan = scanEntries(
        file, options, [&](double) { cancelled = ++reports == 6; }, &cancelled);
    QVERIFY(scan);
    QVERIFY(!scan->complete);
    QVERIFY(scan->damage.gapCount > 0);
    QVERIFY(!scan->damage.lostEntries);
}

void TestScanDamage::opensAFileWithADamagedIndex()
{
    const QString path = m_directory.filePath(QStringLiteral("index.db"));
    makeFile(path);
    test::breakIndex(path, "idx_cache_last_accessed");
    const CacheFile file = test::opened(path);
    QVERIFY(!file.info().entriesExact);
    QVERIFY(file.info().warnings.join(QString()).contains(QStringLiteral("damaged")));
    const auto scan = scanEntries(file, ScanOptions());
    QVERIFY(scan);
    QCOMPARE(scan->index.size(), std::size_t{kRows});
    QVERIFY(scan->damage.accessTimesLost);
    QVERIFY(!scan->damage.lostEntries);
}

void TestScanDamage::salvagesATruncatedFile()
{
    const QString path = m_directory.filePath(QStringLiteral("cut.db"));
    makeFile(path);
    QFile(path).resize(400 * kPageBytes + 1000);
    QCOMPARE(CacheFile::open(path).error().code, ErrorCode::Truncated);
    OpenOptions options;
    options.salvage = true;
    const auto file = CacheFile::open(path, options);
    QVERIFY(file);
    QVERIFY(file->info().salvaged);
    QVERIFY(file->info().missingBytes > 0);
    const auto scan = scanEntries(*file, ScanOptions());
    QVERIFY(scan);
    QVERIFY(scan->index.size() > 100);
    QVERIFY(scan->index.size() < kRows);
    QVERIFY(wholeValues(*file, scan->index) > 100);
}

void TestScanDamage::salvagesATruncatedFixture()
{
    OpenOptions options;
    options.salvage = true;
    const auto file = CacheFile::open(test::dataFile(QLatin1String("extraction-truncated.db")), options);
    QVERIFY(file);
    QCOMPARE(file->info().format.kind, FormatKind::Production);
    const auto scan = scanEntries(*file, ScanOptions());
    QVERIFY(scan);
    QVERIFY(scan->index.size() > 0);
    QVERIFY(wholeValues(*file, scan->index) > 0);
}

void TestScanDamage::doesNotTakeTheHalfOfAPageForTheWhole()
{
    const QString path = m_directory.filePath(QStringLiteral("half.db"));
    test::createProductionTable(path);
    test::runSql(path, "INSERT INTO cache VALUES('a', randomblob(40000), 40000, 1, 1, 0)");
    QFile(path).resize(QFileInfo(path).size() - 100); // the last page of the value, but for its end
    OpenOptions options;
    options.salvage = true;
    const auto file = CacheFile::open(path, options);
    QVERIFY(file);
    const auto scan = scanEntries(*file, ScanOptions());
    QCOMPARE(scan->index.size(), std::size_t{1});
    QVERIFY(scan->index.incomplete(0));
    QCOMPARE(scan->damage.incompleteEntries, qint64{1});
    QCOMPARE(wholeValues(*file, scan->index), qint64{0});
}

void TestScanDamage::takesMoreReadersOnlyWhereTheyHelp()
{
    const auto settledAt = [](const std::function<double(int)> &rate) {
        ReaderGovernor governor(32);
        ReaderGovernor::Clock::time_point now{};
        double rows = 0;
        governor.note(0, now);
        for (int i = 0; i < 20; ++i) { // below the time after which it tries again
            now += std::chrono::milliseconds(210);
            rows += rate(governor.limit());
            governor.note(static_cast<qint64>(rows), now);
        }
        return governor.limit();
    };
    QCOMPARE(settledAt([](int readers) { return 1000.0 * readers; }), 32);
    QCOMPARE(settledAt([](int readers) { return 100'000.0 / readers; }), 2);
    QCOMPARE(settledAt([](int) { return 1000.0; }), 16);
    QCOMPARE(ReaderGovernor(3).limit(), 3);
}

QTEST_GUILESS_MAIN(TestScanDamage)
#include "test_scan_damage.moc"
