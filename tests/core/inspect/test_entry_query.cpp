// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/entry_orders.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/scan/scan.h"
#include "core/inspect/values/value_reader.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <sqlite3.h>

#include <cmath>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

/// A scan's result as selectRowids() takes it.
class Known
{
public:
    explicit Known(const ScanResult &scan)
        : m_index(std::make_shared<const EntryIndex>(scan.index))
        , m_types(scan.types)
        , m_orders(m_index)
    {
    }

    SelectOptions options()
    {
        SelectOptions options;
        options.known = {m_index.get(), &m_orders, m_types.size() > 0 ? &m_types : nullptr};
        return options;
    }

private:
    std::shared_ptr<const EntryIndex> m_index;
    EntryTypes m_types;
    EntryOrders m_orders;
};

} // namespace

class TestEntryQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void selects_data();
    void selects();
    void sortsByCreationWhereAScanHasIt();
    void givesTheFirstRowsOfALongAnswer();
    void answersAlikeWithAScan();
    void stopsWhenCancelled();
    void survivesColumnsOfAnyType();
    void findsKeysInAnUtf16File();
    void readsValuesUnchanged();
    void endsWhereAnIndexHasRowsWithoutEnd();

private:
    QString keysOf(const std::vector<qint64> &rowids);

    QTemporaryDir m_directory;
    std::optional<CacheFile> m_file;
    std::unique_ptr<sqlite::Connection> m_connection;
};

/// Rows 1 to 7, whose keys are told apart by their first letter.
void TestEntryQuery::initTestCase()
{
    const QString path = m_directory.filePath(QStringLiteral("cache.db"));
    test::createProductionTable(path);
    test::addRow(path, QStringLiteral("d_1"), 100, 40.0);
    test::addRow(path, QStringLiteral("a%1"), 5000, 10.0, true);
    test::addRow(path, QString::fromUtf8("grün:ö"), 0, 30.0);
    test::addRow(path, QStringLiteral("bx1"), 100, 10.0);
    test::addRow(path, QStringLiteral("c'\"1"), 60000, 20.0, true);
    test::addRow(path, QStringLiteral("ba"), 70, 50.0);
    test::addRow(path, QString::fromUtf8("😀b"), 100, 10.0);
    m_file = test::opened(path);
    m_connection = std::move(*m_file->connect());
}

QString TestEntryQuery::keysOf(const std::vector<qint64> &rowids)
{
    QString firsts;
    const auto entries = readEntries(*m_connection, m_file->info().format, rowids);
    for (const Entry &entry : *entries)
        firsts += entry.key.left(entry.key.front().isHighSurrogate() ? 2 : 1);
    return firsts;
}

