// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario.h"
#include "tests/core/load/wrong_scenarios.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::milliseconds;

/// Scenario files: what they may say, and that errors name the field.
class TestScenario : public QObject
{
    Q_OBJECT

private:
    static Result<Scenario> parse(const QByteArray &json)
    {
        return Scenario::fromJson(QJsonDocument::fromJson(json).object());
    }
    static QString write(const QTemporaryDir &directory, const char *text)
    {
        QFile file(directory.filePath(QStringLiteral("a.json")));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }

private Q_SLOTS:
    void defaultsAreValid() { VERIFY_OK(Scenario().validate()); }

    void goesToJsonAndBack()
    {
        Scenario scenario;
        scenario.name = QStringLiteral("nightly");
        scenario.designs = {QStringLiteral("legacy"), QStringLiteral("group-commit")};
        scenario.ablation = true;
        scenario.users = 7;
        scenario.stages = Ramp({{7, milliseconds(10)}, {0, milliseconds(20)}});
        scenario.processes = 3;
        scenario.warmUp = milliseconds(55);
        scenario.thinkTime = milliseconds(3);
        scenario.arrivalRate = 12.5;
        scenario.arrivals = Arrivals::Steady;
        scenario.mix.setWeight(OperationKind::Play, 0.5);
        scenario.batchSize = 11;
        scenario.synthesisDelay = milliseconds(66);
        scenario.keys = KeyDistribution::Hotspot;
        scenario.zipfExponent = 1.2;
        scenario.hotKeys = 0.2;
        scenario.hotShare = 0.8;
        scenario.sessionLength = 9;
        scenario.traceFile = QStringLiteral("/some/trace.csv");
        scenario.keyCount = 17;
        scenario.prefill = 0.25;
        scenario.valueSizes = SizeDistribution::LogNormal;
        scenario.valueBytes = 99;
        scenario.valueMaxBytes = 999;
        scenario.valueSigma = 0.75;
        scenario.valueSizesFile = QStringLiteral("/some/real.db");
        scenario.maxBytes = 1000;
        scenario.disk = *DiskModel::fromText(QStringLiteral("sync=20ms"));
        scenario.diskChanges = {{milliseconds(5), DiskModel()}};
        scenario.valueCheck = ValueCheck::Off;
        scenario.verifyFile = true;
        scenario.thresholds = {{QStringLiteral("reads.p99Ms"), Comparison::Less, 0.5}};
        scenario.seed = (quint64{1} << 62) + 1;
        scenario.sourceFile = QStringLiteral("/some/cache.db");
        const QByteArray text = QJsonDocument(scenario.toJson()).toJson();
        const auto back = parse(text);
        VERIFY_OK(back);
        QCOMPARE(back->toJson(), scenario.toJson());
        QVERIFY(*back == scenario);
    }

    void whatIsLeftOutKeepsItsDefault()
    {
        const auto scenario = parse(R"({"users": 3})");
        VERIFY_OK(scenario);
        Scenario expected;
        expected.users = 3;
        QVERIFY(*scenario == expected);
    }

