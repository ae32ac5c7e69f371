// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/format/columns.h"
#include "core/inspect/open/hardened_connection.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/scan/scan.h"
#include "core/inspect/values/value_reader.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <cmath>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

// The schemas as diskcache 5.6, solid_cache 1.0 and requests-cache 1.2 make them.
constexpr auto kDiskCache =
    "CREATE TABLE Settings (key TEXT NOT NULL UNIQUE, value);"
    "CREATE TABLE Cache (rowid INTEGER PRIMARY KEY, key BLOB, raw INTEGER, store_time REAL, expire_time REAL,"
    " access_time REAL, access_count INTEGER DEFAULT 0, tag BLOB, size INTEGER DEFAULT 0,"
    " mode INTEGER DEFAULT 0, filename TEXT, value BLOB);"
    "CREATE UNIQUE INDEX Cache_key_raw ON Cache(key, raw);"
    "INSERT INTO Cache VALUES(1, 'text', 1, 100.5, NULL, 200.5, 0, NULL, 0, 1, NULL, x'0102'),"
    "(2, 17, 1, 101, NULL, 201, 0, NULL, 0, 1, NULL, 42),"
    "(3, x'80049501', 0, 102, NULL, 202, 0, NULL, 70000, 2, 'ab/cd/x.val', NULL);";
constexpr auto kSolidCache =
    "CREATE TABLE solid_cache_entries (id integer PRIMARY KEY AUTOINCREMENT NOT NULL,"
    " key blob(1024) NOT NULL, value blob(536870912) NOT NULL, created_at datetime(6) NOT NULL,"
    " key_hash integer(8) NOT NULL, byte_size integer(4) NOT NULL);"
    "INSERT INTO solid_cache_entries VALUES"
    "(1, CAST('views/1' AS BLOB), x'0001', '2026-01-21 10:00:00.500000', 5, 150),"
    "(2, x'ff00', x'000102', '2026-01-22 10:00:00', 6, 150);";
constexpr auto kRequestsCache = "CREATE TABLE responses (key TEXT PRIMARY KEY, value BLOB, expires INTEGER);"
                                "CREATE TABLE redirects (key TEXT PRIMARY KEY, value TEXT, expires INTEGER);"
                                "INSERT INTO responses VALUES('a', x'010203', 1800000000);";

} // namespace

class TestCacheFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsOtherLibrariesCaches_data();
    void knowsOtherLibrariesCaches();
    void readsKeysOfAnyType();
    void tellsRowNumbersFromColumnsOfTheirName_data();
    void tellsRowNumbersFromColumnsOfTheirName();
    void takesNoNameForAString();
    void refusesNamesThatAreNoText();
    void writesWhatIsNoTextAsItIs_data();
    void writesWhatIsNoTextAsItIs();
    void showsTheStartOfLongKeys();
    void findsKeysByAnIndexOfAnyCase();
    void findsTheLikeliestReadingInRows();
    void findsKeysOfAnyType();
    void filtersKeysOfAnyType();
    void readsTextAsTimes();
    void showsWhatIsNoTime();
    void asksWhichOfSeveralTables();
    void readsTheTableAndColumnsThatAreWanted();
    void findsTheTableThatHasTheWantedColumns();
    void guessesTheUnitOfTimes();
    void takesTheUnitThatIsWanted();
    void guessesNothingOfACompleteMapping();
    void saysWhichWantedColumnIsNotThere_data();
    void saysWhichWantedColumnIsNotThere();
    void listsCandidatesLikeliestFirst();

private:
    QString make(const QByteArray &sql);
    std::vector<Entry> entriesOf(const CacheFile &file);

    QTemporaryDir m_directory;
    int m_files = 0;
};

QString TestCacheFormat::make(const QByteArray &sql)
{
    const QString path = m_directory.filePath(QStringLiteral("%1.db").arg(++m_files));
    test::runSql(path, sql);
    return path;
}

std::vector<Entry> TestCacheFormat::entriesOf(const CacheFile &file)
{
    const auto connection = file.connect();
    EntryQuery query;
    query.sort = EntrySort::RowId;
    query.descending = false;
    const auto rowids = selectRowids(**connection, file.info().format, query);
    return readEntries(**connection, file.info().format, *rowids).value();
}

