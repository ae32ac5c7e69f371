// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QJsonArray>

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

/// The command stats, exact and by estimate.
class TestCliStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statsAddUp();
    void statsTellKindsOfValuesAndKeys();
    void estimatesWithAnError();
    void estimatesNothingOfSmallFiles();
    void estimatesDamagedFiles();
};

void TestCliStats::statsAddUp()
{
    const QJsonObject stats = cli(QStringLiteral("stats"), fixture("audio.db"), "--json").json();
    QCOMPARE(stats.value(QLatin1String("entries")).toInt(), 113);
    QCOMPARE(stats.value(QLatin1String("dataBytes")).toInt(), 871'696);
    QVERIFY(stats.value(QLatin1String("exact")).toBool());
    for (const char *name : {"sizeHistogram", "ageHistogram"}) {
        int bytes = 0;
        for (const auto bin : stats.value(QLatin1String(name)).toArray())
            bytes += bin.toObject().value(QLatin1String("bytes")).toInt();
        QCOMPARE(bytes, 871'696);
    }
    QVERIFY(cli(QStringLiteral("stats"), fixture("audio.db")).out.contains("872 kB"));
}

void TestCliStats::statsTellKindsOfValuesAndKeys()
{
    const QJsonObject stats = cli(QStringLiteral("stats"), fixture("audio.db"), "--json").json();
    for (const char *name : {"types", "prefixes"}) {
        int entries = 0;
        int bytes = 0;
        for (const auto total : stats.value(QLatin1String(name)).toArray()) {
            entries += total.toObject().value(QLatin1String("entries")).toInt();
            bytes += total.toObject().value(QLatin1String("bytes")).toInt();
        }
        QCOMPARE(entries, 113);
        QCOMPARE(bytes, 871'696);
    }
    QCOMPARE(stats.value(QLatin1String("types")).toArray().at(0).toObject().value(QLatin1String("type")),
             QStringLiteral("audio"));
    const QByteArray table = cli(QStringLiteral("stats"), fixture("audio.db")).out;
    QVERIFY(table.contains("<hash>:ts"));
    QVERIFY(table.contains("json"));
}

void TestCliStats::estimatesWithAnError()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("cache.db"));
    test::createProductionTable(path);
    test::runSql(path,
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                 "INSERT INTO cache SELECT 'key:' || i, zeroblob(500 + i % 1000), 500 + i % 1000, i, i, "
                 "i % 2 FROM n");
    const auto run = cli(QStringLiteral("stats"), path, "--estimate --json");
    QCOMPARE(run.exitCode, 0);
    const QJsonObject stats = run.json();
    QVERIFY(!stats.value(QLatin1String("exact")).toBool(true));
    QCOMPARE(stats.value(QLatin1String("entries")).toInt(), 5000);
    const QJsonObject error = stats.value(QLatin1String("error")).toObject();
    QCOMPARE(error.value(QLatin1String("entriesPercent")).toDouble(-1), 0.0);
    const double percent = error.value(QLatin1String("dataBytesPercent")).toDouble();
    QVERIFY(percent > 0.1 && percent < 30.0);
    const QJsonObject range = error.value(QLatin1String("dataBytes")).toObject();
    QVERIFY(range.value(QLatin1String("low")).toDouble() < 5000 * 999.5);
    QVERIFY(range.value(QLatin1String("high")).toDouble() > 5000 * 999.5);
    QVERIFY(stats.value(QLatin1String("sampledEntries")).toInt() > 50);
    const QByteArray table = cli(QStringLiteral("stats"), path, "--estimate").out;
    QVERIFY2(table.contains("about ") && table.contains("±"), table.constData());
}

void TestCliStats::estimatesNothingOfSmallFiles()
{
    const QJsonObject stats = cli(QStringLiteral("stats"), fixture("audio.db"), "--estimate --json").json();
    QVERIFY(stats.value(QLatin1String("exact")).toBool());
    QCOMPARE(stats.value(QLatin1String("dataBytes")).toInt(), 871'696);
    QCOMPARE(
        stats.value(QLatin1String("error")).toObject().value(QLatin1String("dataBytesPercent")).toDouble(-1),
        0.0);
}

void TestCliStats::estimatesDamagedFiles()
{
    const auto run = cli(QStringLiteral("stats"), fixture("extraction-truncated.db"), "--estimate --json");
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains("138,030 are missing"));
    QVERIFY(run.json().value(QLatin1String("entries")).toInt() > 40);
}

QTEST_GUILESS_MAIN(TestCliStats)
#include "test_cli_stats.moc"
