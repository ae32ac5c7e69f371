// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace cachescope;

namespace {

constexpr auto kTwoCaches =
    "CREATE TABLE responses (key TEXT PRIMARY KEY, value BLOB, expires INTEGER);"
    "CREATE TABLE solid_cache_entries (id integer PRIMARY KEY, key blob NOT NULL, value blob NOT NULL,"
    " created_at datetime NOT NULL);"
    "CREATE TABLE \"it's odd\" (url TEXT, body BLOB, used INTEGER);"
    "CREATE TABLE log (at INTEGER, line INTEGER);"
    "INSERT INTO responses VALUES('a', x'010203', 1800000000);"
    "INSERT INTO \"it's odd\" VALUES('u', x'0102', 1700000000000);";

} // namespace

/// Which file, table and columns the commands read, and what they make of half a file.
class TestCliOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsTheTablesToChooseFrom_data();
    void listsTheTablesToChooseFrom();
    void listsTheTablesWhereNoneIsKnown();
    void readsTheTableThatIsNamed();
    void readsTheColumnsThatAreNamed();
    void takesTheUnitOfTimes();
    void refusesWrongMappings_data();
    void refusesWrongMappings();
    void infoAddsWhatIsLeftOfATruncatedFile();
    void listsWhatIsLeftOfATruncatedFile_data();
    void listsWhatIsLeftOfATruncatedFile();
    void statsOfATruncatedFile();
    void getsOnlyWholeValuesOfATruncatedFile();
    void getsValuesWhereTheKeyIndexIsDamaged();
    void filtersKeysWhereTheirIndexIsDamaged();
    void listsAllEntriesThoughTheIndexOfTimesIsDamaged();
    void tooLittleIsLeft();

private:
    test::CliRun run(const QStringList &arguments) const { return test::runCli(arguments); }

    QTemporaryDir m_directory;
    QString m_path;
    int m_files = 0;
};

void TestCliOpen::init()
{
    m_path = m_directory.filePath(QStringLiteral("%1.db").arg(++m_files));
}

void TestCliOpen::listsTheTablesToChooseFrom_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *command : {"info", "stats", "list"})
        QTest::newRow(command) << QStringList{QString::fromLatin1(command)};
    QTest::newRow("unknown table") << QStringList{QStringLiteral("list"), QStringLiteral("--table"),
                                                  QStringLiteral("none")};
    QTest::newRow("columns of no table")
        << QStringList{QStringLiteral("list"), QStringLiteral("--map"), QStringLiteral("key=none")};
}

void TestCliOpen::listsTheTablesToChooseFrom()
{
    QFETCH(QStringList, arguments);
    test::runSql(m_path, kTwoCaches);
    const auto result = run(QStringList(arguments) << m_path);
    QCOMPARE(result.exitCode, 3);
    QVERIFY(result.out.isEmpty());
    for (const char *line : {"  --map table=responses,key=key,value=value   (a requests-cache table)\n",
                             "  --map table=solid_cache_entries,key=key,value=value,created=created_at   (a "
                             "solid_cache table)\n",
                             "  --map 'table=it'\\''s odd,key=url,value=body'   (guessed from the names)\n",
                             "  --map table=log,key=COLUMN,value=COLUMN   (its columns: at, line)\n"})
        QVERIFY2(result.err.contains(line), result.err.constData());
}

void TestCliOpen::listsTheTablesWhereNoneIsKnown()
{
    test::runSql(m_path, "CREATE TABLE pages(url TEXT PRIMARY KEY, content BLOB, atime INTEGER)");
    const auto result = run({QStringLiteral("info"), m_path});
    QCOMPARE(result.exitCode, 3);
    QVERIFY(result.err.contains("--map table=pages,key=url,value=content,accessed=atime"));
}

void TestCliOpen::readsTheTableThatIsNamed()
{
    test::runSql(m_path, kTwoCaches);
    for (const char *option : {"--table=responses", "--map=table=responses"}) {
        const QString chosen = QLatin1String(option);
        const auto info = run({QStringLiteral("info"), m_path, chosen, QStringLiteral("--json")});
        QCOMPARE(info.exitCode, 0);
        QCOMPARE(info.json().value(QLatin1String("format")).toString(), QStringLiteral("requests-cache"));
        QCOMPARE(run({QStringLiteral("stats"), m_path, chosen, QStringLiteral("--json")})
                     .json()
                     .value(QLatin1String("dataBytes"))
                     .toInt(),
                 3);
        QCOMPARE(run({QStringLiteral("get"), m_path, QStringLiteral("a"), chosen}).out,
                 QByteArray("\x01\x02\x03"));
    }
}