void TestCacheFormat::knowsOtherLibrariesCaches_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<qint64>>("sizes");
    QTest::newRow("diskcache") << QByteArray(kDiskCache) << "diskcache" << QList<qint64>{2, 2, 70000};
    QTest::newRow("solid_cache") << QByteArray(kSolidCache) << "solid_cache" << QList<qint64>{2, 3};
    QTest::newRow("requests-cache") << QByteArray(kRequestsCache) << "requests-cache" << QList<qint64>{3};
}

void TestCacheFormat::knowsOtherLibrariesCaches()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, name);
    QFETCH(QList<qint64>, sizes);
    const CacheFile file = test::opened(make(sql));
    QCOMPARE(formatName(file.info().format.kind), name);
    QCOMPARE(file.info().entries, sizes.size());
    const auto scan = scanEntries(file, ScanOptions());
    QVERIFY(scan);
    QCOMPARE(test::sizesOf(scan->index), std::vector<qint64>(sizes.begin(), sizes.end()));
    QCOMPARE(static_cast<qsizetype>(entriesOf(file).size()), sizes.size());
}

void TestCacheFormat::readsKeysOfAnyType()
{
    const std::vector<Entry> disk = entriesOf(test::opened(make(kDiskCache)));
    QCOMPARE(disk[0].key, QStringLiteral("text"));
    QCOMPARE(disk[1].key, QStringLiteral("17"));
    QCOMPARE(disk[1].keyType, KeyType::Integer);
    QCOMPARE(disk[2].key, QStringLiteral("x'80049501'"));
    QCOMPARE(disk[2].keyType, KeyType::Blob);
    const std::vector<Entry> solid = entriesOf(test::opened(make(kSolidCache)));
    QCOMPARE(solid[0].key, QStringLiteral("views/1"));
    QCOMPARE(solid[0].keyType, KeyType::Blob);
    const QString path = m_directory.filePath(QStringLiteral("invalid.db"));
    test::createProductionTable(path);
    test::runSql(path, "INSERT INTO cache VALUES(CAST(x'61ff62' AS TEXT), x'01', 1, 1, 1, 0)");
    const std::vector<Entry> invalid = entriesOf(test::opened(path));
    QCOMPARE(invalid[0].key, QStringLiteral("a\\xffb"));
    QCOMPARE(invalid[0].keyType, KeyType::InvalidText);
}

void TestCacheFormat::tellsRowNumbersFromColumnsOfTheirName_data()
{
    QTest::addColumn<QByteArray>("columns");
    QTest::addColumn<QString>("rowid");
    QTest::newRow("part of a key") << QByteArray(
                                          "rowid INTEGER, key TEXT, data BLOB, PRIMARY KEY(rowid, key)")
                                   << "_rowid_";
    QTest::newRow("falling") << QByteArray("rowid INTEGER PRIMARY KEY DESC, key TEXT, data BLOB")
                             << "_rowid_";
    QTest::newRow("plain") << QByteArray("rowid INTEGER, key TEXT, data BLOB") << "_rowid_";
    QTest::newRow("hiding two") << QByteArray("rowid INTEGER, key TEXT, data BLOB, _rowid_") << "oid";
    QTest::newRow("the number itself")
        << QByteArray("rowid INTEGER PRIMARY KEY, key TEXT UNIQUE, data BLOB") << "rowid";
}

void TestCacheFormat::tellsRowNumbersFromColumnsOfTheirName()
{
    QFETCH(QByteArray, columns);
    QFETCH(QString, rowid);
    const QString path =
        make("CREATE TABLE cache(" + columns +
             "); INSERT INTO cache(rowid, key, data) VALUES(7, 'a', x'01'), (8, 'b', x'0202')");
    OpenOptions options;
    options.mapping.key = QStringLiteral("key");
    options.mapping.value = QStringLiteral("data");
    const auto file = CacheFile::open(path, options);
    QVERIFY(file);
    QCOMPARE(file->info().format.rowidName, rowid);
    const auto connection = file->connect();
    QCOMPARE(readValue(**connection, file->info().format, QStringLiteral("b"))->value(), QByteArray("\2\2"));
}

