// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/summary.h"
#include "core/inspect/open/cache_file.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QProcess>

#include <sys/stat.h>

using namespace cachescope;
using namespace cachescope::inspect;

class TestCacheFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesEveryFileAsItWas_data();
    void leavesEveryFileAsItWas();
    void opensWhateverCharactersThePathHas_data();
    void opensWhateverCharactersThePathHas();
    void readsALogThatWasCopiedAlong();
    void ignoresALogThatDoesNotCount_data();
    void ignoresALogThatDoesNotCount();
    void warnsOfAnUnfinishedJournal();
    void tellsHowMuchOfATruncatedFileIsThere();
    void refusesBadInputInASentence_data();
    void refusesBadInputInASentence();
    void saysWhichFileALogBelongsTo();
    void refusesDatabasesThatAreNoCache_data();
    void refusesDatabasesThatAreNoCache();
    void recognisesFormats();
    void recognisesAFileThatAnotherProcessHasOpen();
    void salvagesNothingThatAnotherProcessHasOpen();
    void followsALinkToItsLog();
    void refusesAnIndexWithRowsWithoutEnd();
    void waitsForNoPipeBesideIt_data();
    void waitsForNoPipeBesideIt();
    void estimatesTheCountOfManyEntriesWithinAFewHundredPages();
};

void TestCacheFile::leavesEveryFileAsItWas_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("entries");
    QTest::addColumn<qint64>("dataBytes");
    QTest::addColumn<qint64>("pinned");
    QTest::addColumn<bool>("writable");
    // Entries and the sum of sizes are those of tests/data/README.md.
    for (const bool writable : {true, false}) {
        const char *suffix = writable ? "" : ", read-only directory";
        QTest::addRow("audio%s", suffix) << "audio.db" << 113LL << 871696LL << 10LL << writable;
        QTest::addRow("unpinned%s", suffix)
            << "audio-unpinned-schema.db" << 81LL << 630576LL << 0LL << writable;
        QTest::addRow("document%s", suffix) << "document.db" << 37LL << 183047LL << 0LL << writable;
        QTest::addRow("extraction%s", suffix) << "extraction.db" << 138LL << 202029LL << 0LL << writable;
        QTest::addRow("live%s", suffix) << "extraction-live/cache.db" << 147LL << 234872LL << 0LL << writable;
    }
}

