// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/diff/diff_keys.h"
#include "core/inspect/diff/diff_rows.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QProcess>
#include <QRandomGenerator>

#include <algorithm>
#include <map>
#include <numeric>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

constexpr auto kProduction = "CREATE TABLE cache (key PRIMARY KEY, data BLOB NOT NULL, size INTEGER,"
                             " created_at REAL, last_accessed REAL, pinned INTEGER NOT NULL DEFAULT 0);"
                             "CREATE INDEX idx_cache_last_accessed ON cache(last_accessed);";
/// Creation times stand before the values, where a scan reads them.
constexpr auto kTimesFirst = "CREATE TABLE cache (key PRIMARY KEY, size INTEGER, created_at REAL,"
                             " last_accessed REAL, pinned INTEGER NOT NULL DEFAULT 0, data BLOB NOT NULL);";
constexpr auto kWithoutKeyIndex = "CREATE TABLE cache (key, data BLOB NOT NULL, size INTEGER,"
                                  " created_at REAL, last_accessed REAL, pinned INTEGER NOT NULL DEFAULT 0);";
constexpr auto kOtherOrder = "CREATE TABLE cache (key TEXT COLLATE NOCASE, data BLOB NOT NULL, size INTEGER,"
                             " created_at REAL, last_accessed REAL, pinned INTEGER NOT NULL DEFAULT 0);"
                             "CREATE INDEX by_key ON cache(key);";
constexpr auto kUtf16 = "PRAGMA encoding = 'UTF-16le';"
                        "CREATE TABLE cache (key PRIMARY KEY, data BLOB NOT NULL, size INTEGER,"
                        " created_at REAL, last_accessed REAL, pinned INTEGER NOT NULL DEFAULT 0);";

/// A row as a test knows it. The key is a literal of SQL.
struct KnownRow
{
    QByteArray key;
    qint64 bytes = 0;
    double created = 0.0;
    double accessed = 0.0;
    bool pinned = false;

    bool operator==(const KnownRow &) const = default;
};
using KnownRows = std::vector<KnownRow>;

void write(const QString &path, const QByteArray &schema, const KnownRows &rows)
{
    QByteArray sql = schema + "BEGIN;";
    for (const KnownRow &row : rows)
        sql += "INSERT INTO cache(key, data, size, created_at, last_accessed, pinned) VALUES(" + row.key +
               ", zeroblob(" + QByteArray::number(row.bytes) + "), 0, " +
               QByteArray::number(row.created, 'f', 3) + ", " + QByteArray::number(row.accessed, 'f', 3) +
               ", " + (row.pinned ? "1" : "0") + ");";
    test::runSql(path, sql + "COMMIT");
}

QByteArray randomKey(QRandomGenerator &random, int i)
{
    const QByteArray number = QByteArray::number(i);
    switch (random.bounded(6)) {
    case 0:
        return "x'" + QByteArray(number + number).toHex() + "'";
    case 1:
        return number;
    case 2:
        return number + ".5";
    case 3:
        return "'<b>&amp; \xc3\xa4\xf0\x9f\x98\x80 " + number + "</b>'";
    case 4:
        return "'AbC " + number + "'";
    default:
        return "'views/" + number + "'";
    }
}

KnownRow randomRow(QRandomGenerator &random, int i)
{
    return {randomKey(random, i), random.bounded(3000), 1000.0 + random.bounded(50),
            2000.0 + random.bounded(50), random.bounded(5) == 0};
}

/// What a day may do to an entry; gone if it is nothing.
std::optional<KnownRow> aDayLater(QRandomGenerator &random, KnownRow row)
{
    switch (random.bounded(8)) {
    case 0:
        return std::nullopt;
    case 1:
        row.bytes += 1 + random.bounded(100);
        row.created += 100;
        return row;
    case 2:
        row.created += 100;
        return row;
    case 3:
        row.accessed += 100;
        return row;
    case 4:
        row.pinned = !row.pinned;
        return row;
    default:
        return row;
    }
}

DiffKind kindOf(const KnownRow &before, const KnownRow &after)
{
    if (before.bytes != after.bytes || before.created != after.created)
        return DiffKind::Restored;
    return before == after ? DiffKind::Unchanged : DiffKind::Touched;
}