void TestCliOpen::readsTheColumnsThatAreNamed()
{
    test::runSql(m_path, kTwoCaches);
    const auto list = run({QStringLiteral("list"), m_path, QStringLiteral("--map"),
                           QStringLiteral("key=url,value=body,accessed=used"), QStringLiteral("--format"),
                           QStringLiteral("jsonl")});
    QCOMPARE(list.exitCode, 0);
    const QJsonObject entry = QJsonDocument::fromJson(list.out).object();
    QCOMPARE(entry.value(QLatin1String("key")).toString(), QStringLiteral("u"));
    QCOMPARE(entry.value(QLatin1String("lastAccessed")).toDouble(), 1.7e9);
}

void TestCliOpen::takesTheUnitOfTimes()
{
    test::runSql(m_path, "CREATE TABLE t(key TEXT, value BLOB, atime INTEGER);"
                         "INSERT INTO t VALUES('a', x'01', 1700000000000)");
    const auto list = run({QStringLiteral("list"), m_path, QStringLiteral("--table"), QStringLiteral("t"),
                           QStringLiteral("--map"), QStringLiteral("accessedUnit=us"),
                           QStringLiteral("--format"), QStringLiteral("jsonl")});
    QCOMPARE(QJsonDocument::fromJson(list.out).object().value(QLatin1String("lastAccessed")).toDouble(),
             1.7e6);
}

void TestCliOpen::refusesWrongMappings_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("name") << QStringList{QStringLiteral("--map"), QStringLiteral("key=a,colour=b")}
                          << QByteArray("colour");
    QTest::newRow("two tables") << QStringList{QStringLiteral("--table"), QStringLiteral("a"),
                                               QStringLiteral("--map"), QStringLiteral("table=b,key=k")}
                                << QByteArray("say only one");
}

void TestCliOpen::refusesWrongMappings()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, says);
    const auto result = run(QStringList{QStringLiteral("info"), QStringLiteral("any.db")} + options);
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.err.contains(says), result.err.constData());
}

void TestCliOpen::infoAddsWhatIsLeftOfATruncatedFile()
{
    const auto info = run({QStringLiteral("info"), test::dataFile(QStringLiteral("extraction-truncated.db")),
                           QStringLiteral("--json")});
    QCOMPARE(info.exitCode, 1);
    QVERIFY(info.json().value(QLatin1String("truncated")).toBool());
    QCOMPARE(info.json().value(QLatin1String("format")).toString(), QStringLiteral("production"));
    const int left = info.json().value(QLatin1String("entriesLeft")).toInt();
    QVERIFY2(left > 40 && left < 138, qPrintable(QString::number(left)));
}

void TestCliOpen::listsWhatIsLeftOfATruncatedFile_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("by rowid") << QStringList();
    for (const char *sort : {"key", "size", "last_accessed"})
        QTest::newRow(sort) << QStringList{QStringLiteral("--sort"), QString::fromLatin1(sort)};
    QTest::newRow("csv") << QStringList{QStringLiteral("--format"), QStringLiteral("csv")};
}

void TestCliOpen::listsWhatIsLeftOfATruncatedFile()
{
    QFETCH(QStringList, options);
    const auto list =
        run(QStringList{QStringLiteral("list"), test::dataFile(QStringLiteral("extraction-truncated.db"))} +
            options);
    QCOMPARE(list.exitCode, 1);
    // The index of keys is on the part that is missing.
    const bool byKey = options.contains(QStringLiteral("key"));
    QCOMPARE(list.err.count('\n'), byKey ? 2 : 1);
    QCOMPARE(list.err.contains("come by row number"), byKey);
    QVERIFY(list.err.contains("138,030 are missing"));
    QVERIFY(list.err.contains("entries are missing here, or not whole"));
    const auto lines = list.out.count('\n');
    QVERIFY2(lines > 40 && lines < 138, qPrintable(QString::number(lines)));
}

void TestCliOpen::statsOfATruncatedFile()
{
    const auto stats =
        run({QStringLiteral("stats"), test::dataFile(QStringLiteral("extraction-truncated.db")),
             QStringLiteral("--json")});
    QCOMPARE(stats.exitCode, 1);
    QCOMPARE(stats.err.count('\n'), 1);
    QVERIFY(stats.err.contains("138,030 are missing"));
    QVERIFY(!stats.json().value(QLatin1String("exact")).toBool(true));
    QVERIFY(stats.json().value(QLatin1String("damage")).toObject().value(QLatin1String("gaps")).toInt() > 0);
}