    void errorsNameTheField_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        for (const test::WrongScenario &wrong : test::kWrongScenarios)
            QTest::newRow(wrong.json) << QByteArray(wrong.json) << QString::fromUtf8(wrong.error);
    }
    void errorsNameTheField()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        const auto scenario = parse(json);
        QVERIFY(!scenario);
        QCOMPARE(scenario.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(scenario.error().message.contains(field), qPrintable(scenario.error().message));
    }

    void aDurationIsNotNeededWithACountOfOperations()
    {
        VERIFY_OK(parse(R"({"operations": 5, "durationMs": 0})"));
    }

    void aSeedThatJsonCannotHoldIsRefused()
    {
        Scenario scenario;
        scenario.seed = quint64{1} << 63;
        VERIFY_FAILS(scenario.validate(), ErrorCode::InvalidArgument);
    }

    void whatDoesNotDecideIsNotWritten()
    {
        Scenario scenario;
        scenario.duration = milliseconds(1234);
        QCOMPARE(scenario.toJson().value(QStringLiteral("durationMs")), QJsonValue(1234));
        scenario.stages = Ramp({{7, milliseconds(10)}});
        const QJsonObject json = scenario.toJson();
        QVERIFY(!json.contains(QStringLiteral("durationMs")));
        const auto back = Scenario::fromJson(json);
        VERIFY_OK(back);
        QVERIFY(back->stages == scenario.stages);
        QCOMPARE(back->toJson(), json);
    }

    void anOverlongValueIsShortened()
    {
        const auto scenario = parse("{\"keys\": \"" + QByteArray(500, 'x') + "\"}");
        VERIFY_FAILS(scenario, ErrorCode::InvalidArgument);
        QVERIFY2(scenario.error().message.contains(QStringLiteral("xxx…; allowed is one of")),
                 qPrintable(scenario.error().message));
        QVERIFY(scenario.error().message.size() < 300);
    }

    void stagesDecideHowLongItMeasures()
    {
        Scenario scenario;
        QCOMPARE(scenario.measuredDuration().count(), 10'000);
        scenario.stages = Ramp({{5, milliseconds(300)}, {1, milliseconds(400)}});
        QCOMPARE(scenario.measuredDuration().count(), 700);
    }

    void valuesHaveTheMeanOfTheirDistribution()
    {
        Scenario scenario;
        scenario.valueBytes = 1000;
        scenario.valueMaxBytes = 9000;
        QCOMPARE(scenario.meanValueBytes(), 1000);
        scenario.valueSizes = SizeDistribution::File;
        QCOMPARE(scenario.meanValueBytes(), 1000);
        scenario.valueSizes = SizeDistribution::Uniform;
        QCOMPARE(scenario.meanValueBytes(), 5000);
        scenario.valueSizes = SizeDistribution::LogNormal; // what is above the most counts as that
        QCOMPARE(scenario.meanValueBytes(), 1584);
        scenario.valueSigma = 5.0;
        QCOMPARE(scenario.meanValueBytes(), 3656);
        scenario.valueMaxBytes = 1'000'000'000;
        scenario.valueSigma = 1.0;
        QCOMPARE(scenario.meanValueBytes(), 1648); // exp(1 / 2) times the median
        scenario.valueSigma = 0.0;
        QCOMPARE(scenario.meanValueBytes(), 1000);
    }

    void aReportIsTheScenarioOfItsRun()
    {
        const QTemporaryDir directory;
        const QString path = write(directory, R"({"runs": [], "machine": {}, "scenario": {"users": 3}})");
        const auto scenario = Scenario::fromFile(path);
        VERIFY_OK(scenario);
        Scenario expected;
        expected.users = 3;
        QVERIFY(*scenario == expected);
    }

    void aReportWithoutAScenarioIsRefused()
    {
        const QTemporaryDir directory;
        for (const char *json : {R"({"runs": []})", R"({"runs": [], "scenario": 3})"})
            VERIFY_FAILS(Scenario::fromFile(write(directory, json)), ErrorCode::InvalidArgument);
    }

    void errorsInAFileNameTheFile()
    {
        const QTemporaryDir directory;
        const QString path = write(directory, R"({"users": 0})");
        const auto scenario = Scenario::fromFile(path);
        VERIFY_FAILS(scenario, ErrorCode::InvalidArgument);
        QVERIFY(scenario.error().message.startsWith(path + QStringLiteral(": Scenario field \"users\"")));
    }

    void aFilesOwnPathsAreRelativeToIt()
    {
        const QTemporaryDir directory;
        const auto scenario = Scenario::fromFile(write(
            directory, R"({"sourceFile": "sub/cache.db", "traceFile": "a.csv", "valueSizesFile": "/b.db"})"));
        VERIFY_OK(scenario);
        const QDir there(directory.path());
        QCOMPARE(scenario->sourceFile, there.filePath(QStringLiteral("sub/cache.db")));
        QCOMPARE(scenario->traceFile, there.filePath(QStringLiteral("a.csv")));
        QCOMPARE(scenario->valueSizesFile, QStringLiteral("/b.db"));
    }

    void whatIsTooLargeIsNotRead()
    {
        const QTemporaryDir directory;
        QFile file(directory.filePath(QStringLiteral("a.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(1'000'000'001)); // without content
        VERIFY_FAILS(Scenario::fromFile(file.fileName()), ErrorCode::TooLarge);
    }

    void badFilesAreNamed()
    {
        const QTemporaryDir directory;
        VERIFY_FAILS(Scenario::fromFile(directory.filePath(QStringLiteral("b.json"))), ErrorCode::NotFound);
        VERIFY_FAILS(Scenario::fromFile(directory.path()), ErrorCode::CannotOpen);
        for (const char *text : {"{\"users\": ", "[1]", "", "\"users\""}) {
            const QString path = write(directory, text);
            const auto broken = Scenario::fromFile(path);
            VERIFY_FAILS(broken, ErrorCode::InvalidArgument);
            QVERIFY(broken.error().message.contains(path));
        }
    }

    void brokenJsonIsToldByLineAndColumn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *text, const char *said) {
            QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(said);
        };
        row("{\n  \"name\": \"ä\" 5\n}", "is not JSON: unterminated object at line 2, column 15");
        row("{\n  \"users\": 5,\n}\n", "is not JSON: object is missing after a comma at line 3, column 1");
        row("users", "is not JSON: illegal value at line 1, column 1");
        row("{\"users\": xyz}", "is not JSON: illegal number at line 1, column 11");
        row("{} x", "is not JSON: garbage at the end of the document at line 1, column 4");
        row("5, 6", "is not JSON: illegal value at line 1, column ");
        row(" \n", "is not JSON: it is empty");
        row("5", "does not hold a JSON object");
        row("\"users\"", "does not hold a JSON object");
        row("[1]", "does not hold a JSON object");
    }
    void brokenJsonIsToldByLineAndColumn()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        const QTemporaryDir directory;
        const auto broken = Scenario::fromFile(write(directory, text));
        VERIFY_FAILS(broken, ErrorCode::InvalidArgument);
        QVERIFY2(broken.error().message.contains(said), qPrintable(broken.error().message));
    }
};

QTEST_APPLESS_MAIN(TestScenario)
#include "test_scenario.moc"
