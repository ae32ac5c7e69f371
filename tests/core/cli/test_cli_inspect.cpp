// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <sqlite3.h>

#include <limits>

using namespace cachescope;

namespace {

QString fixture(const char *name)
{
    return test::dataFile(QLatin1String(name));
}

test::CliRun cli(const QString &command, const QString &file, const QByteArray &more = {})
{
    return test::runCli(QStringList{command, file} +
                        QString::fromUtf8(more).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

} // namespace

/// The commands that look into a file: info, stats, list, get.
class TestCliInspect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatCannotBeOpened_data();
    void refusesWhatCannotBeOpened();
    void infoReadsACopiedLog();
    void infoTellsWhatIsThereOfATruncatedFile();
    void tellWhatIsDamagedAndShowTheRest();
    void listsInEveryFormat();
    void listReadsNoValuesForLongListings();
    void listCutsEndlessKeysInATable();
    void listShowsWhatIsNoTimeAndNoText();
    void listOrdersByCreation();
    void listFilters_data();
    void listFilters();
    void listKeepsKeysFromSteeringTheTerminal();
    void getWritesTheValueUnchanged();
    void getOverwritesNothing();
    void changesNothing();
};

void TestCliInspect::refusesWhatCannotBeOpened_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"info", "stats", "list", "get"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestCliInspect::refusesWhatCannotBeOpened()
{
    QFETCH(QString, command);
    const char *key = command == QLatin1String("get") ? "key" : "";
    const QTemporaryDir directory;
    QFile text(directory.filePath(QStringLiteral("notes.txt")));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("not a cache");
    text.close();
    for (const QString &path : {directory.filePath(QStringLiteral("none.db")), directory.path(),
                                text.fileName(), QStringLiteral("/dev/null")}) {
        const auto run = cli(command, path, key);
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.out.isEmpty());
        QVERIFY(run.err.contains(path.toUtf8()));
    }
}

