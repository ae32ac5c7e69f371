// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cli/cli_runner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace cachescope;

/// `load` that runs more than a scenario: ablation, the search for a limit; and scenario files that are
/// wrong.
class TestCliLoadExperiments : public QObject
{
    Q_OBJECT

private:
    const QTemporaryDir m_directory;

    static test::CliRun load(const char *options)
    {
        return test::runCli(QStringLiteral("load --keys 10 --value-size 500 --think-time 0 %1")
                                .arg(QLatin1String(options))
                                .split(QLatin1Char(' ')));
    }
    QString write(const QByteArray &content) const
    {
        QFile file(m_directory.filePath(QStringLiteral("scenario.json")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }

private Q_SLOTS:
    void theMatrixNamesEverySwitch()
    {
        const auto run = load("--users 2 --operations 20 --ablation --design legacy");
        QVERIFY2(run.out.contains("Each switch of legacy turned alone"), run.out.constData());
        const QByteArray matrix = run.out.mid(run.out.indexOf("Each switch of legacy"));
        for (const char *column : {"Lock errors", "Per 1,000", "Operations", "By code"})
            QVERIFY2(matrix.contains(column), run.out.constData());
        QVERIFY2(!matrix.contains("Dropped"), run.out.constData()); // nothing had its moment
        for (const char *name : {"connection", "busyTimeoutMs", "retry", "journal", "touch", "begin",
                                 "lookup", "commit", "size", "eviction"})
            QVERIFY2(matrix.contains(QByteArray("\n") + name + ' '), run.out.constData());
    }

    void theMatrixIsOfTheRuns()
    {
        const auto document = load("--users 2 --operations 20 --ablation --design legacy --json").json();
        const QJsonArray runs = document[QStringLiteral("runs")].toArray();
        QVERIFY(runs.size() >= 9);
        QStringList designs;
        for (const auto &run : runs)
            designs << run[QStringLiteral("design")].toString();
        const QJsonValue base = document[QStringLiteral("ablation")][QStringLiteral("bases")][0];
        QCOMPARE(base[QStringLiteral("design")].toString(), designs.first());
        const QJsonArray factors = base[QStringLiteral("factors")].toArray();
        QCOMPARE(factors.size(), runs.size() - 1); // a switch each
        for (const auto &factor : factors)
            QVERIFY(designs.contains(factor[QStringLiteral("design")].toString()));
    }

    void theCorrectedDesignHasNothingToTurn()
    {
        const auto run = load("--ablation --design corrected");
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains("\"ablation\"") && run.err.contains("no switches"), run.err.constData());
    }

    /// Of 60 operations each of 12 users has five, and each of 13 has not.
    void theLimitIsFound()
    {
        const QByteArray prefix = QFile::encodeName(m_directory.filePath(QStringLiteral("limit")));
        const auto run = load(
            "--users 4 --operations 60 --find-limit fairness.leastOperations>=5 --json --hgrm " + prefix);
        QVERIFY2(run.err.isEmpty(), run.err.constData());
        QCOMPARE(run.exitCode, 0);
        const QJsonObject limit = run.json()[QStringLiteral("limit")].toObject();
        QCOMPARE(limit[QStringLiteral("variable")].toString(), QStringLiteral("users"));
        QCOMPARE(limit[QStringLiteral("holdsAt")].toInt(), 12);
        QCOMPARE(limit[QStringLiteral("failsAt")].toInt(), 13);
        const QJsonArray probes = limit[QStringLiteral("probes")].toArray();
        QCOMPARE(probes.size(), run.json()[QStringLiteral("runs")].toArray().size());
        QCOMPARE(probes[0][QStringLiteral("value")].toInt(), 4);
        // Each run has its distributions.
        const QStringList files = QDir(m_directory.path()).entryList({QStringLiteral("limit-*-reads.hgrm")});
        QCOMPARE(files.size(), probes.size());
        QVERIFY(files.contains(QStringLiteral("limit-12 users (2)-reads.hgrm")));
    }

    void aLimitThatWasFoundPasses()
    {
        const QString junit = m_directory.filePath(QStringLiteral("limit.xml"));
        const auto run = load(qPrintable(QStringLiteral("--users 12 --operations 60 --find-limit "
                                                        "fairness.leastOperations>=5 --json --junit %1")
                                             .arg(junit)));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.json()[QStringLiteral("passed")].toBool());
        QFile file(junit);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray xml = file.readAll();
        QVERIFY2(xml.contains("tests=\"1\" failures=\"0\"") && xml.contains("13 users: fails"),
                 xml.constData());
    }

    void theLimitIsToldInWords()
    {
        const auto run = load("--users 12 --operations 60 --find-limit fairness.leastOperations>=5");
        QVERIFY2(run.out.contains("corrected meets lockErrors.total<=0 and failed<=0 and "
                                  "fairness.leastOperations>=5 at 12 users, and not at 13."),
                 run.out.constData());
    }