void add(DiffTotals *totals, DiffKind kind, const KnownRow *before, const KnownRow *after)
{
    DiffTotal &total = (*totals)[kind];
    ++total.entries;
    total.bytesBefore += before ? before->bytes : 0;
    total.bytesAfter += after ? after->bytes : 0;
}

/// The same by a map, of keys that are there once.
DiffTotals naiveDiff(const KnownRows &before, const KnownRows &after)
{
    std::map<QByteArray, const KnownRow *> known;
    for (const KnownRow &row : before)
        known[row.key] = &row;
    DiffTotals totals;
    for (const KnownRow &row : after) {
        const auto found = known.find(row.key);
        if (found == known.end()) {
            add(&totals, DiffKind::Added, nullptr, &row);
            continue;
        }
        add(&totals, kindOf(*found->second, row), found->second, &row);
        known.erase(found);
    }
    for (const auto &[key, row] : known)
        add(&totals, DiffKind::Removed, row, nullptr);
    return totals;
}

FileDiff diffOf(const CacheFile &before, const CacheFile &after, const DiffOptions &options = {})
{
    auto diff = diffFiles(before, after, options);
    if (!diff)
        qFatal("%s", qPrintable(diff.error().message));
    return std::move(*diff);
}

FileDiff diffOf(const QString &before, const QString &after, const DiffOptions &options = {})
{
    return diffOf(test::opened(before), test::opened(after), options);
}

/// Entries of each kind: added, removed, restored, touched, unchanged.
QList<qint64> counts(const FileDiff &diff)
{
    QList<qint64> counts;
    for (const DiffTotal &total : diff.totals.of)
        counts << total.entries;
    return counts;
}

QStringList keysOf(const FileDiff &diff, DiffKind kind)
{
    DiffQuery query;
    query.kinds.fill(false);
    query.kinds[static_cast<std::size_t>(kind)] = true;
    DiffKeys keys(std::make_shared<const FileDiff>(diff));
    const auto read = keys.read(selectRows(diff, query));
    QStringList texts;
    for (const auto &key : *read)
        texts << (key ? key->text : QStringLiteral("(none)"));
    return texts;
}

void damageTablePages(const QString &path, int pages)
{
    constexpr char tableLeaf = 0x0d; // https://www.sqlite.org/fileformat2.html, 1.6
    constexpr qint64 pageBytes = 4096;
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 page = 10; pages > 0 && (page + 1) * pageBytes <= file.size(); ++page) {
        file.seek(page * pageBytes);
        if (file.read(1) != QByteArray(1, tableLeaf))
            continue;
        file.seek(page * pageBytes);
        file.write(QByteArray(pageBytes, '\xee'));
        --pages;
    }
}

} // namespace

class TestFileDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAMap_data();
    void agreesWithAMap();
    void findsNoChangeInAFileBesideItself_data();
    void findsNoChangeInAFileBesideItself();
    void findsWhatWasChangedInACopy_data();
    void findsWhatWasChangedInACopy();
    void seesTheRowsOfAWriteAheadLog();
    void takesKeysAsSqliteComparesThem();
    void pairsKeysThatAreThereOftenInTheirOrder();
    void comparesKeysOfAMegabyte();
    void readsKeysFromRowsWhereTheirIndexIsDamaged();
    void readsKeysFromRowsWhereTheirIndexIsEndless();
    void readsKeysFromRowsWhereTheirIndexLeavesSomeOut();
    void takesLostEntriesForNeitherAddedNorRemoved();
    void comparesWhatBothFormatsHave();
    void comparesTimesOfDifferentUnits();
    void leavesEntriesUndecidedBeyondItsBudget();
    void readsTimesFirstWhereTheRowNumberDiffers();
    void comparesContents();
    void tellsContentThatCannotBeRead();
    void countsPinsBesideTheKinds();
    void groupsByKindOfKeyAndOfValue();
    void takesAScanThatIsKnown();
    void endsWithNothingWhenCancelledEarly();
    void keepsWhatWasComparedWhenCancelledLate();
    void endsWithNothingWhenCancelledWithoutKeyIndex();
    void comparesAFileThatIsBeingWritten();
    void comparesFilesWithoutEntries();
};

