// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/support/support.h"

#include <sqlite3.h>

using namespace cachescope;

namespace {

test::CliRun lint(const QString &path, const QStringList &more = {})
{
    return test::runCli(QStringList{QStringLiteral("lint"), path} + more);
}

/// A file of the service's with the rows that `rows` inserts.
QString fileOf(const QTemporaryDir &directory, const QByteArray &rows)
{
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    sqlite3 *db = nullptr;
    const QByteArray sql =
        "PRAGMA synchronous = OFF;"
        "CREATE TABLE cache(key TEXT PRIMARY KEY, data BLOB, size, created_at, last_accessed);"
        "INSERT INTO cache " +
        rows;
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK ||
        sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s cannot be made", qPrintable(path));
    sqlite3_close(db);
    return path;
}

} // namespace

class TestCliLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInCleanFiles_data();
    void findsNothingInCleanFiles();
    void exitsWithOneForFindings();
    void tellsFindingsInATable();
    void looksAtPinsAgainstABudget();
    void tellsHowMuchWasLookedAt();
    void refusesWhatCannotBeOpened();
    void changesNothing();
    void ctrlCEndsItWithWhatWasFound();
};

void TestCliLint::findsNothingInCleanFiles_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"audio.db", "audio-unpinned-schema.db", "document.db", "extraction.db", "extraction-live/cache.db"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestCliLint::findsNothingInCleanFiles()
{
    QFETCH(QString, name);
    const auto run = lint(test::dataFile(name), {QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.err.isEmpty());
    QVERIFY(run.json().value(QLatin1StringView("findings")).isArray());
    QVERIFY(run.json().value(QLatin1StringView("findings")).toArray().isEmpty());
    QCOMPARE(run.json().value(QLatin1StringView("checked")).toArray().size(), 12);
    QVERIFY(lint(test::dataFile(name)).out.contains("0\n"));
}

void TestCliLint::exitsWithOneForFindings()
{
    const QTemporaryDir directory;
    const QString path = fileOf(directory, "VALUES('a', x'01', 5, 1, 2), ('b', x'01', 1, 9e9, 9e9)");
    const auto run = lint(path, {QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 1);
    const QJsonArray findings = run.json().value(QLatin1StringView("findings")).toArray();
    QCOMPARE(findings.size(), 4);
    QStringList rules;
    for (const auto finding : findings) {
        const QJsonObject object = finding.toObject();
        rules << object.value(QLatin1StringView("rule")).toString();
        QCOMPARE(object.value(QLatin1StringView("count")).toInt(), 1);
        QVERIFY(!object.value(QLatin1StringView("examples")).toArray().isEmpty());
        QVERIFY(!object.value(QLatin1StringView("meaning")).toString().isEmpty());
    }
    QCOMPARE(rules, QStringList({QStringLiteral("size-mismatch"), QStringLiteral("future-access"),
                                 QStringLiteral("future-creation"), QStringLiteral("duplicate-value")}));
    QCOMPARE(findings.at(0).toObject().value(QLatin1StringView("examples")).toArray().at(0).toString(),
             QStringLiteral("a"));
    QCOMPARE(findings.at(3).toObject().value(QLatin1StringView("groups")).toInt(), 1);
    QCOMPARE(findings.at(3).toObject().value(QLatin1StringView("wastedBytes")).toInt(), 1);
}

void TestCliLint::tellsFindingsInATable()
{
    const QTemporaryDir directory;
    const auto run =
        lint(fileOf(directory, "VALUES(char(27) || '[31m' || printf('%.*c', 5000, 'y'), x'', 0, 1, 2)"));
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.out.contains("empty-value  1\n"));
    QVERIFY(run.out.contains("Meaning      The value has no bytes"));
    QVERIFY(run.out.contains("Examples     ?[31my"));
    QVERIFY(run.out.count('y') < 400);
    QVERIFY(run.out.contains("not looked for: the file has no pins\n"));
}

void TestCliLint::looksAtPinsAgainstABudget()
{
    const QString path = test::dataFile(QStringLiteral("audio.db"));
    const auto over =
        lint(path, {QStringLiteral("--json"), QStringLiteral("--pinned-budget"), QStringLiteral("1k")});
    QCOMPARE(over.exitCode, 1);
    const QJsonObject finding = over.json().value(QLatin1StringView("findings")).toArray().at(0).toObject();
    QCOMPARE(finding.value(QLatin1StringView("rule")).toString(), QStringLiteral("pinned-over-budget"));
    QCOMPARE(finding.value(QLatin1StringView("count")).toInt(), 10);
    QVERIFY(finding.value(QLatin1StringView("overBytes")).toInt() > 0);
    QCOMPARE(lint(path, {QStringLiteral("--pinned-budget"), QStringLiteral("1G")}).exitCode, 0);
    QCOMPARE(lint(path, {QStringLiteral("--pinned-budget"), QStringLiteral("much")}).exitCode, 2);
}

void TestCliLint::tellsHowMuchWasLookedAt()
{
    const QTemporaryDir directory;
    const QString path =
        fileOf(directory, "VALUES('a', zeroblob(50000), 1, 1, 2), ('b', zeroblob(50001), 1, 1, 2)");
    const QStringList budget{QStringLiteral("--read-budget"), QStringLiteral("60k")};
    const auto json = lint(path, budget + QStringList(QStringLiteral("--json")));
    const QJsonObject sizes = json.json().value(QLatin1StringView("checked")).toArray().at(0).toObject();
    QCOMPARE(sizes.value(QLatin1StringView("rule")).toString(), QStringLiteral("size-mismatch"));
    QCOMPARE(sizes.value(QLatin1StringView("checked")).toInt(), 1);
    QCOMPARE(sizes.value(QLatin1StringView("of")).toInt(), 2);
    QVERIFY(lint(path, budget).out.contains("looked at 1 of 2\n"));
}

void TestCliLint::refusesWhatCannotBeOpened()
{
    QCOMPARE(lint(QStringLiteral("/none.db")).exitCode, 3);
    QCOMPARE(lint(QStringLiteral("/dev/null")).exitCode, 3);
    const auto truncated = lint(test::dataFile(QStringLiteral("extraction-truncated.db")));
    QCOMPARE(truncated.exitCode, 3);
    QVERIFY(truncated.out.isEmpty());
    QCOMPARE(test::runCli({QStringLiteral("lint")}).exitCode, 2);
}

void TestCliLint::changesNothing()
{
    const QString path = test::dataFile(QStringLiteral("extraction-live/cache.db"));
    const QByteArray before = test::directoryState(QFileInfo(path).path());
    QCOMPARE(lint(path).exitCode, 0);
    QCOMPARE(test::directoryState(QFileInfo(path).path()), before);
}

void TestCliLint::ctrlCEndsItWithWhatWasFound()
{
    const QTemporaryDir directory;
    const QString path =
        fileOf(directory, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
                          "SELECT i, 'v', 1, 1, 2 FROM n");
    const auto run = test::runCliInterrupted({QStringLiteral("lint"), path, QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 130);
    const QJsonObject report = run.json();
    QVERIFY(report.value(QLatin1StringView("cancelled")).toBool());
    QVERIFY(run.err.contains("Stopped at your request"));
}

QTEST_GUILESS_MAIN(TestCliLint)
#include "test_cli_lint.moc"