void TestCacheFile::leavesEveryFileAsItWas()
{
    QFETCH(QString, name);
    QFETCH(bool, writable);
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(name, directory.path());
    if (QFile::exists(test::dataFile(name + QStringLiteral("-wal"))))
        test::copyOfDataFile(name + QStringLiteral("-wal"), directory.path());
    if (!writable)
        QFile::setPermissions(directory.path(), QFile::ReadOwner | QFile::ExeOwner);
    const QByteArray before = test::directoryState(directory.path());
    {
        const CacheFile file = test::opened(path);
        QTEST(file.info().entries, "entries");
        QVERIFY(file.info().entriesExact);
        QTEST(file.info().pinned.value(), "pinned");
        QCOMPARE(file.info().warnings, QStringList());
        const auto scan = scanEntries(file, ScanOptions());
        QVERIFY2(scan, qPrintable(scan ? QString() : scan.error().message));
        QCOMPARE(file.info().newestAccess, summarize(*scan, 1).newestAccess);
        qint64 bytes = 0;
        for (const qint64 size : test::sizesOf(scan->index))
            bytes += size;
        QTEST(bytes, "dataBytes");
        QTEST(static_cast<qint64>(scan->index.size()), "entries");
    }
    QCOMPARE(test::directoryState(directory.path()), before);
    QFile::setPermissions(directory.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestCacheFile::opensWhateverCharactersThePathHas_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"with space.db", "100%.db", "what?mode=rwc.db", "no#1.db", "größe 日本.db",
                             "%41.db", "a;b'c\"d&e=f.db"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestCacheFile::opensWhateverCharactersThePathHas()
{
    QFETCH(QString, name);
    const QTemporaryDir directory;
    const QString path = directory.filePath(name);
    QVERIFY(QFile::copy(test::dataFile(QStringLiteral("extraction-live/cache.db")), path));
    QVERIFY(QFile::copy(test::dataFile(QStringLiteral("extraction-live/cache.db-wal")),
                        path + QStringLiteral("-wal")));
    const QByteArray before = test::directoryState(directory.path());
    QCOMPARE(test::opened(path).info().entries, 147);
    QCOMPARE(test::directoryState(directory.path()), before);
}

void TestCacheFile::readsALogThatWasCopiedAlong()
{
    const CacheFile file = test::opened(test::dataFile(QStringLiteral("extraction-live/cache.db")));
    QCOMPARE(openModeName(file.info().openMode), QStringLiteral("wal-copy"));
    QCOMPARE(file.info().entries, 147);
    QCOMPARE(file.info().walBytes, 280192);
    QCOMPARE(file.info().journalMode, QStringLiteral("wal"));
}

void TestCacheFile::ignoresALogThatDoesNotCount_data()
{
    QTest::addColumn<qint64>("damagedAt"); // negative: only the beginning is there
    QTest::newRow("no log at all") << 0LL;
    QTest::newRow("salt of another log") << 18LL;
    QTest::newRow("first frame damaged") << 32LL + 24 + 100;
    QTest::newRow("header only") << -32LL;
    QTest::newRow("half a header") << -10LL;
}

void TestCacheFile::ignoresALogThatDoesNotCount()
{
    QFETCH(qint64, damagedAt);
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("extraction-live/cache.db"), directory.path());
    const QString log =
        test::copyOfDataFile(QStringLiteral("extraction-live/cache.db-wal"), directory.path());
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (damagedAt < 0) {
        QVERIFY(file.resize(-damagedAt));
    } else {
        QVERIFY(file.seek(damagedAt));
        file.write("\x55", 1);
    }
    file.close();
    const QByteArray before = test::directoryState(directory.path());
    const CacheFile cache = test::opened(path);
    QCOMPARE(cache.info().openMode, OpenMode::Immutable);
    QCOMPARE(cache.info().entries, 138);
    QCOMPARE(cache.info().warnings.size(), 1);
    QVERIFY(cache.info().warnings.first().contains(QStringLiteral("cache.db-wal")));
    QCOMPARE(test::directoryState(directory.path()), before);
}

void TestCacheFile::warnsOfAnUnfinishedJournal()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createProductionTable(path);
    QFile journal(path + QStringLiteral("-journal"));
    QVERIFY(journal.open(QIODevice::WriteOnly));
    journal.write(QByteArray("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8) + QByteArray(1000, '\1'));
    journal.close();
    const QByteArray before = test::directoryState(directory.path());
    const CacheFile file = test::opened(path);
    QCOMPARE(file.info().warnings.size(), 1);
    QVERIFY(file.info().warnings.first().contains(QStringLiteral("not finished")));
    QCOMPARE(file.info().journalMode, QStringLiteral("delete"));
    QCOMPARE(test::directoryState(directory.path()), before);
}

void TestCacheFile::tellsHowMuchOfATruncatedFileIsThere()
{
    const QString path = test::dataFile(QStringLiteral("extraction-truncated.db"));
    const auto info = CacheFile::probe(path);
    QVERIFY(info);
    QVERIFY(info->truncated);
    QCOMPARE(info->fileBytes, 210130);
    QCOMPARE(info->missingBytes, 138030);
    const auto file = CacheFile::open(path);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Truncated);
    QVERIFY(file.error().message.contains(QStringLiteral("210,130 of its 348,160 bytes")));
    QVERIFY(file.error().message.contains(QStringLiteral("download it again")));
}

void TestCacheFile::refusesBadInputInASentence_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    QByteArray noise(1'000'000, '\0');
    quint32 state = 1;
    for (char &byte : noise) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24);
    }
    const QByteArray magic("SQLite format 3\0", 16);
    QTest::newRow("empty") << QByteArray("") << ErrorCode::NotACache << "is empty (0 bytes)";
    QTest::newRow("text") << QByteArray("hello, world\n") << ErrorCode::NotACache << "looks like text";
    QTest::newRow("json") << QByteArray("{\"a\": 1}") << ErrorCode::NotACache << "looks like JSON";
    QTest::newRow("random 1 MB") << noise << ErrorCode::NotACache << "is not an SQLite database";
    QTest::newRow("cut in header") << magic << ErrorCode::Truncated << "cut off after 16 bytes";
    QTest::newRow("impossible page size")
        << magic + QByteArray(200, '\3') << ErrorCode::Corrupt << "page size of";
    QTest::newRow("header and noise")
        << magic + QByteArray("\x10\x00\x02\x02\x00\x40\x20\x20", 8) + noise << ErrorCode::Corrupt << "";
}