void TestFileDiff::agreesWithAMap_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<bool>("byKey");
    const std::array<std::tuple<const char *, const char *, const char *, bool>, 6> layouts{
        {{"times behind values", kProduction, kProduction, true},
         {"times before values", kTimesFirst, kTimesFirst, true},
         {"both layouts", kProduction, kTimesFirst, true},
         {"no index of keys", kProduction, kWithoutKeyIndex, false},
         {"an index of another order", kOtherOrder, kProduction, false},
         {"UTF-16", kUtf16, kProduction, false}}};
    for (const auto &[name, before, after, byKey] : layouts) {
        for (int seed = 1; seed <= 3; ++seed)
            QTest::addRow("%s, seed %d", name, seed) << QByteArray(before) << QByteArray(after) << byKey;
    }
}

void TestFileDiff::agreesWithAMap()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(bool, byKey);
    QRandomGenerator random(static_cast<quint32>(qHash(QByteArray(QTest::currentDataTag()), 1)));
    const QTemporaryDir directory;
    KnownRows rowsBefore;
    KnownRows rowsAfter;
    const bool isText = before == kOtherOrder;
    for (int i = 0; i < 400; ++i) {
        KnownRow row = randomRow(random, i);
        if (isText) // a column of TEXT would make text of numbers
            row.key = "'" + QByteArray::number(i) + "a'";
        rowsBefore.push_back(row);
        if (const auto later = aDayLater(random, row))
            rowsAfter.push_back(*later);
    }
    for (int i = 400; i < 450; ++i)
        rowsAfter.push_back(randomRow(random, i));
    std::shuffle(rowsAfter.begin(), rowsAfter.end(), random);
    write(directory.filePath(QStringLiteral("a.db")), before, rowsBefore);
    write(directory.filePath(QStringLiteral("b.db")), after, rowsAfter);

    const FileDiff diff =
        diffOf(directory.filePath(QStringLiteral("a.db")), directory.filePath(QStringLiteral("b.db")));
    const DiffTotals expected = naiveDiff(rowsBefore, rowsAfter);
    for (std::size_t kind = 0; kind < kDiffKinds; ++kind)
        QVERIFY2(diff.totals.of[kind] == expected.of[kind],
                 qPrintable(QStringLiteral("%1: %2 instead of %3")
                                .arg(diffKindName(static_cast<DiffKind>(kind)))
                                .arg(diff.totals.of[kind].entries)
                                .arg(expected.of[kind].entries)));
    QCOMPARE(diff.byKey, byKey);
    QVERIFY(diff.complete);
    QCOMPARE(diff.undecided.entries, 0);
    QVERIFY(diff.warnings().isEmpty());
}

void TestFileDiff::findsNoChangeInAFileBesideItself_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("entries");
    QTest::newRow("audio") << QStringLiteral("audio.db") << qint64{113};
    QTest::newRow("audio unpinned") << QStringLiteral("audio-unpinned-schema.db") << qint64{81};
    QTest::newRow("document") << QStringLiteral("document.db") << qint64{37};
    QTest::newRow("extraction") << QStringLiteral("extraction.db") << qint64{138};
    QTest::newRow("live") << QStringLiteral("extraction-live/cache.db") << qint64{147};
}

void TestFileDiff::findsNoChangeInAFileBesideItself()
{
    QFETCH(QString, name);
    QFETCH(qint64, entries);
    const QString file = test::dataFile(name);
    const QByteArray state = test::directoryState(QFileInfo(file).path());
    DiffOptions options;
    options.content = true;
    const FileDiff diff = diffOf(file, file, options);
    QCOMPARE(counts(diff), QList<qint64>({0, 0, 0, 0, entries}));
    QCOMPARE(diff.otherContent.entries, 0);
    QVERIFY(diff.contentCompared);
    QCOMPARE(test::directoryState(QFileInfo(file).path()), state);
}