void TestCliInspect::infoReadsACopiedLog()
{
    const auto run = cli(QStringLiteral("info"), fixture("extraction-live/cache.db"), "--json");
    QCOMPARE(run.exitCode, 0);
    const QJsonObject info = run.json();
    QCOMPARE(info.value(QLatin1String("entries")).toInt(), 147);
    QCOMPARE(info.value(QLatin1String("openMode")).toString(), QStringLiteral("wal-copy"));
    QCOMPARE(info.value(QLatin1String("walBytes")).toInt(), 280'192);
    QCOMPARE(info.value(QLatin1String("format")).toString(), QStringLiteral("production"));
    QCOMPARE(info.value(QLatin1String("truncated")).toBool(true), false);
    QVERIFY(info.value(QLatin1String("warnings")).toArray().isEmpty());
}

void TestCliInspect::infoTellsWhatIsThereOfATruncatedFile()
{
    const auto run = cli(QStringLiteral("info"), fixture("extraction-truncated.db"), "--json");
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.json().value(QLatin1String("truncated")).toBool());
    QCOMPARE(run.json().value(QLatin1String("missingBytes")).toInt(), 138'030);
    // Of the entries that the file had, some are lost: their number is told under another name.
    // The field is there, since scripts rely on it.
    for (const char *field : {"entries", "pinned"}) {
        QVERIFY(run.json().contains(QLatin1String(field)));
        QVERIFY(run.json().value(QLatin1String(field)).isNull());
    }
    QVERIFY(run.json().contains(QLatin1String("format")));
    QVERIFY(run.json().contains(QLatin1String("freeBytes")));
    QCOMPARE(run.json().value(QLatin1String("warnings")).toArray().size(), 1);
}

void TestCliInspect::tellWhatIsDamagedAndShowTheRest()
{
    constexpr qint64 pageBytes = 4096;
    constexpr char tableLeaf = 0x0d; // https://www.sqlite.org/fileformat2.html, 1.6
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("extraction.db"), directory.path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    qint64 page = 10;
    for (QByteArray type; type != QByteArray(1, tableLeaf); type = file.read(1))
        file.seek(++page * pageBytes);
    file.seek(page * pageBytes);
    file.write(QByteArray(pageBytes, '\xee'));
    file.close();

    const auto stats = cli(QStringLiteral("stats"), path, "--json");
    QCOMPARE(stats.exitCode, 1);
    QVERIFY(stats.err.contains("1 gap"));
    QVERIFY(stats.err.contains("lost"));
    QVERIFY(!stats.json().value(QLatin1String("exact")).toBool(true));
    const int entries = stats.json().value(QLatin1String("entries")).toInt();
    QVERIFY2(entries > 100 && entries < 138, qPrintable(QString::number(entries)));
    const auto list = cli(QStringLiteral("list"), path, "--sort size --format jsonl");
    QCOMPARE(list.exitCode, 1);
    QVERIFY(list.err.contains("damaged"));
    QCOMPARE(list.out.count('\n'), entries);
    for (const char *sort : {"rowid", "last_accessed", "key"}) {
        const auto other = cli(QStringLiteral("list"), path, QByteArray("--format jsonl --sort ") + sort);
        QCOMPARE(other.exitCode, 1);
        QVERIFY(other.err.contains("damaged"));
        QCOMPARE(other.out.count('\n'), entries);
    }
}

void TestCliInspect::listsInEveryFormat()
{
    const auto json = cli(QStringLiteral("list"), fixture("audio.db"), "--sort size --desc --format json");
    const QJsonArray entries = QJsonDocument::fromJson(json.out).array();
    QCOMPARE(entries.size(), 113);
    const QJsonObject first = entries.at(0).toObject();
    QCOMPARE(first.value(QLatin1String("sizeBytes")).toInt(), 33'299);
    QCOMPARE(first.value(QLatin1String("type")).toString(), QStringLiteral("audio/ogg"));
    QVERIFY(first.value(QLatin1String("lastAccessed")).toDouble() > 1.7e9);

    const auto lines =
        cli(QStringLiteral("list"), fixture("audio.db"), "--sort size --desc --format jsonl").out;
    QCOMPARE(lines.count('\n'), 113);
    QCOMPARE(QJsonDocument::fromJson(lines.left(lines.indexOf('\n'))).object(), first);
    const auto csv = cli(QStringLiteral("list"), fixture("audio.db"), "--format csv").out;
    QVERIFY(csv.startsWith("key,type,sizeBytes,lastAccessed,createdAt,pinned,rowid,lastAccessedLiteral,"
                           "createdLiteral,keyType\n"));
    QCOMPARE(csv.count('\n'), 114);
    QCOMPARE(cli(QStringLiteral("list"), fixture("audio.db")).out.count('\n'), 114);
}

void TestCliInspect::listReadsNoValuesForLongListings()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(
        sqlite3_exec(db,
                     "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size, created_at, last_accessed);"
                     "CREATE INDEX i ON cache(last_accessed);"
                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                     "INSERT INTO cache SELECT i, zeroblob(20000), 20000, i, i + 0.5 FROM n",
                     nullptr, nullptr, nullptr),
        SQLITE_OK);
    sqlite3_close(db);
    for (const char *sort : {"", "--sort size"}) {
        const auto all = cli(QStringLiteral("list"), path, sort + QByteArray(" --format json"));
        const QJsonArray entries = QJsonDocument::fromJson(all.out).array();
        QCOMPARE(entries.size(), 300);
        for (const auto entry : entries) {
            const QJsonObject object = entry.toObject();
            QCOMPARE(object.value(QLatin1String("lastAccessed")).toDouble(),
                     object.value(QLatin1String("rowid")).toInt() + 0.5);
            QVERIFY(!object.contains(QLatin1String("createdAt")));
        }
        QCOMPARE(all.err.count("300 entries are listed without their creation time"), 1);
    }
    const auto few = cli(QStringLiteral("list"), path, "--limit 1000 --format json");
    QVERIFY(few.err.isEmpty());
    const QJsonArray entries = QJsonDocument::fromJson(few.out).array();
    QCOMPARE(entries.at(299).toObject().value(QLatin1String("createdAt")).toInt(), 300);
}

void TestCliInspect::listCutsEndlessKeysInATable()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(
        sqlite3_exec(db,
                     "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size, created_at, last_accessed);"
                     "INSERT INTO cache VALUES(printf('%.*c', 100000, 'Z'), x'01', 1, 1, 1)",
                     nullptr, nullptr, nullptr),
        SQLITE_OK);
    sqlite3_close(db);
    const QByteArray table = cli(QStringLiteral("list"), path).out;
    QCOMPARE(table.count('Z'), 4096);
    QVERIFY(table.endsWith("Z…\n"));
    QVERIFY(cli(QStringLiteral("list"), path, "--format csv").out.count('Z') == 100'000);
}

void TestCliInspect::listShowsWhatIsNoTimeAndNoText()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::runSql(path,
                 "CREATE TABLE cache(key PRIMARY KEY, data BLOB, size, created_at, last_accessed);"
                 "INSERT INTO cache VALUES(17, x'01', 1, NULL, 'last, week'), (x'00ff', x'01', 1, 5, 6)");
    const QByteArray lines = cli(QStringLiteral("list"), path, "--format jsonl").out;
    const QJsonObject first = QJsonDocument::fromJson(lines.left(lines.indexOf('\n'))).object();
    QVERIFY(first.value(QLatin1String("lastAccessed")).isNull());
    QCOMPARE(first.value(QLatin1String("lastAccessedLiteral")).toString(), QStringLiteral("'last, week'"));
    QCOMPARE(first.value(QLatin1String("createdLiteral")).toString(), QStringLiteral("NULL"));
    QCOMPARE(first.value(QLatin1String("keyType")).toString(), QStringLiteral("integer"));
    const QJsonObject second = QJsonDocument::fromJson(lines.mid(lines.indexOf('\n'))).object();
    QCOMPARE(second.value(QLatin1String("keyType")).toString(), QStringLiteral("blob"));
    QVERIFY(!second.contains(QLatin1String("createdLiteral")));
    QVERIFY(cli(QStringLiteral("list"), path, "--format csv")
                .out.contains("17,application/octet-stream,1,,,false,1,\"'last, week'\",NULL,integer\n"));
    QVERIFY(cli(QStringLiteral("list"), path).out.contains("'last, week'"));
}

