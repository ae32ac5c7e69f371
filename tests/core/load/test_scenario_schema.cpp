// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_field.h"
#include "core/load/scenario/scenario_schema.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
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
    static bool hasType(const QJsonValue &value, const QString &type)
    {
        return (type == QStringLiteral("string") && value.isString()) ||
               (type == QStringLiteral("boolean") && value.isBool()) ||
               (type == QStringLiteral("number") && value.isDouble()) ||
               (type == QStringLiteral("integer") && value.toInteger(-1) == value.toDouble(-2)) ||
               (type == QStringLiteral("array") && value.isArray()) ||
               (type == QStringLiteral("object") && value.isObject());
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

    void everyDefaultIsThatOfTheScenarioAndOfItsType()
    {
        const QJsonObject defaults = Scenario().toJson();
        for (const ScenarioField &field : allScenarioFields()) {
            const QJsonObject property = properties().value(field.name).toObject();
            const QJsonValue standard = property.value(QStringLiteral("default"));
            QCOMPARE(standard, defaults.value(field.name));
            if (standard.isUndefined())
                continue;
            const QJsonValue type = property.value(QStringLiteral("type"));
            if (type.isString())
                QVERIFY2(hasType(standard, type.toString()), qPrintable(field.name));
            if (property.contains(QStringLiteral("enum")))
                QVERIFY(property.value(QStringLiteral("enum")).toArray().contains(standard));
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
            for (const QString &field : objectIn(path).keys())
                QVERIFY2(properties().contains(field), qPrintable(name + QLatin1Char(' ') + field));
            QCOMPARE(scenario->name + QStringLiteral(".json"), name);
        }
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