void TestCacheFile::refusesBadInputInASentence()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("x.db")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const auto opened = CacheFile::open(file.fileName());
    QVERIFY(!opened);
    if (!says.isEmpty())
        QTEST(opened.error().code, "code");
    QVERIFY2(opened.error().message.contains(says), qPrintable(opened.error().message));
    QVERIFY(opened.error().message.contains(file.fileName()));

    QCOMPARE(CacheFile::open(directory.path()).error().code, ErrorCode::CannotOpen);
    QVERIFY(CacheFile::open(directory.path()).error().message.contains(QStringLiteral("is a directory")));
    QCOMPARE(CacheFile::open(directory.filePath(QStringLiteral("none"))).error().code, ErrorCode::NotFound);
    QCOMPARE(CacheFile::open(QStringLiteral("/dev/null")).error().code, ErrorCode::CannotOpen);
}

void TestCacheFile::saysWhichFileALogBelongsTo()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    for (const char *suffix : {"-wal", "-shm", "-journal"}) {
        const QString beside = path + QString::fromLatin1(suffix);
        QFile file(beside);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(4096, 'x')) > 0);
        file.close();
        const auto opened = CacheFile::open(beside);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(QStringLiteral("keeps it beside %1.").arg(path)),
                 qPrintable(opened.error().message));
        QFile::remove(beside);
    }
}

void TestCacheFile::refusesDatabasesThatAreNoCache_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("says");
    const QByteArray columns =
        "key TEXT PRIMARY KEY, data BLOB, size INTEGER, created_at REAL, last_accessed REAL";
    QTest::newRow("other tables") << QByteArray("CREATE TABLE books(a); CREATE TABLE authors(b)")
                                  << "its tables are: authors, books";
    QTest::newRow("no tables") << QByteArray("CREATE TABLE a(b); DROP TABLE a") << "it has no tables at all";
    QTest::newRow("view") << QByteArray("CREATE TABLE t(" + columns +
                                        "); CREATE VIEW cache AS SELECT * FROM t")
                          << "\"cache\" is a view";
    QTest::newRow("virtual table") << QByteArray("CREATE VIRTUAL TABLE cache USING fts5(key, data)")
                                   << "virtual table";
    QTest::newRow("columns missing") << QByteArray(
                                            "CREATE TABLE cache(key TEXT, data BLOB, last_accessed REAL)")
                                     << "lacks the columns size, created_at";
    QTest::newRow("generated column")
        << QByteArray("CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size AS (length(data)),"
                      " created_at REAL, last_accessed REAL)")
        << "\"size\" of the table \"cache\" is generated";
    QTest::newRow("without rowid") << QByteArray("CREATE TABLE cache(" + columns + ") WITHOUT ROWID")
                                   << "WITHOUT ROWID";
    QTest::newRow("row numbers hidden")
        << QByteArray("CREATE TABLE cache(" + columns + ", rowid TEXT, _rowid_ TEXT, oid TEXT)") << "rowid";
}

void TestCacheFile::refusesDatabasesThatAreNoCache()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, says);
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::runSql(path, sql);
    const auto file = CacheFile::open(path);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::NotACache);
    QVERIFY2(file.error().message.contains(says), qPrintable(file.error().message));
}

void TestCacheFile::recognisesFormats()
{
    const auto kindOf = [](const char *name) {
        return formatName(test::opened(test::dataFile(QLatin1String(name))).info().format.kind);
    };
    QCOMPARE(kindOf("audio.db"), QStringLiteral("production"));
    QCOMPARE(kindOf("audio-unpinned-schema.db"), QStringLiteral("production-unpinned"));
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    test::runSql(path,
                 "CREATE TABLE cache(key TEXT PRIMARY KEY, size INTEGER, created_at REAL, last_accessed REAL,"
                 " pinned INTEGER, data BLOB); CREATE INDEX \"odd \"\" name\" ON cache(last_accessed);"
                 "CREATE INDEX a_part ON cache(last_accessed) WHERE pinned = 0");
    const CacheFormat format = test::opened(path).info().format;
    QCOMPARE(formatName(format.kind), QStringLiteral("cachescope"));
    QCOMPARE(format.accessIndexName, QStringLiteral("odd \" name"));
    QCOMPARE(format.keyIndexName, QStringLiteral("sqlite_autoindex_cache_1"));
    QVERIFY(!format.timesBehindBlob);
}