void TestFileDiff::findsWhatWasChangedInACopy_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"audio.db", "audio-unpinned-schema.db", "document.db", "extraction.db"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestFileDiff::findsWhatWasChangedInACopy()
{
    QFETCH(QString, name);
    const QTemporaryDir directory;
    const QString changed = test::copyOfDataFile(name, directory.path());
    test::runSql(changed,
                 "DELETE FROM cache WHERE rowid IN (SELECT rowid FROM cache ORDER BY rowid LIMIT 3);"
                 "CREATE TEMP TABLE chosen AS SELECT key, row_number() OVER (ORDER BY key) AS n FROM cache;"
                 "UPDATE cache SET last_accessed = last_accessed + 10"
                 " WHERE key IN (SELECT key FROM chosen WHERE n BETWEEN 1 AND 5);"
                 "UPDATE cache SET created_at = created_at + 10"
                 " WHERE key IN (SELECT key FROM chosen WHERE n BETWEEN 6 AND 7);"
                 "UPDATE cache SET data = zeroblob(1 + length(data)), size = length(data) + 1"
                 " WHERE key IN (SELECT key FROM chosen WHERE n = 8);"
                 "INSERT INTO cache(key, data, size, created_at, last_accessed)"
                 " VALUES('new 1', 'x', 1, 1, 1), ('new 2', 'x', 1, 1, 1)");
    const FileDiff diff = diffOf(test::dataFile(name), changed);
    const qint64 all = static_cast<qint64>(diff.before.scan.index->size());
    QCOMPARE(counts(diff), QList<qint64>({2, 3, 3, 5, all - 11}));
    QCOMPARE(keysOf(diff, DiffKind::Added), QStringList({QStringLiteral("new 1"), QStringLiteral("new 2")}));
    QCOMPARE(diff.totals[DiffKind::Restored].bytesAfter - diff.totals[DiffKind::Restored].bytesBefore, 1);
    QVERIFY(diff.byKey);
}

void TestFileDiff::seesTheRowsOfAWriteAheadLog()
{
    const FileDiff diff = diffOf(test::dataFile(QStringLiteral("extraction.db")),
                                 test::dataFile(QStringLiteral("extraction-live/cache.db")));
    QCOMPARE(diff.totals[DiffKind::Added].entries, 12);
    QCOMPARE(diff.totals[DiffKind::Removed].entries, 3);
}

void TestFileDiff::takesKeysAsSqliteComparesThem()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    // 2^53 and 2^53 + 1 are the same as double; 0.5 has the bits of an integer; text and blob of the same
    // bytes are not the same key.
    write(a, kProduction,
          {{"1", 1, 1, 1},
           {"9007199254740993", 1, 1, 1},
           {"'t'", 1, 1, 1},
           {"NULL", 1, 1, 1},
           {"9223372036854775807", 1, 1, 1},
           {"''", 1, 1, 1},
           {"0.5", 1, 1, 1},
           {"-1e300", 1, 1, 1}});
    write(b, kProduction,
          {{"1.0", 1, 1, 1},
           {"9007199254740992.0", 1, 1, 1},
           {"x'74'", 1, 1, 1},
           {"NULL", 1, 1, 1},
           {"9.3e18", 1, 1, 1},
           {"x''", 1, 1, 1},
           {"4602678819172646912", 1, 1, 1},
           {"-1e300", 1, 1, 1}});
    QCOMPARE(counts(diffOf(a, b)), QList<qint64>({5, 5, 0, 0, 3}));
    test::runSql(b, "CREATE TABLE t AS SELECT * FROM cache; DROP TABLE cache;" +
                        QByteArray(kWithoutKeyIndex) + "INSERT INTO cache SELECT * FROM t; DROP TABLE t");
    const FileDiff byHash = diffOf(a, b);
    QVERIFY(!byHash.byKey);
    QCOMPARE(counts(byHash), QList<qint64>({5, 5, 0, 0, 3}));
}

void TestFileDiff::pairsKeysThatAreThereOftenInTheirOrder()
{
    for (const char *schema : {kProduction, kWithoutKeyIndex}) {
        const QTemporaryDir directory;
        const QString a = directory.filePath(QStringLiteral("a.db"));
        const QString b = directory.filePath(QStringLiteral("b.db"));
        write(a, schema, {{"NULL", 1, 1, 1}, {"NULL", 2, 1, 1}, {"NULL", 3, 1, 1}, {"'k'", 9, 1, 1}});
        write(b, schema, {{"NULL", 1, 1, 1}, {"NULL", 20, 1, 1}, {"'k'", 9, 1, 1}});
        QCOMPARE(counts(diffOf(a, b)), QList<qint64>({0, 1, 1, 0, 2}));
        QCOMPARE(counts(diffOf(b, a)), QList<qint64>({1, 0, 1, 0, 2}));
    }
}

