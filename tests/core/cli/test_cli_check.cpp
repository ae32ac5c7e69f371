// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/support/support.h"

#include <sqlite3.h>

using namespace cachescope;

namespace {

test::CliRun check(const QString &path, const QStringList &more = {})
{
    return test::runCli(QStringList{QStringLiteral("check"), path} + more);
}

QString damagedCopy(const QTemporaryDir &directory)
{
    const QString path = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(4096))
        qFatal("%s cannot be changed", qPrintable(path));
    file.write(QByteArray(4096, '\xff'));
    return path;
}

/// So many small pages that checking them takes longer than starting the program.
QString fileOfManyPages(const QTemporaryDir &directory)
{
    const QString path = directory.filePath(QStringLiteral("many.db"));
    sqlite3 *db = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK ||
        sqlite3_exec(db,
                     "PRAGMA page_size = 512; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                     "CREATE TABLE t(a, b);"
                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                     "INSERT INTO t SELECT zeroblob(1000000), i FROM n; CREATE INDEX i ON t(b)",
                     nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("no file can be made");
    sqlite3_close(db);
    return path;
}

} // namespace

class TestCliCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysOkOfIntactFiles();
    void exitsWithOneForDamage();
    void explainsDamageInATable();
    void answersForATruncatedFile();
    void refusesWhatIsNoDatabase();
    void changesNothing();
    void ctrlCEndsItWithWhatWasFound();
};

void TestCliCheck::saysOkOfIntactFiles()
{
    const QString path = test::dataFile(QStringLiteral("extraction-live/cache.db"));
    const auto run = check(path, {QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.err.isEmpty());
    const QJsonObject report = run.json();
    QVERIFY(report.value(QLatin1String("ok")).toBool());
    QVERIFY(report.value(QLatin1String("complete")).toBool());
    QVERIFY(report.value(QLatin1String("messages")).isArray());
    QVERIFY(report.value(QLatin1String("messages")).toArray().isEmpty());
    QCOMPARE(report.value(QLatin1String("kind")).toString(), QStringLiteral("integrity_check"));
    QCOMPARE(report.value(QLatin1String("openMode")).toString(), QStringLiteral("wal-copy"));
    QCOMPARE(report.value(QLatin1String("pages")).toInt(), 92);
    QVERIFY(report.value(QLatin1String("seconds")).toDouble() > 0.0);
    const auto quick = check(path, {QStringLiteral("--quick"), QStringLiteral("--json")});
    QCOMPARE(quick.json().value(QLatin1String("kind")).toString(), QStringLiteral("quick_check"));
    QVERIFY(check(path).out.contains("Result  ok\n"));
}

void TestCliCheck::exitsWithOneForDamage()
{
    const QTemporaryDir directory;
    const auto run = check(damagedCopy(directory), {QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 1);
    const QJsonObject report = run.json();
    QVERIFY(!report.value(QLatin1String("ok")).toBool(true));
    QCOMPARE(report.value(QLatin1String("messages")).toArray().size(), 100);
    QCOMPARE(report.value(QLatin1String("messages")).toArray().first().toString(),
             QStringLiteral("Page 2: btreeInitPage() returns error code 11"));
    QVERIFY(report.value(QLatin1String("moreMessages")).toBool());
    QCOMPARE(report.value(QLatin1String("meanings")).toArray().size(), 2);
}

void TestCliCheck::explainsDamageInATable()
{
    const QTemporaryDir directory;
    const QByteArray table = check(damagedCopy(directory)).out;
    QVERIFY(table.contains("Result   damaged\n"));
    QVERIFY(table.contains("Message  Page 2: btreeInitPage() returns error code 11\n"));
    QVERIFY(table.contains("The check ends after 100 messages."));
    QVERIFY(table.contains("can still be listed and read"));
}

void TestCliCheck::answersForATruncatedFile()
{
    const auto run =
        check(test::dataFile(QStringLiteral("extraction-truncated.db")), {QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(!run.json().value(QLatin1String("ok")).toBool(true));
    const QJsonArray messages = run.json().value(QLatin1String("messages")).toArray();
    QCOMPARE(messages.size(), 1);
    QVERIFY(messages.first().toString().contains(QStringLiteral("138,030 are missing")));
}

void TestCliCheck::refusesWhatIsNoDatabase()
{
    const QTemporaryDir directory;
    QFile text(directory.filePath(QStringLiteral("notes.txt")));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("not a database");
    text.close();
    for (const QString &path : {text.fileName(), directory.path(), QStringLiteral("/dev/null"),
                                directory.filePath(QStringLiteral("none.db"))}) {
        const auto run = check(path, {QStringLiteral("--json")});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.out.isEmpty());
        QVERIFY(run.err.contains(path.toUtf8()));
    }
    QCOMPARE(test::runCli({QStringLiteral("check")}).exitCode, 2);
}

void TestCliCheck::changesNothing()
{
    const QTemporaryDir directory;
    const QString path = test::copyOfDataFile(QStringLiteral("extraction-live/cache.db"), directory.path());
    test::copyOfDataFile(QStringLiteral("extraction-live/cache.db-wal"), directory.path());
    const QByteArray before = test::directoryState(directory.path());
    QCOMPARE(check(path).exitCode, 0);
    QCOMPARE(test::directoryState(directory.path()), before);
}

void TestCliCheck::ctrlCEndsItWithWhatWasFound()
{
    const QTemporaryDir directory;
    const auto run = test::runCliInterrupted(
        {QStringLiteral("check"), fileOfManyPages(directory), QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 130);
    const QJsonObject report = run.json();
    QVERIFY(!report.value(QLatin1String("ok")).toBool(true));
    QVERIFY(!report.value(QLatin1String("complete")).toBool(true));
    QVERIFY(report.value(QLatin1String("messages")).toArray().isEmpty());
    QVERIFY(run.err.contains("Stopped at your request"));
}

QTEST_GUILESS_MAIN(TestCliCheck)
#include "test_cli_check.moc"