    void whatHoldsNowhereFails()
    {
        const auto run = load("--users 2 --operations 20 --find-limit operations<0");
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.out.contains(
                     "corrected does not meet lockErrors.total<=0 and failed<=0 and operations<0 at 1 user;"),
                 run.out.constData());
    }

    void theLimitOfARateIsOne()
    {
        const QByteArray prefix = QFile::encodeName(m_directory.filePath(QStringLiteral("rate")));
        const auto run =
            load("--users 2 --duration 20ms --rate 8 --find-limit operations<0 --json --hgrm " + prefix)
                .json();
        const QJsonObject limit = run[QStringLiteral("limit")].toObject();
        QCOMPARE(limit[QStringLiteral("variable")].toString(), QStringLiteral("ratePerSecond"));
        QCOMPARE(limit[QStringLiteral("probes")][0][QStringLiteral("value")].toDouble(), 8.0);
        QCOMPARE(limit[QStringLiteral("failsAt")].toDouble(), 1.0);
        QVERIFY(QFileInfo::exists(m_directory.filePath(QStringLiteral("rate-8.0 per s-reads.hgrm"))));
    }

    void wrongConditionsAreRefused_data()
    {
        QTest::addColumn<QString>("condition");
        for (const char *condition : {"", "nonsense", "reads.p99Ms", "reads.p99Ms<", "reads.p99Ms<x",
                                      "magic<5", "reads.p98Ms<5", "failed<=0 and", "failed=<0"})
            QTest::newRow(condition) << QString::fromLatin1(condition);
    }
    void wrongConditionsAreRefused()
    {
        QFETCH(QString, condition);
        for (const char *option : {"--find-limit", "--threshold"}) {
            const auto run = test::runCli({QStringLiteral("load"), QStringLiteral("--operations"),
                                           QStringLiteral("20"), QLatin1String(option), condition});
            QCOMPARE(run.exitCode, 2);
            QVERIFY2(run.err.contains(option), run.err.constData());
            QVERIFY(run.out.isEmpty());
        }
    }

    void aLimitIsOfOneDesign()
    {
        const auto run = load("--operations 20 --design corrected,legacy --find-limit failed<=0");
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains("--design"), run.err.constData());
    }

    void theSchemaIsOfTheFields()
    {
        const auto run = test::runCli({QStringLiteral("load"), QStringLiteral("--schema")});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject properties = run.json()[QStringLiteral("properties")].toObject();
        for (const char *name : {"users", "stages", "mix", "disk", "thresholds", "keys"})
            QVERIFY2(properties.contains(QLatin1String(name)), name);
    }

    void wrongScenarioFilesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("allowed");
        const auto row = [](const char *json, const char *field, const char *allowed) {
            QTest::newRow(json) << QByteArray(json) << QByteArray(field) << QByteArray(allowed);
        };
        row(R"({"users": 0})", "users", "1 to 2000");
        row(R"({"users": "many"})", "users", "1 to 2000");
        row(R"({"users": 2.5})", "users", "whole number");
        row(R"({"processes": 65})", "processes", "1 to 64");
        row(R"({"users": 2, "processes": 3})", "processes", "1 to 2, the number of users");
        row(R"({"designs": []})", "designs", "one or more designs");
        row(R"({"designs": ["magic"]})", "designs[0]", "legacy");
        row(R"({"designs": ["legacy+journal=none"]})", "designs[0]", "rollback");
        row(R"({"ablation": true})", "ablation", "no switches");
        row(R"({"durationMs": 0})", "durationMs", "at least 1");
        row(R"({"stages": [{"users": 51, "durationMs": 5}]})", "stages", "1 to 50, the number of users");
        row(R"({"stages": [{"users": 5, "durationMs": 5}], "operations": 1})", "operations", "0 where");
        row(R"({"mix": {"get": -1}})", "mix", "numbers from 0");
        row(R"({"mix": {"fetch": 1}})", "mix", "getMany");
        row(R"({"keys": "newest"})", "keys", "latest");
        row(R"({"keys": "trace"})", "traceFile", "a CSV file");
        row(R"({"zipfExponent": -1})", "zipfExponent", "0");
        row(R"({"arrivals": "bursts"})", "arrivals", "poisson");
        row(R"({"valueSizes": "uniform", "valueBytes": 500, "valueMaxBytes": 400})", "valueMaxBytes",
            "at least valueBytes, 500");
        row(R"({"valueSizes": "file"})", "valueSizesFile", "a cache file");
        row(R"({"maxBytes": 5})", "maxBytes", "at least the largest value");
        row(R"({"disk": "floppy"})", "disk", "hdd");
        row(R"({"disk": {"syncMs": [9, 1]}})", "disk.syncMs", "the least first");
        row(R"({"diskChanges": [{"atMs": -1, "disk": "hdd"}]})", "diskChanges[0].atMs", "whole number");
        row(R"({"valueCheck": "some"})", "valueCheck", "ends");
        row(R"({"thresholds": ["failed"]})", "thresholds[0]", "an operator");
        row(R"({"thresholds": ["reads.p98Ms<5"]})", "thresholds[0]", "reads.p99Ms");
        row(R"({"seed": -1})", "seed", "0 to");
        row(R"({"inPlace": true})", "inPlace", "sourceFile");
        row(R"({"uzers": 5})", "uzers", "users");
    }
    void wrongScenarioFilesAreNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, allowed);
        const QString path = write(json);
        const auto run = test::runCli({QStringLiteral("load"), path});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains('"' + field + '"'), run.err.constData());
        QVERIFY2(run.err.contains(allowed), run.err.constData());
        QVERIFY2(run.err.contains(path.toUtf8()), run.err.constData());
        QCOMPARE(run.err.count('\n'), 1);
        QVERIFY(run.out.isEmpty());
    }

    void whatIsNoScenarioFileIsNamed()
    {
        for (const char *content : {"", "nonsense", "[]", "5"}) {
            const QString path = write(content);
            const auto run = test::runCli({QStringLiteral("load"), path});
            QCOMPARE(run.exitCode, 2);
            QVERIFY2(run.err.contains(path.toUtf8()), run.err.constData());
        }
        const auto run = test::runCli({QStringLiteral("load"), m_directory.path()});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.err.contains("is a directory"), run.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliLoadExperiments)
#include "test_cli_load_experiments.moc"