void TestFileDiff::comparesKeysOfAMegabyte()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    const QByteArray start = "printf('%.*c', 1000000, '<') || ";
    write(a, kProduction, {{start + "'1'", 1, 1, 1}, {start + "'2'", 1, 1, 1}});
    write(b, kProduction, {{start + "'2'", 1, 1, 2}, {start + "'3'", 1, 1, 1}});
    const FileDiff diff = diffOf(a, b);
    QCOMPARE(counts(diff), QList<qint64>({1, 1, 0, 1, 0}));
    const QString shown = keysOf(diff, DiffKind::Touched).constFirst();
    QVERIFY(shown.startsWith(QStringLiteral("<<<")) && shown.size() < 5000);
    QVERIFY(diff.prefixes.front().name.size() < 1000);
}

void TestFileDiff::readsKeysFromRowsWhereTheirIndexIsDamaged()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    KnownRows rows;
    for (int i = 0; i < 1000; ++i)
        rows.push_back({"'key " + QByteArray::number(i) + "'", 10, 1, double(i)});
    write(a, kProduction, rows);
    rows.erase(rows.begin(), rows.begin() + 10);
    write(b, kProduction, rows);
    test::breakIndex(b, "sqlite_autoindex_cache_1");
    const FileDiff diff = diffOf(a, b);
    QCOMPARE(counts(diff), QList<qint64>({0, 10, 0, 0, 990}));
    QVERIFY(!diff.byKey);
    QCOMPARE(keysOf(diff, DiffKind::Removed).constFirst(), QStringLiteral("key 0"));
}

void TestFileDiff::readsKeysFromRowsWhereTheirIndexIsEndless()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    KnownRows rows;
    for (int i = 0; i < 2000; ++i)
        rows.push_back({"'a longer key " + QByteArray::number(i) + "'", 10, 1, double(i)});
    write(a, kProduction, rows);
    write(b, kProduction, rows);
    test::makeEndless(b, "sqlite_autoindex_cache_1");
    QCOMPARE(counts(diffOf(a, b)), QList<qint64>({0, 0, 0, 0, 2000}));
}

void TestFileDiff::readsKeysFromRowsWhereTheirIndexLeavesSomeOut()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    KnownRows rows;
    for (int i = 0; i < 100; ++i)
        rows.push_back({"'key " + QByteArray::number(i) + "'", 10, 1, double(i)});
    write(a, kProduction, rows);
    // An index of some rows that says it is one of all.
    test::runSql(b, QByteArray(kWithoutKeyIndex) + "CREATE INDEX by_key ON cache(key) WHERE rowid > 50");
    write(b, {}, rows);
    test::runSql(b,
                 "PRAGMA writable_schema = ON;"
                 "UPDATE sqlite_schema SET sql = 'CREATE INDEX by_key ON cache(key)' WHERE name = 'by_key'");
    const FileDiff diff = diffOf(a, b);
    QCOMPARE(counts(diff), QList<qint64>({0, 0, 0, 0, 100}));
    QVERIFY(!diff.byKey);
}

void TestFileDiff::takesLostEntriesForNeitherAddedNorRemoved()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    KnownRows rows;
    for (int i = 0; i < 1000; ++i)
        rows.push_back({"'key " + QByteArray::number(i) + "'", 500, 1, double(i)});
    write(a, kProduction, rows);
    write(b, kProduction, rows);
    damageTablePages(a, 2);
    const FileDiff diff = diffOf(a, b);
    QVERIFY(diff.before.scan.damage.any());
    QVERIFY(diff.before.unknown > 0);
    QCOMPARE(diff.after.unknown, 0);
    QCOMPARE(counts(diff), QList<qint64>({0, 0, 0, 0, 1000 - diff.before.unknown}));
    QCOMPARE(diff.warnings().size(), 1);
    QVERIFY(diff.warnings().constFirst().contains(QStringLiteral("is damaged")));
}

void TestFileDiff::comparesWhatBothFormatsHave()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    test::runSql(a, "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size, created_at, last_accessed);"
                    "INSERT INTO cache VALUES('a', x'00', 1, 1, 1), ('b', x'00', 1, 1, 1)");
    write(b, kProduction, {{"'a'", 1, 1, 1, true}, {"'b'", 1, 1, 2, true}});
    const FileDiff diff = diffOf(a, b);
    QVERIFY(!diff.pinsCompared);
    QVERIFY(diff.accessCompared && diff.creationCompared);
    QCOMPARE(counts(diff), QList<qint64>({0, 0, 0, 1, 1}));
    QCOMPARE(diff.pinned.entries, 0);

    const QString c = directory.filePath(QStringLiteral("c.db"));
    test::runSql(c, "CREATE TABLE pages(url TEXT PRIMARY KEY, body BLOB);"
                    "INSERT INTO pages VALUES('a', x'00'), ('b', x'0000')");
    OpenOptions options;
    options.mapping.table = QStringLiteral("pages");
    options.mapping.key = QStringLiteral("url");
    options.mapping.value = QStringLiteral("body");
    const auto mapped = CacheFile::open(c, options);
    QVERIFY(mapped);
    const FileDiff other = diffOf(test::opened(b), *mapped);
    QVERIFY(!other.accessCompared && !other.creationCompared);
    QCOMPARE(counts(other), QList<qint64>({0, 0, 1, 0, 1}));
}