void TestEntryQuery::selects_data()
{
    QTest::addColumn<EntryQuery>("query");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char *name, EntrySort sort, bool descending, const EntryFilter &filter,
                        const char *keys, qint64 limit = -1) {
        QTest::newRow(name) << EntryQuery{sort, descending, filter, limit} << QString::fromUtf8(keys);
    };
    const auto text = [](const char *contains, const char *prefix = "") {
        EntryFilter filter;
        filter.contains = QString::fromUtf8(contains);
        filter.prefix = QString::fromUtf8(prefix);
        return filter;
    };
    const EntryFilter all;
    row("rowid", EntrySort::RowId, false, all, "dagbcb😀");
    row("rowid down", EntrySort::RowId, true, all, "😀bcbgad");
    row("rowid, limit", EntrySort::RowId, false, all, "dag", 3);
    row("limit 0", EntrySort::RowId, false, all, "", 0);
    row("key", EntrySort::Key, false, all, "abbcdg😀");
    row("key down, limit", EntrySort::Key, true, all, "😀gd", 3);
    row("size, ties by rowid", EntrySort::Size, false, all, "gbdb😀ac");
    row("size down, ties by rowid", EntrySort::Size, true, all, "cadb😀bg");
    row("accessed, ties by rowid", EntrySort::LastAccessed, false, all, "ab😀cgdb");
    row("accessed down, ties by rowid", EntrySort::LastAccessed, true, all, "bdgcab😀");
    row("percent is a character", EntrySort::RowId, false, text("%"), "a");
    row("underscore is a character", EntrySort::RowId, false, text("_"), "d");
    row("quotes", EntrySort::RowId, false, text("'\""), "c");
    row("case matters", EntrySort::RowId, false, text("B"), "");
    row("unicode", EntrySort::Key, false, text("ö"), "g");
    row("contains, by size", EntrySort::Size, true, text("1"), "cadb");
    row("contains, by access", EntrySort::LastAccessed, false, text("1"), "abcd");
    row("prefix", EntrySort::Key, false, text("", "b"), "bb");
    row("prefix with percent", EntrySort::RowId, false, text("", "a%"), "a");
    row("prefix of unicode", EntrySort::RowId, false, text("", "😀"), "😀");
    row("prefix of half a key", EntrySort::RowId, false, text("", "grü"), "g");
    row("prefix and text", EntrySort::RowId, false, text("x", "b"), "b");
    row("nothing fits", EntrySort::Size, false, text("nowhere"), "");
    row("created, which is by rowid here", EntrySort::Created, false, all, "dagbcb😀");
    row("created down", EntrySort::Created, true, all, "😀bcbgad", 7);

    EntryFilter filter;
    filter.pinned = true;
    row("pinned", EntrySort::Key, false, filter, "ac");
    filter.pinned = false;
    row("not pinned", EntrySort::RowId, false, filter, "dgbb😀");
    filter = {};
    filter.minSizeBytes = 100;
    filter.maxSizeBytes = 5000;
    row("sizes are inclusive", EntrySort::RowId, false, filter, "dab😀");
    filter = {};
    filter.types = {ContentType::Empty};
    row("of a type", EntrySort::Key, false, filter, "g");
    filter.types = {ContentType::Unknown, ContentType::Json};
    row("of any of some types, limit", EntrySort::LastAccessed, true, filter, "bdc", 3);
    filter.minSizeBytes = 101;
    row("of a type and size", EntrySort::Size, true, filter, "ca");
    filter = {};
    filter.accessedFrom = 20.0;
    filter.accessedTo = 40.0;
    row("times from, and before", EntrySort::RowId, false, filter, "gc");
    row("times, by access down", EntrySort::LastAccessed, true, filter, "gc");
    filter.contains = QStringLiteral("1");
    filter.pinned = true;
    filter.minSizeBytes = 1;
    row("all at once", EntrySort::Size, false, filter, "c");
}

void TestEntryQuery::selects()
{
    QFETCH(EntryQuery, query);
    const auto rowids = selectRowids(*m_connection, m_file->info().format, query);
    QVERIFY2(rowids, qPrintable(rowids ? QString() : rowids.error().message));
    QTEST(keysOf(*rowids), "keys");
    const auto scan = scanEntries(*m_file, ScanOptions());
    QVERIFY(scan);
    Known known(*scan);
    const auto again = selectRowids(*m_connection, m_file->info().format, query, known.options());
    QVERIFY(again);
    QCOMPARE(*again, *rowids);
    ScanOptions withTypes;
    withTypes.types = true;
    const auto typed = scanEntries(*m_file, withTypes);
    QVERIFY(typed);
    QCOMPARE(*selectRowids(*m_connection, m_file->info().format, query, Known(*typed).options()), *rowids);
    const auto sameOrder = selectRowids(*m_connection, m_file->info().format, query, known.options());
    QCOMPARE(*sameOrder, *rowids); // from an order that was kept
}

