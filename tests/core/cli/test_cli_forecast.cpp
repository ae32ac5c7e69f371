// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;

namespace {

QString fixture(const char *name)
{
    return test::dataFile(QLatin1String(name));
}

test::CliRun forecast(const QString &file, const QByteArray &more)
{
    return test::runCli(QStringList{QStringLiteral("forecast"), file} +
                        QString::fromUtf8(more).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

int numberIn(const QJsonObject &object, const char *part, const char *name)
{
    return object.value(QLatin1String(part)).toObject().value(QLatin1String(name)).toInt(-1);
}

int sumOf(const QJsonObject &object, const char *list, const char *part, const char *name)
{
    int sum = 0;
    for (const auto each : object.value(QLatin1String(list)).toArray())
        sum += numberIn(each.toObject(), part, name);
    return sum;
}

} // namespace

/// The command forecast: what it says, and that it says what that is.
class TestCliForecast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keptAndDroppedAddUp();
    void tellsWhichEntriesTheyAre();
    void takesSeveralBudgets();
    void takesALowWaterMark();
    void keepsAllThatFits();
    void saysThatSurvivorsAreNoHits();
    void measuresATrace();
    void samplesATrace();
    void tellsUsageErrors_data();
    void tellsUsageErrors();
    void tellsFilesThatCannotBeRead();
    void forecastsDamagedFiles();
    void forecastsMappedTables();
    void ctrlCEndsItWithWhatWasFound();

private:
    QString traceFile(const QByteArray &text)
    {
        QFile file(m_directory.filePath(QStringLiteral("trace.csv")));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    QString smallCache()
    {
        const QString path = m_directory.filePath(QStringLiteral("small.db"));
        if (!QFile::exists(path)) {
            test::createProductionTable(path);
            test::addRow(path, QStringLiteral("a:1"), 100, 1000.0);
            test::addRow(path, QStringLiteral("a:2"), 200, 2000.0);
            test::addRow(path, QStringLiteral("b:x"), 300, 3000.0);
            test::addRow(path, QStringLiteral("pinned"), 50, 10.0, true);
        }
        return path;
    }

    const QTemporaryDir m_directory;
};

void TestCliForecast::keptAndDroppedAddUp()
{
    const auto run = forecast(fixture("audio.db"), "--budget 300k --json");
    QCOMPARE(run.exitCode, 0);
    const QJsonObject json = run.json();
    QCOMPARE(json.value(QLatin1String("budgetBytes")).toInt(), 300'000);
    QCOMPARE(json.value(QLatin1String("lowWaterBytes")).toInt(), 285'000);
    QVERIFY(numberIn(json, "dropped", "entries") > 0);
    QCOMPARE(numberIn(json, "kept", "entries") + numberIn(json, "dropped", "entries"), 113);
    QCOMPARE(numberIn(json, "kept", "bytes") + numberIn(json, "dropped", "bytes"), 871'696);
    QVERIFY(json.value(QLatin1String("exact")).toBool());
    QVERIFY(json.value(QLatin1String("oldestKeptAccess")).toDouble() >
            json.value(QLatin1String("newestDroppedAccess")).toDouble() - 1e-6);
}

void TestCliForecast::tellsWhichEntriesTheyAre()
{
    const QJsonObject json = forecast(fixture("audio.db"), "--budget 300k --json").json();
    for (const char *list : {"byType", "byPrefix", "byAge"}) {
        for (const char *part : {"kept", "dropped"}) {
            QCOMPARE(sumOf(json, list, part, "entries"), numberIn(json, part, "entries"));
            QCOMPARE(sumOf(json, list, part, "bytes"), numberIn(json, part, "bytes"));
        }
    }
    const QByteArray table = forecast(fixture("audio.db"), "--budget 300k").out;
    for (const char *text :
         {"300 kB", "285 kB", "Kind of value", "audio", "Kind of key", "<hash>:ts", "dropped"})
        QVERIFY2(table.contains(text), text);
}

void TestCliForecast::takesSeveralBudgets()
{
    const QJsonObject json = forecast(smallCache(), "--budget 500,1k,250 --low-water 1 --json").json();
    const QJsonArray budgets = json.value(QLatin1String("budgets")).toArray();
    QCOMPARE(budgets.size(), 3);
    QCOMPARE(json.value(QLatin1String("budgetBytes")).toInt(), 500);
    QCOMPARE(numberIn(budgets[0].toObject(), "dropped", "entries"), 1);
    QCOMPARE(numberIn(budgets[1].toObject(), "dropped", "entries"), 0);
    QCOMPARE(numberIn(budgets[2].toObject(), "dropped", "entries"), 3);
    QCOMPARE(numberIn(budgets[2].toObject(), "kept", "bytes"), 50);
    QVERIFY(budgets[2].toObject().value(QLatin1String("oldestKeptAccess")).isNull());
    const QByteArray table = forecast(smallCache(), "--budget 500,1k,250").out;
    QVERIFY(table.contains("500 B") && table.contains("1.00 kB") && table.contains("250 B"));
}

void TestCliForecast::takesALowWaterMark()
{
    const QJsonObject json = forecast(smallCache(), "--budget 500 --low-water 0.6 --json").json();
    QCOMPARE(json.value(QLatin1String("lowWaterBytes")).toInt(), 300);
    QCOMPARE(json.value(QLatin1String("lowWaterMark")).toDouble(), 0.6);
    QCOMPARE(numberIn(json, "dropped", "bytes"), 300);
    QCOMPARE(json.value(QLatin1String("oldestKeptAccess")).toDouble(), 3000.0);
    QCOMPARE(json.value(QLatin1String("keptHistorySeconds")).toDouble(-1), 0.0);
}

void TestCliForecast::keepsAllThatFits()
{
    const QJsonObject json = forecast(smallCache(), "--budget 600 --json").json();
    QCOMPARE(numberIn(json, "kept", "entries"), 4);
    QCOMPARE(numberIn(json, "pinned", "bytes"), 50);
    QCOMPARE(json.value(QLatin1String("unpinnedBytes")).toInt(), 600);
    QCOMPARE(json.value(QLatin1String("keptHistorySeconds")).toDouble(), 2000.0);
}

void TestCliForecast::saysThatSurvivorsAreNoHits()
{
    QVERIFY(forecast(smallCache(), "--budget 500").out.contains("not a hit ratio"));
    const QJsonObject json = forecast(smallCache(), "--budget 500 --json").json();
    QCOMPARE(json.value(QLatin1String("kind")).toString(), QStringLiteral("survivorSet"));
    QVERIFY(json.value(QLatin1String("note")).toString().contains(QStringLiteral("not a hit ratio")));
    QVERIFY(!json.contains(QLatin1String("trace")));
}

void TestCliForecast::measuresATrace()
{
    const QString trace = traceFile("key,op\na:1,get\na:2,get\na:1,get\npinned,get\nz,get\na:1,get\n");
    const auto run = forecast(smallCache(), "--budget 300,1k --json --trace " + trace.toUtf8());
    QCOMPARE(run.exitCode, 0);
    const QJsonObject json = run.json().value(QLatin1String("trace")).toObject();
    QCOMPARE(json.value(QLatin1String("reads")).toInt(), 6);
    QVERIFY(json.value(QLatin1String("exact")).toBool());
    QCOMPARE(numberIn(json, "sizes", "fromFile"), 3);
    QCOMPARE(numberIn(json, "sizes", "assumed"), 1);
    QCOMPARE(
        json.value(QLatin1String("compulsory")).toObject().value(QLatin1String("objectMissRatio")).toDouble(),
        0.5);
    const QJsonObject first = json.value(QLatin1String("budgets")).toArray().at(0).toObject();
    QCOMPARE(first.value(QLatin1String("objectMissRatio")).toDouble(), 0.5);
    QVERIFY(first.value(QLatin1String("atLowWater"))
                .toObject()
                .value(QLatin1String("objectMissRatio"))
                .toDouble() > 0.5);
    QCOMPARE(json.value(QLatin1String("curve")).toArray().size(), 256);
    const QByteArray table = forecast(smallCache(), "--budget 300 --trace " + trace.toUtf8()).out;
    QVERIFY(table.contains("Misses at 300 B") && table.contains("Compulsory misses"));
}

void TestCliForecast::samplesATrace()
{
    QByteArray text = "key,bytes\n";
    for (int i = 0; i < 20'000; ++i)
        text += "k" + QByteArray::number(i % 5000) + ",10\n";
    const QByteArray trace = traceFile(text).toUtf8();
    const auto run = forecast(smallCache(), "--budget 1M --sampling 0.1 --json --trace " + trace);
    QCOMPARE(run.exitCode, 0);
    const QJsonObject json = run.json().value(QLatin1String("trace")).toObject();
    QVERIFY(!json.value(QLatin1String("exact")).toBool(true));
    QVERIFY(qAbs(json.value(QLatin1String("sampledShare")).toDouble() - 0.1) < 1e-6);
    const double misses = json.value(QLatin1String("budgets"))
                              .toArray()
                              .at(0)
                              .toObject()
                              .value(QLatin1String("objectMissRatio"))
                              .toDouble();
    QVERIFY(qAbs(misses - 0.25) < 0.05);
    QVERIFY(forecast(smallCache(), "--budget 1M --sampling 0.1 --trace " + trace).out.contains("SHARDS"));
}

void TestCliForecast::tellsUsageErrors_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no budget") << QByteArray() << QByteArray("--budget");
    QTest::newRow("no size") << QByteArray("--budget much") << QByteArray("much");
    QTest::newRow("0") << QByteArray("--budget 0") << QByteArray("above 0");
    QTest::newRow("one of two") << QByteArray("--budget 1G,") << QByteArray("--budget");
    QTest::newRow("low water") << QByteArray("--budget 1G --low-water 1.5") << QByteArray("at most 1");
    QTest::newRow("sampling") << QByteArray("--budget 1G --sampling 2") << QByteArray("auto, exact");
    QTest::newRow("sampling words") << QByteArray("--budget 1G --sampling some") << QByteArray("auto, exact");
}

void TestCliForecast::tellsUsageErrors()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, message);
    const auto run = forecast(smallCache(), options);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(message), run.err.constData());
    QVERIFY(run.out.isEmpty());
}

void TestCliForecast::tellsFilesThatCannotBeRead()
{
    QCOMPARE(forecast(m_directory.filePath(QStringLiteral("none.db")), "--budget 1G").exitCode, 3);
    const auto run = forecast(smallCache(), "--budget 1G --trace none.csv");
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.err.contains("none.csv"));
    const auto wrong = forecast(smallCache(), "--budget 1G --trace " + traceFile("a,b\n1,2\n").toUtf8());
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY(wrong.err.contains("line 1"));
}

void TestCliForecast::forecastsDamagedFiles()
{
    const auto run = forecast(fixture("extraction-truncated.db"), "--budget 100k --json");
    QCOMPARE(run.exitCode, 1);
    QVERIFY(!run.json().value(QLatin1String("exact")).toBool(true));
    QVERIFY(numberIn(run.json(), "kept", "entries") > 0);
    QVERIFY(run.err.contains("missing"));
}

void TestCliForecast::forecastsMappedTables()
{
    const QString path = m_directory.filePath(QStringLiteral("mapped.db"));
    test::runSql(path, "CREATE TABLE blobs(name TEXT PRIMARY KEY, body BLOB, used TEXT);"
                       "INSERT INTO blobs VALUES('a', zeroblob(10), '2026-01-02 10:00:00'),"
                       "('b', zeroblob(20), '2026-01-01 10:00:00'), ('c', zeroblob(30), NULL)");
    const auto run = forecast(path, "--map table=blobs,key=name,value=body,accessed=used --budget 45 --json");
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(numberIn(run.json(), "dropped", "bytes"), 20);
    QCOMPARE(numberIn(run.json(), "timeless", "bytes"), 30);
    QVERIFY(forecast(path, "--map table=blobs,key=name,value=body,accessed=used --budget 45")
                .out.contains("without an access time"));
}

void TestCliForecast::ctrlCEndsItWithWhatWasFound()
{
    const QString path = m_directory.filePath(QStringLiteral("many.db"));
    test::createProductionTable(path);
    test::runSql(path, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) "
                       "INSERT INTO cache SELECT 'k' || i, zeroblob(10), 10, 1, i, 0 FROM n");
    const auto run = test::runCliInterrupted({QStringLiteral("forecast"), path, QStringLiteral("--budget"),
                                              QStringLiteral("1M"), QStringLiteral("--json")});
    QCOMPARE(run.exitCode, 130);
    QVERIFY(run.err.contains("Stopped at your request"));
    if (run.out.isEmpty())
        return; // nothing was found yet
    const QJsonObject json = run.json();
    const int found = numberIn(json, "kept", "entries") + numberIn(json, "dropped", "entries");
    // It may have come when all was scanned, and the keys were being read.
    QVERIFY(json.contains(QLatin1String("exact")));
    QVERIFY(!json.value(QLatin1String("exact")).toBool() || found == 200'000);
}

QTEST_GUILESS_MAIN(TestCliForecast)
#include "test_cli_forecast.moc"
