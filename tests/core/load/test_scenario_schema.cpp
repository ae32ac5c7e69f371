// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_field.h"
#include "core/load/scenario/scenario_schema.h"
#include "tests/core/load/wrong_scenarios.h"
#include "tests/support/json_schema.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace cachescope;
using namespace cachescope::load;

/// The schema says what the fields do, and the files that come with the program follow it.
class TestScenarioSchema : public QObject
{
    Q_OBJECT

private:
    static QDir scenarios() { return {QStringLiteral(CACHESCOPE_SCENARIOS)}; }
    static QJsonObject properties()
    {
        return scenarioSchema().value(QStringLiteral("properties")).toObject();
    }
    static QJsonObject objectIn(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

private Q_SLOTS:
    void holdsEveryFieldAndNoOther()
    {
        QJsonObject left = properties();
        for (const ScenarioField &field : allScenarioFields()) {
            const QJsonObject property = left.take(field.name).toObject();
            QVERIFY2(!property.isEmpty(), qPrintable(field.name));
            QCOMPARE(property.value(QStringLiteral("description")).toString(),
                     field.description + QLatin1Char('.'));
            for (const QString &key : field.schema.keys())
                QCOMPARE(property.value(key), field.schema.value(key));
        }
        QCOMPARE(left.keys(), QStringList{QStringLiteral("$schema")});
        QCOMPARE(scenarioSchema().value(QStringLiteral("additionalProperties")), QJsonValue(false));
        QCOMPARE(scenarioSchema().value(QStringLiteral("type")), QJsonValue(QStringLiteral("object")));
    }

    void everyDefaultIsThatOfTheScenarioAndAllowed()
    {
        const QJsonObject defaults = Scenario().toJson();
        for (const ScenarioField &field : allScenarioFields()) {
            const QJsonObject property = properties().value(field.name).toObject();
            const QJsonValue standard = property.value(QStringLiteral("default"));
            QCOMPARE(standard, defaults.value(field.name));
            if (standard.isUndefined())
                continue;
            QCOMPARE(test::schemaError(scenarioSchema(), QJsonObject{{field.name, standard}}), QString());
        }
    }

    /// If it does not: cachescope-cli load --schema > resources/scenarios/scenario.schema.json
    void theFileThatComesWithTheProgramIsTheSame()
    {
        QCOMPARE(
            QJsonDocument(objectIn(scenarios().filePath(QStringLiteral("scenario.schema.json")))).toJson(),
            QJsonDocument(scenarioSchema()).toJson());
    }

    void everyScenarioThatComesWithTheProgramIsValid()
    {
        QStringList files = scenarios().entryList({QStringLiteral("*.json")}, QDir::Files);
        QVERIFY(files.removeOne(QStringLiteral("scenario.schema.json")));
        QVERIFY(files.size() >= 3);
        for (const QString &name : files) {
            const QString path = scenarios().filePath(name);
            const auto scenario = Scenario::fromFile(path);
            VERIFY_OK(scenario);
            QCOMPARE(test::schemaError(scenarioSchema(), objectIn(path)), QString());
            QCOMPARE(scenario->name + QStringLiteral(".json"), name);
        }
    }

    void refusesWhatTheParserRefusesAsFarAsASchemaCan_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("seen");
        for (const test::WrongScenario &wrong : test::kWrongScenarios)
            QTest::newRow(wrong.json) << QByteArray(wrong.json) << (wrong.seenBy == test::SeenBy::Both);
    }
    void refusesWhatTheParserRefusesAsFarAsASchemaCan()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, seen);
        const QString error = test::schemaError(scenarioSchema(), QJsonDocument::fromJson(json).object());
        QVERIFY2(!error.isEmpty() == seen, qPrintable(error));
        QVERIFY2(!error.contains(QStringLiteral("not known here")), qPrintable(error));
    }

    void takesWhatTheParserTakes_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (
            const char *json :
            {"{}", R"({"$schema": "a.json", "name": ""})", R"({"users": 3.0})",
             R"({"seed": 9223372036854775807, "arrivalRate": 0.5})", R"({"mix": {"get": 0, "pin": 0.001}})",
             R"({"storeShare": 1})", R"({"stages": []})",
             R"({"stages": [{"users": 0, "durationMs": 604800000}, {"users": 5, "durationMs": 0}]})",
             R"({"disk": "busy-vps"})", R"({"disk": {}})", R"({"diskSyncDelayMs": 10000})",
             R"({"disk": {"syncMs": [0, 10000], "syncSkew": 100, "writeMs": 0.5, "failSync": 1, "full": 0}})",
             R"({"diskChanges": [{"atMs": 0, "disk": "hdd"}, {"atMs": 691200000, "disk": {"readMs": 1}}]})",
             R"({"designs": ["legacy+journal=rollback"], "ablation": true})", R"({"thresholds": []})",
             R"({"thresholds": [" reads.p99Ms < 5.5e1 ", "byOperation.getMany.p999Ms>=.5", "hitRatio==1.",
                  "lockErrors.byCode.SQLITE_BUSY_SNAPSHOT<=0", "lockErrors.byHandler.never>-1", "failed<+2"]})"})
            QTest::newRow(json) << QByteArray(json);
    }
    void takesWhatTheParserTakes()
    {
        QFETCH(QByteArray, json);
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        const auto scenario = Scenario::fromJson(object);
        VERIFY_OK(scenario);
        QCOMPARE(test::schemaError(scenarioSchema(), object), QString());
        QCOMPARE(test::schemaError(scenarioSchema(), scenario->toJson()), QString());
    }

    void aScenarioMayNameItsSchema()
    {
        const auto scenario =
            Scenario::fromJson({{QStringLiteral("$schema"), QStringLiteral("scenario.schema.json")},
                                {QStringLiteral("users"), 3}});
        VERIFY_OK(scenario);
        QCOMPARE(scenario->users, 3);
        QVERIFY(!scenario->toJson().contains(QStringLiteral("$schema")));
    }
};

QTEST_APPLESS_MAIN(TestScenarioSchema)
#include "test_scenario_schema.moc"