void TestCacheFormat::takesNoNameForAString()
{
    const auto connection = test::opened(make(kDiskCache)).connect();
    QVERIFY(!(*connection)->prepare("SELECT \"nowhere\" FROM Cache"));
}

void TestCacheFormat::refusesNamesThatAreNoText()
{
    const QString path = make("CREATE TABLE \"t\xff\"(key TEXT, data BLOB);"
                              "CREATE TABLE cache(\"k\xff\" TEXT PRIMARY KEY, data BLOB)");
    OpenOptions options;
    options.mapping.table = QStringLiteral("cache");
    options.mapping.key = QStringLiteral("k\uFFFD");
    options.mapping.value = QStringLiteral("data");
    const auto column = CacheFile::open(path, options);
    QCOMPARE(column.error().code, ErrorCode::NotACache);
    QVERIFY(column.error().message.contains(QStringLiteral("no valid text")));
    options.mapping.table = QStringLiteral("t\uFFFD");
    options.mapping.key = QStringLiteral("key");
    const auto table = CacheFile::open(path, options);
    QCOMPARE(table.error().code, ErrorCode::NotACache);
    QVERIFY(table.error().message.contains(QStringLiteral("no valid text")));
}

void TestCacheFormat::writesWhatIsNoTextAsItIs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("key");
    QTest::newRow("overlong") << QByteArray("a\xc0\xafz") << "a\\xc0\\xafz";
    QTest::newRow("half of a pair") << QByteArray("\xed\xa0\x80") << "\\xed\\xa0\\x80";
    QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80") << "\\xf4\\x90\\x80\\x80";
    QTest::newRow("cut off") << QByteArray("ok\xe2\x82") << "ok\\xe2\\x82";
    QTest::newRow("among text") << QByteArray("\xc3\xa9\xff\xf0\x9f\x98\x80")
                                << QString::fromUtf8("\xc3\xa9\\xff\xf0\x9f\x98\x80");
}

void TestCacheFormat::writesWhatIsNoTextAsItIs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, key);
    const QString path = make({});
    test::createProductionTable(path);
    test::runSql(path, "INSERT INTO cache VALUES(CAST(x'" + bytes.toHex() + "' AS TEXT), x'01', 1, 1, 1, 0)");
    const CacheFile file = test::opened(path);
    const std::vector<Entry> entries = entriesOf(file);
    QCOMPARE(entries[0].key, key);
    QCOMPARE(entries[0].keyType, KeyType::InvalidText);
    const auto connection = file.connect();
    QCOMPARE(*findKey(**connection, file.info().format, key), std::optional(entries[0].rowid));
}

void TestCacheFormat::showsTheStartOfLongKeys()
{
    const QString path = m_directory.filePath(QStringLiteral("long.db"));
    test::createProductionTable(path);
    const QByteArray euro("\xe2\x82\xac");
    const QByteArray text = "k" + euro.repeated(3000);
    test::runSql(path, "INSERT INTO cache VALUES('" + text + "', x'01', 1, 1, 1, 0), (CAST('" + text +
                           "' AS BLOB), x'02', 1, 1, 1, 0), (zeroblob(5000), x'03', 1, 1, 1, 0),"
                           "(CAST(x'ff' || '" +
                           text + "' AS TEXT), x'04', 1, 1, 1, 0)");
    const CacheFile file = test::opened(path);
    const std::vector<Entry> entries = entriesOf(file);
    const QChar cut(0x2026);
    const QString shown = QLatin1Char('k') + QString::fromUtf8(euro.repeated(1365));
    QCOMPARE(entries[0].key, shown + cut);
    QCOMPARE(entries[1].key, shown + cut);
    QCOMPARE(entries[1].keyType, KeyType::Blob);
    QCOMPARE(entries[2].key, QStringLiteral("x'%1'").arg(QString(kMostKeyBytes * 2, QLatin1Char('0'))) + cut);
    QVERIFY(entries[3].key.startsWith(QStringLiteral("\\xffk")) && entries[3].key.endsWith(cut));
    const auto connection = file.connect();
    QCOMPARE(readValue(**connection, file.info().format, QString::fromUtf8(text))->value(), QByteArray("\1"));
    QVERIFY(!readValue(**connection, file.info().format, entries[0].key)->has_value());
}

