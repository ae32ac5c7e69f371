// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/support/support.h"

#include <sqlite3.h>

using namespace cachescope;

namespace {

test::CliRun diff(const QString &before, const QString &after, const QStringList &more = {})
{
    return test::runCli(QStringList{QStringLiteral("diff"), before, after} + more);
}

/// A file of the service's with the rows that `rows` inserts.
QString fileOf(const QTemporaryDir &directory, const char *name, const QByteArray &rows,
               const QByteArray &table = "cache")
{
    const QString path = directory.filePath(QLatin1String(name));
    sqlite3 *db = nullptr;
    const QByteArray sql = "PRAGMA synchronous = OFF; CREATE TABLE " + table +
                           "(key TEXT PRIMARY KEY, data BLOB, size, created_at, last_accessed);"
                           "INSERT INTO " +
                           table + " " + rows;
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK ||
        sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s cannot be made", qPrintable(path));
    sqlite3_close(db);
    return path;
}

struct Pair
{
    QTemporaryDir directory;
    QString before = fileOf(directory, "before.db",
                            "VALUES('gone', x'01', 1, 1, 2), ('kept', x'0102', 2, 1, 2),"
                            " ('new size', x'01', 1, 1, 2), ('new time', x'01', 1, 1, 2),"
                            " ('read', x'010203', 3, 1, 2)");
    QString after = fileOf(directory, "after.db",
                           "VALUES('kept', x'0102', 2, 1, 2), ('new size', x'0102', 2, 1, 2),"
                           " ('new time', x'01', 1, 9, 2), ('read', x'010203', 3, 1, 5),"
                           " (char(27) || '[31m<b>', x'01020304', 4, 1, 2)");
};

void compareTotal(const QJsonObject &json, const char *kind, int entries, int bytes)
{
    const QJsonObject total = json.value(QLatin1String(kind)).toObject();
    QCOMPARE(total.value(QLatin1StringView("entries")).toInt(-1), entries);
    QCOMPARE(total.value(QLatin1StringView("bytes")).toInt(-1), bytes);
}

} // namespace

class TestCliDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsTheContractsFigures();
    void printsATable();
    void listsEntries_data();
    void listsEntries();
    void listsInEachFormat();
    void takesTheOrderOfItsFiles();
    void comparesContents();
    void readsTablesOfOtherNames();
    void tellsWhatItDidNotRead();
    void refusesWhatCannotBeOpened();
    void refusesOptionsThatContradict();
    void printsWhatIsLeftOfATruncatedFile();
    void changesNothing();
    void isToldApartFromCompare();
    void ctrlCEndsIt();
};

void TestCliDiff::printsTheContractsFigures()
{
    const Pair files;
    const auto run = diff(files.before, files.after, {QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.err.isEmpty());
    const QJsonObject json = run.json();
    compareTotal(json, "added", 1, 4);
    compareTotal(json, "removed", 1, 1);
    compareTotal(json, "restored", 2, 3);
    compareTotal(json, "touched", 1, 3);
    compareTotal(json, "unchanged", 1, 2);
    QCOMPARE(json.value(QLatin1StringView("before")).toObject().value(QLatin1StringView("entries")).toInt(),
             5);
    QVERIFY(json.value(QLatin1StringView("complete")).toBool());
    QVERIFY(!json.value(QLatin1StringView("pinsCompared")).toBool(true));
    QVERIFY(!json.value(QLatin1StringView("byPrefix")).toArray().isEmpty());
    QVERIFY(!json.value(QLatin1StringView("byType")).toArray().isEmpty());
    QVERIFY(!json.value(QLatin1StringView("bySize")).toArray().isEmpty());
}

void TestCliDiff::printsATable()
{
    const Pair files;
    const auto run = diff(files.before, files.after);
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("before.db (production-unpinned, 5 entries, 8 B)"));
    QVERIFY(run.out.contains("           2         2 B         3 B  restored\n"));
    QVERIFY(run.out.contains("pins, which not both files have"));
    QVERIFY(!run.out.contains('\x1b'));
}