void TestEntryQuery::sortsByCreationWhereAScanHasIt()
{
    const QString path = m_directory.filePath(QStringLiteral("created.db"));
    test::runSql(path, "CREATE TABLE cache(key TEXT PRIMARY KEY, size INTEGER, created_at REAL,"
                       " last_accessed REAL, pinned INTEGER, data BLOB);"
                       "INSERT INTO cache VALUES('a', 1, 30.0, 1.0, 0, x'00'), ('b', 1, 10.0, 1.0, 0, x'00'),"
                       " ('c', 1, NULL, 1.0, 0, x'00'), ('d', 1, 20.0, 1.0, 0, x'00')");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto scan = scanEntries(file, ScanOptions());
    QVERIFY(scan && scan->index.hasCreationTimes());
    Known known(*scan);
    const CacheFormat &format = file.info().format;
    const EntryQuery rising{EntrySort::Created, false, {}, -1};
    const EntryQuery falling{EntrySort::Created, true, {}, -1};
    QCOMPARE(*selectRowids(**connection, format, rising, known.options()), (std::vector<qint64>{3, 2, 4, 1}));
    QCOMPARE(*selectRowids(**connection, format, falling, known.options()),
             (std::vector<qint64>{1, 4, 2, 3}));
    QVERIFY(!isSortedByInsertion(rising, &scan->index));
    QCOMPARE(*selectRowids(**connection, format, rising), (std::vector<qint64>{1, 2, 3, 4}));
    QVERIFY(isSortedByInsertion(rising, nullptr));
    QVERIFY(!isSortedByInsertion(EntryQuery(), nullptr));
}