void TestFileDiff::comparesTimesOfDifferentUnits()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    write(a, kProduction, {{"'a'", 1, 1700000000.123, 1700000001}, {"'b'", 1, 1700000000, 1700000001}});
    test::runSql(b, "CREATE TABLE pages(url TEXT PRIMARY KEY, body BLOB, made INTEGER, used INTEGER);"
                    "INSERT INTO pages VALUES('a', x'00', 1700000000123, 1700000001000),"
                    " ('b', x'00', 1700000000500, 1700000001000)");
    OpenOptions options;
    options.mapping.table = QStringLiteral("pages");
    options.mapping.key = QStringLiteral("url");
    options.mapping.value = QStringLiteral("body");
    options.mapping.created = QStringLiteral("made");
    options.mapping.accessed = QStringLiteral("used");
    options.mapping.createdUnit = TimeUnit::Milliseconds;
    options.mapping.accessedUnit = TimeUnit::Milliseconds;
    const auto mapped = CacheFile::open(b, options);
    QVERIFY(mapped);
    QCOMPARE(counts(diffOf(test::opened(a), *mapped)), QList<qint64>({0, 0, 1, 0, 1}));
}

void TestFileDiff::leavesEntriesUndecidedBeyondItsBudget()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    write(a, kProduction, {{"'a'", 9000, 1, 1}, {"'b'", 9000, 1, 1}});
    write(b, kProduction, {{"'a'", 9000, 2, 1}, {"'b'", 9000, 2, 5}});
    DiffOptions options;
    options.walkBytes = 0;
    const FileDiff none = diffOf(a, b, options);
    QCOMPARE(counts(none), QList<qint64>({0, 0, 0, 1, 1}));
    QCOMPARE(none.undecided.entries, 2);
    QCOMPARE(none.warnings().size(), 1);
    options.walkBytes = 9000;
    const FileDiff some = diffOf(a, b, options);
    QCOMPARE(some.totals[DiffKind::Restored].entries, 1);
    QCOMPARE(some.undecided.entries, 1);
    QCOMPARE(counts(diffOf(a, b)), QList<qint64>({0, 0, 2, 0, 0}));
}

void TestFileDiff::readsTimesFirstWhereTheRowNumberDiffers()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    write(a, kProduction, {{"'a'", 9000, 1, 1}, {"'b'", 9000, 1, 1}});
    write(b, kProduction, {{"'a'", 9000, 1, 1}, {"'b'", 9000, 1, 1}});
    test::runSql(b, "REPLACE INTO cache VALUES('b', zeroblob(9000), 9000, 2, 1, 0)");
    DiffOptions options;
    options.walkBytes = 9000;
    const FileDiff diff = diffOf(a, b, options);
    QCOMPARE(keysOf(diff, DiffKind::Restored), QStringList(QStringLiteral("b")));
}

void TestFileDiff::comparesContents()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    const KnownRows rows{{"'other'", 300'000, 1, 1}, {"'again'", 300'000, 1, 1}, {"'same'", 0, 1, 1}};
    write(a, kProduction, rows);
    write(b, kProduction, rows);
    test::runSql(b, "UPDATE cache SET data = randomblob(300000) WHERE key = 'other';"
                    "UPDATE cache SET created_at = 2 WHERE key = 'again'");
    DiffOptions options;
    options.content = true;
    const FileDiff diff = diffOf(a, b, options);
    QCOMPARE(counts(diff), QList<qint64>({0, 0, 2, 0, 1}));
    QCOMPARE(diff.otherContent, (DiffTotal{1, 300'000, 300'000}));
    QCOMPARE(diff.sameContent, (DiffTotal{1, 300'000, 300'000}));
    QCOMPARE(diff.unreadContent.entries, 0);
    QCOMPARE(counts(diffOf(a, b)), QList<qint64>({0, 0, 1, 0, 2}));
}