void TestCliDiff::listsEntries_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *what, const QStringList &lines) {
        QTest::newRow(what) << QString::fromLatin1(what) << lines;
    };
    const QString added = QStringLiteral("added,\x1b[31m<b>,,,,,4,2,false,5");
    const QString removed = QStringLiteral("removed,gone,1,2,false,1,,,,");
    const QString size = QStringLiteral("restored,new size,1,2,false,3,2,2,false,2");
    const QString time = QStringLiteral("restored,new time,1,2,false,4,1,2,false,3");
    const QString touched = QStringLiteral("touched,read,3,2,false,5,3,5,false,4");
    const QString unchanged = QStringLiteral("unchanged,kept,2,2,false,2,2,2,false,1");
    row("added", {added});
    row("removed", {removed});
    row("restored", {size, time});
    row("touched", {touched});
    row("unchanged", {unchanged});
    row("changes", {added, removed, size, time, touched});
    row("all", {added, removed, unchanged, size, time, touched});
    row("pins", {});
}

void TestCliDiff::listsEntries()
{
    QFETCH(QString, what);
    QFETCH(QStringList, lines);
    const Pair files;
    const auto run =
        diff(files.before, files.after,
             {QStringLiteral("--list"), what, QStringLiteral("--format"), QStringLiteral("csv")});
    QCOMPARE(run.exitCode, 0);
    QStringList printed = QString::fromUtf8(run.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY(printed.takeFirst().startsWith(QStringLiteral("change,key,")));
    QCOMPARE(printed, lines);
}

void TestCliDiff::listsInEachFormat()
{
    const Pair files;
    const QStringList list{QStringLiteral("--list"), QStringLiteral("changes"), QStringLiteral("--format")};
    const auto json = diff(files.before, files.after, list + QStringList(QStringLiteral("json")));
    const QJsonArray entries = QJsonDocument::fromJson(json.out).array();
    QCOMPARE(entries.size(), 5);
    QCOMPARE(entries.at(0).toObject().value(QLatin1StringView("change")).toString(), QStringLiteral("added"));
    QVERIFY(!entries.at(0).toObject().contains(QLatin1StringView("before")));
    QVERIFY(!json.out.contains('\x1b'));
    const auto lines = diff(files.before, files.after, list + QStringList(QStringLiteral("jsonl")));
    QCOMPARE(lines.out.count('\n'), 5);
    const auto table = diff(files.before, files.after, list + QStringList(QStringLiteral("table")));
    QVERIFY(table.out.contains("?[31m<b>"));
    const auto some =
        diff(files.before, files.after,
             list + QStringList{QStringLiteral("jsonl"), QStringLiteral("--limit"), QStringLiteral("2")});
    QCOMPARE(some.out.count('\n'), 2);
}

void TestCliDiff::takesTheOrderOfItsFiles()
{
    const Pair files;
    const QJsonObject json = diff(files.after, files.before, {QStringLiteral("--json")}).json();
    compareTotal(json, "added", 1, 1);
    compareTotal(json, "removed", 1, 4);
    compareTotal(json, "restored", 2, 2);
}

void TestCliDiff::comparesContents()
{
    const QTemporaryDir directory;
    const QString before = fileOf(directory, "a.db", "VALUES('a', x'01', 1, 1, 2)");
    const QString after = fileOf(directory, "b.db", "VALUES('a', x'02', 1, 1, 2)");
    compareTotal(diff(before, after, {QStringLiteral("--json")}).json(), "unchanged", 1, 1);
    const auto run = diff(before, after, {QStringLiteral("--json"), QStringLiteral("--content")});
    compareTotal(run.json(), "restored", 1, 1);
    compareTotal(run.json(), "otherContent", 1, 1);
    QVERIFY(
        diff(before, after, {QStringLiteral("--content")}).out.contains("other content of the same size"));
}

void TestCliDiff::readsTablesOfOtherNames()
{
    const QTemporaryDir directory;
    const QString before = fileOf(directory, "a.db", "VALUES('a', x'01', 1, 1, 2)", "pages");
    const QString after = fileOf(directory, "b.db", "VALUES('a', x'01', 1, 1, 2)", "leaves");
    QCOMPARE(diff(before, before, {QStringLiteral("--table"), QStringLiteral("pages")}).exitCode, 0);
    const auto run =
        diff(before, after,
             {QStringLiteral("--table"), QStringLiteral("pages"), QStringLiteral("--table-after"),
              QStringLiteral("leaves"), QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 0);
    compareTotal(run.json(), "unchanged", 1, 1);
    QCOMPARE(diff(before, after, {QStringLiteral("--table"), QStringLiteral("pages")}).exitCode, 3);
    QCOMPARE(diff(before, after, {QStringLiteral("--map-after"), QStringLiteral("nonsense")}).exitCode, 2);
}

void TestCliDiff::tellsWhatItDidNotRead()
{
    const QTemporaryDir directory;
    const QString before = fileOf(directory, "a.db", "VALUES('a', zeroblob(9000), 1, 1, 2)");
    const QString after = fileOf(directory, "b.db", "VALUES('a', zeroblob(9000), 1, 5, 2)");
    const auto run = diff(before, after,
                          {QStringLiteral("--json"), QStringLiteral("--read-budget"), QStringLiteral("1k")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.err.contains("Of 1 entries of unchanged size"));
    compareTotal(run.json(), "undecided", 1, 9000);
    compareTotal(run.json(), "unchanged", 1, 9000);
}

void TestCliDiff::refusesWhatCannotBeOpened()
{
    const QString good = test::dataFile(QStringLiteral("audio.db"));
    QCOMPARE(diff(good, QStringLiteral("/none.db")).exitCode, 3);
    QCOMPARE(diff(QStringLiteral("/none.db"), good).exitCode, 3);
    const auto other = diff(good, QStringLiteral("/dev/null"));
    QCOMPARE(other.exitCode, 3);
    QVERIFY(other.out.isEmpty());
    QCOMPARE(test::runCli({QStringLiteral("diff"), good}).exitCode, 2);
}

void TestCliDiff::refusesOptionsThatContradict()
{
    const QString file = test::dataFile(QStringLiteral("audio.db"));
    QCOMPARE(diff(file, file, {QStringLiteral("--format"), QStringLiteral("csv")}).exitCode, 2);
    QCOMPARE(diff(file, file, {QStringLiteral("--list"), QStringLiteral("some")}).exitCode, 2);
    QCOMPARE(diff(file, file, {QStringLiteral("--list"), QStringLiteral("all"), QStringLiteral("--json")})
                 .exitCode,
             2);
}

void TestCliDiff::printsWhatIsLeftOfATruncatedFile()
{
    const auto run =
        diff(test::dataFile(QStringLiteral("extraction.db")),
             test::dataFile(QStringLiteral("extraction-truncated.db")), {QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains("cut short"));
    const QJsonObject json = run.json();
    QVERIFY(!json.value(QLatin1StringView("warnings")).toArray().isEmpty());
    QVERIFY(
        json.value(QLatin1StringView("unchanged")).toObject().value(QLatin1StringView("entries")).toInt() >
        0);
}

void TestCliDiff::changesNothing()
{
    const QString path = test::dataFile(QStringLiteral("extraction-live/cache.db"));
    const QByteArray before = test::directoryState(QFileInfo(path).path());
    QCOMPARE(diff(test::dataFile(QStringLiteral("extraction.db")), path).exitCode, 0);
    QCOMPARE(test::directoryState(QFileInfo(path).path()), before);
}

void TestCliDiff::isToldApartFromCompare()
{
    const auto help = test::runCli({QStringLiteral("--help")});
    QVERIFY(help.out.contains("How the entries of two cache files differ"));
    QVERIFY(test::runCli({QStringLiteral("compare"), QStringLiteral("--help")}).out.contains("diff"));
    QVERIFY(test::runCli({QStringLiteral("diff"), QStringLiteral("--help")}).out.contains("compare"));
}

void TestCliDiff::ctrlCEndsIt()
{
    const QTemporaryDir directory;
    const QString path = fileOf(directory, "a.db",
                                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                                "200000) SELECT i, 'v', 1, 1, 2 FROM n");
    const auto run = test::runCliInterrupted({QStringLiteral("diff"), path, path});
    QCOMPARE(run.exitCode, 130);
    // It may have come when all was compared already.
    QVERIFY(run.err.contains("Stopped at your request") || run.out.contains("200,000 entries"));
}

QTEST_GUILESS_MAIN(TestCliDiff)
#include "test_cli_diff.moc"