void TestCacheFormat::findsKeysByAnIndexOfAnyCase()
{
    const QString path =
        make("CREATE TABLE cache(key TEXT COLLATE NOCASE, data BLOB, size INTEGER, created_at REAL,"
             " last_accessed REAL); CREATE INDEX i ON cache(key);"
             "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
             "INSERT INTO cache SELECT printf('key %0100d', i), x'00', 1, i, i FROM n;"
             "INSERT INTO cache VALUES('ABC', x'01', 1, 1, 1), ('abc', x'02', 1, 1, 1)");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const qint64 before = pagesRead(**connection);
    QCOMPARE(readValue(**connection, file.info().format, QStringLiteral("abc"))->value(), QByteArray("\2"));
    QVERIFY(!readValue(**connection, file.info().format, QStringLiteral("Abc"))->has_value());
    const qint64 pages = pagesRead(**connection) - before;
    QVERIFY2(pages < 20, qPrintable(QString::number(pages)));
    const std::atomic<bool> cancelled{false};
    QVERIFY(*findKey(**connection, file.info().format, QStringLiteral("ABC"), &cancelled));
}

void TestCacheFormat::findsTheLikeliestReadingInRows()
{
    const QString path = m_directory.filePath(QStringLiteral("readings.db"));
    test::createProductionTable(path);
    test::runSql(path, "INSERT INTO cache VALUES(x'3137', x'01', 1, 1, 1, 0), ('17', x'02', 1, 1, 1, 0),"
                       "('b', x'03', 1, 1, 1, 0), (x'ff00', x'04', 1, 1, 1, 0)");
    const CacheFile file = test::opened(path);
    const auto connection = file.connect();
    const auto scan = scanEntries(file, ScanOptions());
    const auto find = [&](const char *key) {
        return *findKeyInRows(**connection, file.info().format, QLatin1String(key), scan->index);
    };
    QCOMPARE(find("17"), std::optional(qint64{2}));
    QCOMPARE(find("x'3137'"), std::optional(qint64{1}));
    QCOMPARE(find("x'ff00'"), std::optional(qint64{4}));
    QCOMPARE(find("nowhere"), std::optional<qint64>());
}

void TestCacheFormat::findsKeysOfAnyType()
{
    for (const QByteArray sql : {kDiskCache, kSolidCache}) {
        const CacheFile file = test::opened(make(sql));
        const auto connection = file.connect();
        for (const Entry &entry : entriesOf(file)) {
            const auto rowid = findKey(**connection, file.info().format, entry.key);
            QVERIFY(rowid);
            QCOMPARE(**rowid, entry.rowid);
        }
    }
    const CacheFile file = test::opened(m_directory.filePath(QStringLiteral("invalid.db")));
    const auto connection = file.connect();
    QVERIFY(findKey(**connection, file.info().format, QStringLiteral("a\\xffb"))->has_value());
    QVERIFY(!findKey(**connection, file.info().format, QStringLiteral("b\\xff"))->has_value());
    const CacheFile disk = test::opened(make(kDiskCache));
    const auto diskConnection = disk.connect();
    const auto number = readValue(**diskConnection, disk.info().format, QStringLiteral("17"));
    QCOMPARE(number->value(), QByteArray("42"));
    const auto external = readValue(**diskConnection, disk.info().format, QStringLiteral("x'80049501'"));
    QVERIFY(!external);
    QCOMPARE(external.error().code, ErrorCode::NotFound);
    QVERIFY(external.error().message.contains(QStringLiteral("ab/cd/x.val")));
}

void TestCacheFormat::filtersKeysOfAnyType()
{
    const CacheFile file = test::opened(make(kDiskCache));
    const auto connection = file.connect();
    const auto found = [&](const EntryFilter &filter) {
        EntryQuery query;
        query.sort = EntrySort::Key;
        query.descending = false;
        query.filter = filter;
        return selectRowids(**connection, file.info().format, query).value();
    };
    EntryFilter filter;
    filter.prefix = QStringLiteral("te");
    QCOMPARE(found(filter), (std::vector<qint64>{1}));
    filter.prefix = QStringLiteral("1");
    QCOMPARE(found(filter), (std::vector<qint64>{2}));
    filter.prefix.clear();
    filter.exact = QStringLiteral("17");
    QCOMPARE(found(filter), (std::vector<qint64>{2}));
    filter.exact = QStringLiteral("tex");
    QVERIFY(found(filter).empty());
    QCOMPARE(found({}), (std::vector<qint64>{2, 1, 3})); // numbers, text, blobs
}