void TestCliOpen::getsOnlyWholeValuesOfATruncatedFile()
{
    constexpr int entries = 40;
    test::createProductionTable(m_path);
    for (int i = 0; i < entries; ++i)
        test::addRow(m_path, QString::number(i), 20'000, 1.0);
    QVERIFY(QFile::resize(m_path, QFileInfo(m_path).size() / 2));
    int whole = 0;
    int cut = 0;
    for (int i = 0; i < entries; ++i) {
        const auto got = run({QStringLiteral("get"), m_path, QString::number(i)});
        QVERIFY2(got.exitCode == 1 || got.exitCode == 3, got.err.constData());
        QVERIFY(got.err.contains("are missing"));
        if (got.exitCode == 3) {
            QVERIFY(got.out.isEmpty());
            QVERIFY2(got.err.contains("cannot be read to its end: pages of it are missing"),
                     got.err.constData());
            ++cut;
        } else if (!got.out.isEmpty()) {
            QCOMPARE(got.out, QByteArray(20'000, '\0'));
            ++whole;
        }
    }
    QVERIFY2(whole > 5 && whole < entries, qPrintable(QString::number(whole)));
    QVERIFY(cut < entries);
    QCOMPARE(run({QStringLiteral("get"), m_path, QStringLiteral("x")}).exitCode, 1);
}

void TestCliOpen::getsValuesWhereTheKeyIndexIsDamaged()
{
    test::createProductionTable(m_path);
    test::addRow(m_path, QStringLiteral("a"), 3, 1.0);
    test::breakIndex(m_path, "sqlite_autoindex_cache_1");
    QCOMPARE(run({QStringLiteral("get"), m_path, QStringLiteral("a")}).out, QByteArray(3, '\0'));
    QCOMPARE(run({QStringLiteral("get"), m_path, QStringLiteral("b")}).exitCode, 1);
}

void TestCliOpen::filtersKeysWhereTheirIndexIsDamaged()
{
    test::createProductionTable(m_path);
    for (const char *key : {"b:1", "a:1", "a:2"})
        test::addRow(m_path, QLatin1String(key), 3, 1.0);
    test::breakIndex(m_path, "sqlite_autoindex_cache_1");
    const auto list = [this](const QString &filter) {
        return run(
            QStringList{QStringLiteral("list"), m_path, QStringLiteral("--format"), QStringLiteral("jsonl")} +
            filter.split(QLatin1Char(' ')));
    };
    QCOMPARE(list(QStringLiteral("--prefix a:")).out.count('\n'), 2);
    QCOMPARE(list(QStringLiteral("--prefix a: --limit 1")).out.count('\n'), 1);
    QCOMPARE(list(QStringLiteral("--filter 1")).out.count('\n'), 2);
    QCOMPARE(list(QStringLiteral("--exact a:2")).out.count('\n'), 1);
}

void TestCliOpen::listsAllEntriesThoughTheIndexOfTimesIsDamaged()
{
    test::createProductionTable(m_path);
    test::runSql(m_path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                         "INSERT INTO cache SELECT 'key ' || i, x'010203', 3, i, i, 0 FROM n");
    test::breakIndex(m_path, "idx_cache_last_accessed");
    const auto list = run({QStringLiteral("list"), m_path, QStringLiteral("--sort"),
                           QStringLiteral("last_accessed"), QStringLiteral("--limit"), QStringLiteral("20"),
                           QStringLiteral("--format"), QStringLiteral("jsonl")});
    QCOMPARE(list.exitCode, 1);
    QCOMPARE(list.out.count('\n'), 20);
    QVERIFY(list.err.contains("index of access times is damaged"));
}

void TestCliOpen::tooLittleIsLeft()
{
    const QString path = test::copyOfDataFile(QStringLiteral("extraction.db"), m_directory.path());
    QVERIFY(QFile::resize(path, 600));
    for (const char *command : {"stats", "list"}) {
        const auto result = run({QLatin1String(command), path});
        QCOMPARE(result.exitCode, 3);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.contains("is incomplete: 600 of its"), result.err.constData());
    }
    const auto info = run({QStringLiteral("info"), path, QStringLiteral("--json")});
    QCOMPARE(info.exitCode, 1);
    QVERIFY(info.json().value(QLatin1String("truncated")).toBool());
    QVERIFY(info.json().value(QLatin1String("format")).isNull());
}

QTEST_GUILESS_MAIN(TestCliOpen)
#include "test_cli_open.moc"