void TestFileDiff::tellsContentThatCannotBeRead()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    write(a, kProduction, {{"'a'", 100'000, 1.25, 1}});
    write(b, kProduction, {{"'a'", 100'000, 1.25, 1}});
    QFile file(b);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 100'000);
    // The link to the next page of each overflow page leads nowhere.
    for (qint64 page = 6; (page + 1) * 4096 <= file.size(); ++page) {
        file.seek(page * 4096);
        file.write("\x7f\xff\xff\xff", 4);
    }
    file.close();
    DiffOptions options;
    options.content = true;
    const FileDiff diff = diffOf(a, b, options);
    QCOMPARE(diff.unreadContent.entries, 1);
    QCOMPARE(diff.undecided.entries, 1);
    QCOMPARE(diff.warnings().size(), 2);
}

void TestFileDiff::countsPinsBesideTheKinds()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    write(a, kProduction, {{"'a'", 1, 1, 1}, {"'b'", 1, 1, 1, true}, {"'c'", 1, 1, 1}, {"'d'", 1, 1, 1}});
    write(b, kProduction,
          {{"'a'", 1, 1, 1, true}, {"'b'", 1, 1, 1}, {"'c'", 2, 1, 1, true}, {"'d'", 1, 1, 1}});
    const FileDiff diff = diffOf(a, b);
    QCOMPARE(counts(diff), QList<qint64>({0, 0, 1, 2, 1}));
    QCOMPARE(diff.pinned.entries, 2);
    QCOMPARE(diff.unpinned.entries, 1);
    DiffQuery query;
    query.pinChanges = true;
    QCOMPARE(selectRows(diff, query).size(), std::size_t{3});
}

void TestFileDiff::groupsByKindOfKeyAndOfValue()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    const QString b = directory.filePath(QStringLiteral("b.db"));
    write(a, kProduction, {{"'views/1'", 10, 1, 1}, {"'views/2'", 10, 1, 1}, {"'tokens/1'", 5, 1, 1}});
    write(b, kProduction, {{"'views/1'", 10, 1, 1}, {"'views/3'", 2000, 1, 1}, {"'tokens/1'", 5, 1, 90}});
    test::runSql(b, "INSERT INTO cache VALUES('json/1', CAST('{\"a\": [1, 2]}' AS BLOB), 13, 1, 100, 0)");
    const FileDiff diff = diffOf(a, b);
    QCOMPARE(diff.prefixes.size(), std::size_t{3});
    const DiffGroup &views = diff.prefixes.front();
    QCOMPARE(views.name, QStringLiteral("views/<number>"));
    QCOMPARE(views.totals[DiffKind::Added], (DiffTotal{1, 0, 2000}));
    QCOMPARE(views.totals[DiffKind::Removed], (DiffTotal{1, 10, 0}));
    QCOMPARE(views.totals[DiffKind::Unchanged], (DiffTotal{1, 10, 10}));
    for (const DiffRow &row : diff.rows)
        QVERIFY(row.prefix < diff.prefixes.size());
    const auto json = std::ranges::find(diff.types, QStringLiteral("json"), &DiffGroup::name);
    QVERIFY(json != diff.types.end());
    QCOMPARE(json->totals[DiffKind::Added].entries, 1);
    const auto entriesIn = [](const std::vector<DiffBin> &bins) {
        return std::accumulate(bins.begin(), bins.end(), qint64{0}, [](qint64 sum, const DiffBin &bin) {
            return std::accumulate(bin.totals.of.begin(), bin.totals.of.end(), sum,
                                   [](qint64 part, const DiffTotal &total) { return part + total.entries; });
        });
    };
    QCOMPARE(entriesIn(diff.sizes), 5);
    QCOMPARE(entriesIn(diff.ages), 5);
    QVERIFY(diff.sizes.front().from <= 5 && diff.sizes.back().to > 2000);
}

void TestFileDiff::takesAScanThatIsKnown()
{
    const QString path = test::dataFile(QStringLiteral("audio.db"));
    const CacheFile file = test::opened(path);
    const FileDiff first = diffOf(file, file);
    DiffOptions options;
    options.before = first.before.scan;
    options.after = first.before.scan;
    const FileDiff again = diffOf(file, file, options);
    QCOMPARE(again.before.scan.index, first.before.scan.index);
    QCOMPARE(counts(again), counts(first));
    options.before->types = nullptr;
    QVERIFY(diffOf(file, file, options).types.empty());
}

void TestFileDiff::endsWithNothingWhenCancelledEarly()
{
    const CacheFile file = test::opened(test::dataFile(QStringLiteral("audio.db")));
    const std::atomic<bool> cancelled{true};
    const auto diff = diffFiles(file, file, {}, {}, &cancelled);
    QVERIFY(!diff);
    QCOMPARE(diff.error().code, ErrorCode::Cancelled);
}

void TestFileDiff::keepsWhatWasComparedWhenCancelledLate()
{
    const QTemporaryDir directory;
    const QString large = directory.filePath(QStringLiteral("large.db"));
    test::createLargeTable(large);
    const CacheFile file = test::opened(large);
    std::atomic<bool> cancelled{false};
    double last = 0.0;
    const auto cancelAmongKeys = [&](double fraction) {
        QVERIFY(fraction >= 0.0 && fraction <= 1.0);
        last = fraction;
        if (fraction > 0.55)
            cancelled = true;
    };
    const auto diff = diffFiles(file, file, {}, cancelAmongKeys, &cancelled);
    QVERIFY(diff);
    QVERIFY(last < 0.7);
    QVERIFY(!diff->complete);
    QVERIFY(!diff->rows.empty());
    QVERIFY(diff->rows.size() < 50'000);
    QCOMPARE(diff->totals[DiffKind::Added].entries + diff->totals[DiffKind::Removed].entries, 0);
}

void TestFileDiff::endsWithNothingWhenCancelledWithoutKeyIndex()
{
    const QTemporaryDir directory;
    const QString large = directory.filePath(QStringLiteral("large.db"));
    test::createLargeTable(large);
    test::breakIndex(large, "sqlite_autoindex_cache_1");
    const CacheFile file = test::opened(large);
    std::atomic<bool> cancelled{false};
    const auto diff = diffFiles(
        file, file, {}, [&](double fraction) { cancelled = fraction > 0.55; }, &cancelled);
    QVERIFY(!diff);
    QCOMPARE(diff.error().code, ErrorCode::Cancelled);
}

void TestFileDiff::comparesAFileThatIsBeingWritten()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("live.db"));
    test::createLargeTable(path);
    test::runSql(path, "PRAGMA journal_mode = WAL");
    const QString before = directory.filePath(QStringLiteral("before.db"));
    QVERIFY(QFile::copy(path, before));
    QProcess service;
    service.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(service.waitForReadyRead());
    const CacheFile live = test::opened(path);
    QCOMPARE(live.info().openMode, OpenMode::Live);
    std::atomic<bool> written{false};
    // After both scans: the keys are of another time than the sizes.
    const auto writeOnce = [&](double fraction) {
        if (fraction >= 0.5 && !written.exchange(true))
            test::runSql(path, "DELETE FROM cache WHERE rowid BETWEEN 100 AND 109;"
                               "REPLACE INTO cache VALUES('key 1', x'00', 1, 1, 1, 0)");
    };
    const auto diff = diffFiles(test::opened(before), live, {}, writeOnce);
    service.kill();
    service.waitForFinished();
    QVERIFY(diff);
    QVERIFY(written);
    QCOMPARE(diff->totals[DiffKind::Unchanged].entries + diff->totals[DiffKind::Removed].entries +
                 diff->after.unknown,
             50'000);
}

void TestFileDiff::comparesFilesWithoutEntries()
{
    const QTemporaryDir directory;
    const QString a = directory.filePath(QStringLiteral("a.db"));
    write(a, kProduction, {});
    const FileDiff diff = diffOf(a, a);
    QCOMPARE(counts(diff), QList<qint64>({0, 0, 0, 0, 0}));
    QVERIFY(diff.prefixes.empty() && diff.sizes.empty() && diff.ages.empty());
    const FileDiff filled = diffOf(a, test::dataFile(QStringLiteral("audio.db")));
    QCOMPARE(counts(filled), QList<qint64>({113, 0, 0, 0, 0}));
}

QTEST_GUILESS_MAIN(TestFileDiff)
#include "test_file_diff.moc"