void TestCacheFile::recognisesAFileThatAnotherProcessHasOpen()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    QCOMPARE(test::opened(path).info().openMode, OpenMode::Immutable);
    QProcess holder;
    holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead());
    {
        const CacheFile file = test::opened(path);
        QCOMPARE(openModeName(file.info().openMode), QStringLiteral("live"));
        QCOMPARE(file.info().entries, 113);
        QCOMPARE(file.info().warnings.size(), 1);
    }
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
    QCOMPARE(test::opened(path).info().openMode, OpenMode::Immutable);
}

void TestCacheFile::salvagesNothingThatAnotherProcessHasOpen()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    QProcess holder;
    holder.start(QStringLiteral(CACHESCOPE_LOCK_HOLDER), {path});
    QVERIFY(holder.waitForReadyRead());
    QVERIFY(QFile::resize(path, 200'000));
    OpenOptions options;
    options.salvage = true;
    QCOMPARE(CacheFile::open(path, options).error().code, ErrorCode::Truncated);
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(CacheFile::open(path, options));
}

void TestCacheFile::followsALinkToItsLog()
{
    const QTemporaryDir directory;
    const QString link = directory.filePath(QStringLiteral("link.db"));
    QVERIFY(QFile::link(test::dataFile(QStringLiteral("extraction-live/cache.db")), link));
    QCOMPARE(test::opened(link).info().entries, 147);
}

void TestCacheFile::estimatesTheCountOfManyEntriesWithinAFewHundredPages()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("many.db"));
    test::createProductionTable(path);
    // Every third row is gone, as after eviction.
    test::runSql(
        path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000) INSERT INTO "
              "cache SELECT 'key ' || i, zeroblob(10), 10, i, i, 0 FROM n;"
              "DELETE FROM cache WHERE rowid % 3 = 0");
    const CacheFileInfo info = test::opened(path).info();
    QVERIFY(!info.entriesExact);
    QVERIFY(!info.pinned);
    QVERIFY(info.warnings.isEmpty());
    QVERIFY2(info.entries > 80'000 && info.entries < 120'000, qPrintable(QString::number(info.entries)));
    // A few rows far away from all others.
    test::runSql(path, "INSERT INTO cache(rowid, key, data, size, created_at, last_accessed)"
                       " VALUES(1 << 50, 'x', x'', 0, 1, 1), (1 << 62, 'y', x'', 0, 1, 1),"
                       "(-1 << 60, 'z', x'', 0, 1, 1)");
    const qint64 entries = test::opened(path).info().entries;
    QVERIFY2(entries > 80'000 && entries < 120'000, qPrintable(QString::number(entries)));
}

void TestCacheFile::refusesAnIndexWithRowsWithoutEnd()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                       "INSERT INTO cache SELECT 'key ' || i, x'00', 1, i, i + 0.5, 0 FROM n");
    test::makeEndless(path, "idx_cache_last_accessed");
    const auto file = CacheFile::open(path);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Corrupt);
    QVERIFY(file.error().message.contains(QStringLiteral("more rows than fit")));
}

void TestCacheFile::waitsForNoPipeBesideIt_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<bool>("opens");
    QTest::newRow("journal") << "audio.db"
                             << "-journal" << true;
    QTest::newRow("log") << "audio.db"
                         << "-wal" << true;
    // SQLite itself would open it, since there is a log to be read.
    QTest::newRow("journal beside a log") << "extraction-live/cache.db"
                                          << "-journal" << false;
}

void TestCacheFile::waitsForNoPipeBesideIt()
{
    QFETCH(QString, name);
    QFETCH(QString, suffix);
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(name, directory.path());
    if (QFile::exists(test::dataFile(name + QStringLiteral("-wal"))))
        test::copyOfDataFile(name + QStringLiteral("-wal"), directory.path());
    QCOMPARE(mkfifo(QFile::encodeName(path + suffix).constData(), 0600), 0);
    const auto file = CacheFile::open(path);
    QTEST(static_cast<bool>(file), "opens");
    if (!file) {
        QCOMPARE(file.error().code, ErrorCode::CannotOpen);
        QVERIFY(file.error().message.contains(suffix));
    }
}

QTEST_GUILESS_MAIN(TestCacheFile)
#include "test_cache_file.moc"