void TestEntryQuery::givesTheFirstRowsOfALongAnswer()
{
    const QString path = m_directory.filePath(QStringLiteral("long.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                       "INSERT INTO cache SELECT 'key ' || i, zeroblob(i % 7), i % 7, i, i, 0 FROM n");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto scan = scanEntries(file, ScanOptions());
    QVERIFY(scan);
    for (const EntrySort sort :
         {EntrySort::RowId, EntrySort::Key, EntrySort::Size, EntrySort::LastAccessed}) {
        for (const bool known : {false, true}) {
            EntryQuery query{sort, true, {}, -1};
            query.filter.contains = QStringLiteral("1");
            Known index(*scan);
            SelectOptions options = known ? index.options() : SelectOptions();
            int given = 0;
            std::vector<qint64> first;
            options.first = [&](std::vector<qint64> rowids) {
                ++given;
                first = std::move(rowids);
            };
            const auto all = selectRowids(**connection, file.info().format, query, options);
            QVERIFY(all);
            QVERIFY(given <= 1);
            QVERIFY(!known || given == 1);
            QVERIFY(first.size() <= all->size());
            QVERIFY(std::equal(first.begin(), first.end(), all->begin()));
        }
    }
}

void TestEntryQuery::answersAlikeWithAScan()
{
    const CacheFile file = test::opened(test::dataFile(QStringLiteral("audio.db")));
    const auto connection = file.connect();
    const auto scan = scanEntries(file, ScanOptions());
    EntryQuery query{EntrySort::Size, true, {}, 20};
    query.filter.pinned = false;
    query.filter.minSizeBytes = 1000;
    QVERIFY(needsRowHeaders(query, file.info().format));
    const auto slow = selectRowids(**connection, file.info().format, query);
    const auto fast = selectRowids(**connection, file.info().format, query, Known(*scan).options());
    QCOMPARE(slow->size(), std::size_t{20});
    QCOMPARE(*fast, *slow);
}

void TestEntryQuery::stopsWhenCancelled()
{
    const std::atomic<bool> cancelled{true};
    for (const EntrySort sort :
         {EntrySort::RowId, EntrySort::Key, EntrySort::Size, EntrySort::LastAccessed}) {
        const auto rowids = selectRowids(*m_connection, m_file->info().format,
                                         EntryQuery{sort, false, {}, -1}, {&cancelled, {}, {}});
        QVERIFY(!rowids);
        QCOMPARE(rowids.error().code, ErrorCode::Cancelled);
    }
    QVERIFY(selectRowids(*m_connection, m_file->info().format, EntryQuery()));
}

void TestEntryQuery::survivesColumnsOfAnyType()
{
    const QString path = m_directory.filePath(QStringLiteral("hostile.db"));
    test::runSql(path,
                 "CREATE TABLE cache(key, data, size, created_at, last_accessed, pinned);"
                 "CREATE INDEX i ON cache(last_accessed); CREATE INDEX k ON cache(key);"
                 "INSERT INTO cache VALUES(NULL, NULL, NULL, NULL, NULL, NULL),"
                 "(x'ff00fe', 'größe', 'x', 'yesterday', 'now', 'yes'), (42, 3.5, -1, 9e999, 9e999, -7),"
                 "('dup', 7, 1, 1, 1, 1), ('dup', x'', 1, 1, 1, 0)");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    for (const EntrySort sort :
         {EntrySort::RowId, EntrySort::Key, EntrySort::Size, EntrySort::LastAccessed}) {
        const auto rowids = selectRowids(**connection, file.info().format, EntryQuery{sort, true, {}, -1});
        QVERIFY(rowids);
        QCOMPARE(rowids->size(), std::size_t{5});
    }
    const std::vector<qint64> rowids{1, 2, 3, 4, 5};
    const auto entries = readEntries(**connection, file.info().format, rowids);
    QVERIFY(entries);
    QCOMPARE(entries->size(), std::size_t{5});
    QVERIFY(std::isnan(entries->at(0).lastAccessed));
    QVERIFY(std::isnan(entries->at(1).lastAccessed));
    QVERIFY(!entries->at(1).createdAt);
    QCOMPARE(entries->at(1).sizeBytes, 7); // bytes of the UTF-8, not characters
    QCOMPARE(entries->at(2).key, QStringLiteral("42"));
    const auto scan = scanEntries(file, ScanOptions());
    QVERIFY(scan);
    QCOMPARE(scan->index.size(), std::size_t{5});
    EntryQuery query;
    query.filter.accessedFrom = 0.0;
    query.filter.accessedTo = 10.0;
    QCOMPARE(selectRowids(**connection, file.info().format, query)->size(), std::size_t{2});
}

void TestEntryQuery::findsKeysInAnUtf16File()
{
    const QString path = m_directory.filePath(QStringLiteral("utf16.db"));
    test::runSql(path, "PRAGMA encoding = 'UTF-16le'");
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(
        sqlite3_exec(db,
                     "PRAGMA encoding = 'UTF-16le';"
                     "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size, created_at, last_accessed);"
                     "INSERT INTO cache VALUES('größe', x'01', 1, 1, 1), ('andere', x'02', 1, 1, 1)",
                     nullptr, nullptr, nullptr),
        SQLITE_OK);
    sqlite3_close(db);
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    EntryQuery query;
    query.filter.prefix = QString::fromUtf8("grö");
    const auto rowids = selectRowids(**connection, file.info().format, query);
    QVERIFY(rowids);
    QCOMPARE(rowids->size(), std::size_t{1});
    const auto entries = readEntries(**connection, file.info().format, *rowids);
    QCOMPARE(entries->front().key, QString::fromUtf8("größe"));
}

void TestEntryQuery::readsValuesUnchanged()
{
    const QString path = m_directory.filePath(QStringLiteral("values.db"));
    test::createProductionTable(path);
    test::runSql(path,
                 "INSERT INTO cache VALUES('all', x'00ff0a0d00', 5, 1, 1, 0), ('none', x'', 0, 1, 1, 0)");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto value = readValue(**connection, file.info().format, QStringLiteral("all"));
    QCOMPARE(value->value(), QByteArray::fromHex("00ff0a0d00"));
    QVERIFY(readValue(**connection, file.info().format, QStringLiteral("none"))->value().isEmpty());
    QVERIFY(!readValue(**connection, file.info().format, QStringLiteral("ALL"))->has_value());
}

void TestEntryQuery::endsWhereAnIndexHasRowsWithoutEnd()
{
    const QString path = m_directory.filePath(QStringLiteral("endless.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                       "INSERT INTO cache SELECT 'key ' || i, x'00', 1, i, i + 0.5, 0 FROM n");
    test::makeEndless(path, "sqlite_autoindex_cache_1");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    EntryQuery query{EntrySort::Key, false, {}, -1};
    QCOMPARE(selectRowids(**connection, file.info().format, query).error().code, ErrorCode::Corrupt);
    // No row is ever handed out: one step without end.
    query.filter.contains = QStringLiteral("nowhere");
    QCOMPARE(selectRowids(**connection, file.info().format, query).error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(TestEntryQuery)
#include "test_entry_query.moc"