void TestCliInspect::listOrdersByCreation()
{
    const auto run =
        cli(QStringLiteral("list"), fixture("audio.db"), "--sort created --desc --limit 20 --format jsonl");
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.err.contains("Sorted by insertion"));
    double before = std::numeric_limits<double>::infinity();
    for (const QByteArray &line : run.out.split('\n').mid(0, 20)) {
        const double created =
            QJsonDocument::fromJson(line).object().value(QLatin1String("createdAt")).toDouble();
        QVERIFY(created > 0.0 && created <= before);
        before = created;
    }
}

void TestCliInspect::listFilters_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::addColumn<int>("entries");
    QTest::newRow("text") << QByteArray("--filter :ts") << 30;
    QTest::newRow("prefix") << QByteArray("--prefix 03b450c8ddd5") << 1;
    QTest::newRow("whole key")
        << QByteArray("--exact 03b450c8ddd508f0690a3e9b0efbcb22267e95bf750ce0ea0afa5f8e3289d2bf") << 1;
    QTest::newRow("part of a key") << QByteArray("--exact 03b450c8ddd508f0690a3e9b0efbcb22267e95bf") << 0;
    QTest::newRow("pinned") << QByteArray("--pinned yes") << 10;
    QTest::newRow("not pinned") << QByteArray("--pinned no") << 103;
    QTest::newRow("type") << QByteArray("--type json --limit 5") << 5;
    QTest::newRow("sizes") << QByteArray("--min-size 32k --max-size 33k") << 1;
    QTest::newRow("pattern") << QByteArray("--pattern <hash>:ts") << 30;
    QTest::newRow("half a part of a pattern") << QByteArray("--pattern <hash>:t") << 0;
    QTest::newRow("other patterns") << QByteArray("--except-pattern <hash>:ts") << 83;
    QTest::newRow("two patterns less") << QByteArray("--pattern <hash> --except-pattern <hash>:ts "
                                                     "--except-pattern nothing")
                                       << 83;
    QTest::newRow("read before there were caches") << QByteArray("--accessed-to 1990-01-01") << 0;
    QTest::newRow("read since") << QByteArray("--accessed-from 1990-01-01T00:00:00Z") << 113;
    QTest::newRow("stored before there were caches") << QByteArray("--created-to 631152000") << 0;
    QTest::newRow("stored since") << QByteArray("--created-from 1990-01-01 --min-size 0") << 113;
    QTest::newRow("limit") << QByteArray("--limit 7") << 7;
    QTest::newRow("nothing fits") << QByteArray("--filter %") << 0;
}