void TestCacheFormat::readsTextAsTimes()
{
    const std::vector<Entry> entries = entriesOf(test::opened(make(kSolidCache)));
    QCOMPARE(entries[0].createdAt, std::optional(1768989600.5));
    QCOMPARE(entries[1].createdAt, std::optional(1769076000.0));
    QVERIFY(std::isnan(entries[0].lastAccessed));
    QVERIFY(entries[0].lastAccessedLiteral.isEmpty());
}

void TestCacheFormat::showsWhatIsNoTime()
{
    const QString path =
        make("CREATE TABLE cache(key TEXT PRIMARY KEY, data, size, created_at, last_accessed);"
             "INSERT INTO cache VALUES('a', x'01', 1, NULL, 'yesterday'),"
             "('b', x'01', 1, x'0f', -5e15), ('c', x'01', 1, 9e300, 1)");
    const std::vector<Entry> entries = entriesOf(test::opened(path));
    QCOMPARE(entries[0].createdLiteral, QStringLiteral("NULL"));
    QCOMPARE(entries[0].lastAccessedLiteral, QStringLiteral("'yesterday'"));
    QCOMPARE(entries[1].createdLiteral, QStringLiteral("x'0f'"));
    QCOMPARE(entries[1].lastAccessed, -5e15);
    QCOMPARE(entries[2].createdAt, std::optional(9e300));
}

void TestCacheFormat::asksWhichOfSeveralTables()
{
    const QString path = make(QByteArray(kSolidCache) + kRequestsCache);
    const auto file = CacheFile::open(path);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Ambiguous);
    QVERIFY(file.error().message.contains(QStringLiteral("responses, solid_cache_entries")));
    OpenOptions options;
    options.mapping.table = QStringLiteral("responses");
    QCOMPARE(CacheFile::open(path, options)->info().format.kind, FormatKind::RequestsCache);
}

void TestCacheFormat::readsTheTableAndColumnsThatAreWanted()
{
    const QString path = make(
        "CREATE TABLE \"odd \"\"name\" (id INTEGER PRIMARY KEY, \"the url\" TEXT, body BLOB, used INTEGER);"
        "CREATE INDEX i ON \"odd \"\"name\"(used);"
        "INSERT INTO \"odd \"\"name\" VALUES(1, 'u', x'0102', 1700000000000)");
    QCOMPARE(CacheFile::open(path).error().code, ErrorCode::NotACache);
    OpenOptions options;
    options.mapping.table = QStringLiteral("odd \"name");
    options.mapping.key = QStringLiteral("the url");
    options.mapping.accessed = QStringLiteral("used");
    const auto file = CacheFile::open(path, options);
    QVERIFY(file);
    QCOMPARE(file->info().format.kind, FormatKind::Mapped);
    QCOMPARE(file->info().format.columns.value, QStringLiteral("body"));
    const std::vector<Entry> entries = entriesOf(*file);
    QCOMPARE(entries[0].key, QStringLiteral("u"));
    QCOMPARE(entries[0].lastAccessed, 1.7e9);
    QCOMPARE(scanEntries(*file, ScanOptions())->index.lastAccessed(0), 1.7e9);
}

void TestCacheFormat::findsTheTableThatHasTheWantedColumns()
{
    const QString path = make(QByteArray(kSolidCache) + kRequestsCache +
                              "CREATE TABLE pages(url TEXT, body BLOB); CREATE VIEW v AS SELECT 1 AS url");
    OpenOptions options;
    options.mapping.key = QStringLiteral("URL");
    QCOMPARE(CacheFile::open(path, options)->info().format.columns.table, QStringLiteral("pages"));
    options.mapping.key = QStringLiteral("key");
    QCOMPARE(CacheFile::open(path, options).error().code, ErrorCode::Ambiguous);
    options.mapping.key = QStringLiteral("nowhere");
    const auto none = CacheFile::open(path, options);
    QCOMPARE(none.error().code, ErrorCode::NotACache);
    QVERIFY(none.error().message.contains(QStringLiteral("has the column nowhere")));
}

void TestCacheFormat::takesTheUnitThatIsWanted()
{
    OpenOptions options;
    options.mapping.accessedUnit = TimeUnit::Nanoseconds;
    const auto file = CacheFile::open(make(kDiskCache), options);
    QVERIFY(file);
    QCOMPARE(file->info().format.accessedUnit, TimeUnit::Nanoseconds);
    QCOMPARE(file->info().format.createdUnit, TimeUnit::Seconds);
}

void TestCacheFormat::guessesTheUnitOfTimes()
{
    QCOMPARE(test::opened(make(kDiskCache)).info().format.accessedUnit, TimeUnit::Seconds);
    const QString path = make("CREATE TABLE t(key TEXT, value BLOB, atime INTEGER);"
                              "INSERT INTO t VALUES('a', x'01', NULL), ('b', x'01', 1700000000000000)");
    OpenOptions options;
    options.mapping.table = QStringLiteral("t");
    QCOMPARE(CacheFile::open(path, options)->info().format.accessedUnit, TimeUnit::Microseconds);
}

void TestCacheFormat::guessesNothingOfACompleteMapping()
{
    const QString path = make("CREATE TABLE t(key TEXT, value BLOB, atime INTEGER, pinned INTEGER)");
    OpenOptions options;
    options.mapping.table = QStringLiteral("t");
    options.mapping.key = QStringLiteral("key");
    options.mapping.value = QStringLiteral("value");
    options.mapping.complete = true;
    const CacheFormat format = CacheFile::open(path, options).value().info().format;
    QVERIFY(!format.hasAccessTimes());
    QVERIFY(!format.hasPinned());
    const QString known = make(kDiskCache);
    options.mapping = CacheFile::candidates(known).value().front().mapping;
    options.mapping.complete = true;
    QCOMPARE(CacheFile::open(known, options).value().info().format.kind, FormatKind::DiskCache);
}

void TestCacheFormat::saysWhichWantedColumnIsNotThere_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("says");
    QTest::newRow("table") << "nothing"
                           << ""
                           << "no table \"nothing\"";
    QTest::newRow("column") << "t"
                            << "nokey"
                            << "no column \"nokey\"";
    QTest::newRow("not guessed") << "t"
                                 << ""
                                 << "which column has the key";
    QTest::newRow("generated") << "t"
                               << "g"
                               << "\"g\" of the table \"t\" is generated";
}

void TestCacheFormat::saysWhichWantedColumnIsNotThere()
{
    QFETCH(QString, table);
    QFETCH(QString, key);
    QFETCH(QString, says);
    OpenOptions options;
    options.mapping.table = table;
    options.mapping.key = key;
    const auto file = CacheFile::open(make("CREATE TABLE t(a INTEGER, b BLOB, g AS (a + 1))"), options);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::NotACache);
    QVERIFY2(file.error().message.contains(says), qPrintable(file.error().message));
}

void TestCacheFormat::listsCandidatesLikeliestFirst()
{
    const auto candidates = CacheFile::candidates(
        make(QByteArray("CREATE TABLE aaa(x); CREATE TABLE blobs(key TEXT, value BLOB, atime REAL);"
                        "CREATE VIEW v AS SELECT 1; CREATE VIRTUAL TABLE f USING fts5(a);") +
             kRequestsCache));
    QVERIFY(candidates);
    QCOMPARE(candidates->front().shape.name, QStringLiteral("responses"));
    QVERIFY(candidates->front().known);
    QCOMPARE(candidates->at(1).shape.name, QStringLiteral("blobs"));
    QCOMPARE(candidates->at(1).mapping.accessed, QStringLiteral("atime"));
    for (const TableCandidate &candidate : *candidates)
        QVERIFY(candidate.shape.name != QStringLiteral("v") && candidate.shape.name != QStringLiteral("f"));
}

QTEST_GUILESS_MAIN(TestCacheFormat)
#include "test_cache_format.moc"