void TestCliInspect::listFilters()
{
    QFETCH(QByteArray, filters);
    const auto run =
        cli(QStringLiteral("list"), fixture("audio.db"), (filters + " --format jsonl").constData());
    QCOMPARE(run.exitCode, 0);
    QTEST(static_cast<int>(run.out.count('\n')), "entries");
}

void TestCliInspect::listKeepsKeysFromSteeringTheTerminal()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("x.db"));
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(
        sqlite3_exec(db,
                     "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size, created_at, last_accessed);"
                     "INSERT INTO cache VALUES(char(27) || '[2J\"a,b' || char(10), x'00', 1, 1, 1);"
                     "INSERT INTO cache VALUES(char(155) || '31m' || char(8238) || 'gnp', x'00', 1, 1, 1)",
                     nullptr, nullptr, nullptr),
        SQLITE_OK);
    sqlite3_close(db);
    const QByteArray table = cli(QStringLiteral("list"), path).out;
    QVERIFY(!table.contains('\x1b'));
    QVERIFY(table.contains("?[2J\"a,b?"));
    // A program gets the key itself, which JSON can write without the characters that steer.
    const QByteArray json = cli(QStringLiteral("list"), path, "--format jsonl").out;
    QVERIFY(!json.contains("\xc2\x9b") && !json.contains("\xe2\x80\xae"));
    QCOMPARE(QJsonDocument::fromJson(json.split('\n').at(1)).object().value(QLatin1String("key")).toString(),
             QString::fromUtf8("\xc2\x9b"
                               "31m\xe2\x80\xae"
                               "gnp"));
    const QByteArray csv = cli(QStringLiteral("list"), path, "--format csv").out;
    QVERIFY(csv.contains("\"\x1b[2J\"\"a,b\n\",application/octet-stream,1,1,1,false,1,,,\n"));
}

void TestCliInspect::getWritesTheValueUnchanged()
{
    const QByteArray key = cli(QStringLiteral("list"), fixture("audio.db"), "--limit 1 --format jsonl").out;
    const QString name = QJsonDocument::fromJson(key).object().value(QLatin1String("key")).toString();
    const auto value = test::runCli({QStringLiteral("get"), fixture("audio.db"), name});
    QCOMPARE(value.exitCode, 0);
    QVERIFY(value.out.startsWith("OggS"));
    const QTemporaryDir directory;
    const QString out = directory.filePath(QStringLiteral("value.ogg"));
    QCOMPARE(test::runCli({QStringLiteral("get"), fixture("audio.db"), name, QStringLiteral("--out"), out})
                 .exitCode,
             0);
    QCOMPARE(test::fileHash(out), QCryptographicHash::hash(value.out, QCryptographicHash::Sha256).toHex());
    const auto missing = cli(QStringLiteral("get"), fixture("audio.db"), "nobody");
    QCOMPARE(missing.exitCode, 1);
    QVERIFY(missing.err.contains("nobody"));
}

void TestCliInspect::getOverwritesNothing()
{
    const QTemporaryDir directory;
    const QString copy = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    const QByteArray before = test::directoryState(directory.path());
    const QByteArray line = cli(QStringLiteral("list"), copy, "--limit 1 --format jsonl").out;
    const QString key = QJsonDocument::fromJson(line).object().value(QLatin1String("key")).toString();
    const auto run = test::runCli({QStringLiteral("get"), copy, key, QStringLiteral("--out"), copy});
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.err.contains("not overwritten"));
    QCOMPARE(test::directoryState(directory.path()), before);
}

void TestCliInspect::changesNothing()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("extraction-live/cache.db"), directory.path());
    test::copyOfDataFile(QStringLiteral("extraction-live/cache.db-wal"), directory.path());
    const QByteArray before = test::directoryState(directory.path());
    for (const char *command : {"info", "stats", "list"})
        QCOMPARE(cli(QLatin1String(command), path).exitCode, 0);
    QCOMPARE(test::directoryState(directory.path()), before);
}

QTEST_GUILESS_MAIN(TestCliInspect)
#include "test_cli_inspect.moc"
