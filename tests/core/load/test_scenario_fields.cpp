// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_fields.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <set>

using namespace cachescope;
using namespace cachescope::load;

namespace {

/// What a field may be set to, and how its option says the same.
struct Sample
{
    const char *name;
    const char *json;
    const char *text;
};
constexpr std::array kSamples{
    Sample{"name", R"("nightly")", "nightly"},
    Sample{"designs", R"(["legacy", "corrected"])", "legacy,corrected"},
    Sample{"ablation", "true", ""},
    Sample{"users", "300", "300"},
    Sample{"stages", R"([{"users": 10, "durationMs": 1000}, {"users": 0, "durationMs": 2}])", "10:1s,0:2ms"},
    Sample{"processes", "8", "8"},
    Sample{"durationMs", "90000", "1.5m"},
    Sample{"operations", "5000000", "5M"},
    Sample{"warmUpMs", "2500", "2.5s"},
    Sample{"thinkTimeMs", "7", "7ms"},
    Sample{"arrivalRate", "812.5", "812.5"},
    Sample{"arrivals", R"("together")", "together"},
    Sample{"mix", R"({"get": 80, "putMany": 0.5})", "get=80,putMany=0.5"},
    Sample{"storeShare", "0.3", "0.3"},
    Sample{"batchSize", "20", "20"},
    Sample{"synthesisDelayMs", "400", "400ms"},
    Sample{"keys", R"("hotspot")", "hotspot"},
    Sample{"zipfExponent", "1.25", "1.25"},
    Sample{"hotKeys", "0.05", "0.05"},
    Sample{"hotShare", "0.75", "0.75"},
    Sample{"sessionLength", "12", "12"},
    Sample{"traceFile", R"("calls.csv")", "calls.csv"},
    Sample{"keyCount", "4000", "4k"},
    Sample{"prefill", "0.5", "0.5"},
    Sample{"valueSizes", R"("lognormal")", "lognormal"},
    Sample{"valueBytes", "65536", "64KiB"},
    Sample{"valueMaxBytes", "2000000", "2MB"},
    Sample{"valueSigma", "0.5", "0.5"},
    Sample{"valueSizesFile", R"("real.db")", "real.db"},
    Sample{"maxBytes", "30000000000", "30G"},
    Sample{"sourceFile", R"("cache.db")", "cache.db"},
    Sample{"inPlace", "true", ""},
    Sample{"disk", R"("none")", "none"},
    Sample{"diskSyncDelayMs", "20", "20ms"},
    Sample{"diskChanges", R"([{"atMs": 5000, "disk": "none"}])", "5s:none"},
    Sample{"valueCheck", R"("ends")", "ends"},
    Sample{"verifyFile", "true", ""},
    Sample{"thresholds", R"(["lockErrors.total<=0", "reads.p99Ms<50"])",
           "lockErrors.total<=0 and reads.p99Ms<50"},
    Sample{"seed", "9007199254740993", "9007199254740993"},
};

QJsonValue jsonOf(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().first();
}

const ScenarioField &fieldCalled(const QString &name)
{
    const auto &all = allScenarioFields();
    return *std::ranges::find(all, name, &ScenarioField::name);
}

} // namespace

/// What scenario files and the command line say, and that both say the same.
class TestScenarioFields : public QObject
{
    Q_OBJECT

private:
    static void addSamples()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("text");
        for (const Sample &sample : kSamples)
            QTest::newRow(sample.name) << QString::fromLatin1(sample.name) << QByteArray(sample.json)
                                       << QString::fromLatin1(sample.text);
    }

private Q_SLOTS:
    void eachIsSampledHere()
    {
        QStringList sampled;
        for (const Sample &sample : kSamples)
            sampled << QString::fromLatin1(sample.name);
        for (const ScenarioField &field : allScenarioFields())
            QVERIFY2(sampled.removeOne(field.name), qPrintable(field.name));
        QVERIFY2(sampled.isEmpty(), qPrintable(sampled.join(QLatin1Char(' '))));
    }

    void eachHasANameAnOptionAndWords()
    {
        std::set<QString> names;
        std::set<QString> options;
        for (const ScenarioField &field : allScenarioFields()) {
            QVERIFY2(names.insert(field.name).second, qPrintable(field.name));
            QVERIFY2(options.insert(field.option).second, qPrintable(field.option));
            QVERIFY2(field.option.startsWith(QStringLiteral("--")) && field.option == field.option.toLower(),
                     qPrintable(field.option));
            QVERIFY2(field.description.size() > 10 && field.description[0].isUpper(), qPrintable(field.name));
            QVERIFY2(!field.description.endsWith(QLatin1Char('.')), qPrintable(field.name));
            QVERIFY2(!field.allowed.isEmpty() && !field.schema.isEmpty(), qPrintable(field.name));
            QVERIFY(field.set && field.get && field.isValid && field.fromText);
        }
    }

    void theDefaultThresholdsAreDocumented()
    {
        const QString text = fieldCalled(QStringLiteral("thresholds")).description;
        for (const Threshold &threshold : withDefaults({}, true))
            QVERIFY2(text.contains(threshold.toText() + QLatin1Char(' ')) ||
                         text.contains(threshold.toText() + QLatin1Char(',')),
                     qPrintable(threshold.toText()));
    }

    void flagsAloneTakeNoArgument()
    {
        for (const ScenarioField &field : allScenarioFields()) {
            const bool isFlag = field.schema.value(QStringLiteral("type")) == QStringLiteral("boolean");
            QVERIFY2(field.argument.isEmpty() == isFlag, qPrintable(field.name));
        }
    }

    void defaultsAreAllowed()
    {
        const Scenario defaults;
        for (const ScenarioField &field : allScenarioFields())
            QVERIFY2(field.isValid(defaults), qPrintable(field.name));
        VERIFY_OK(checkScenarioFields(defaults));
    }

    void goesFromJsonIntoTheScenarioAndBack_data() { addSamples(); }
    void goesFromJsonIntoTheScenarioAndBack()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, json);
        Scenario scenario;
        VERIFY_OK(setScenarioField(scenario, name, jsonOf(json)));
        VERIFY_OK(checkScenarioFields(scenario));
        if (name != QStringLiteral("disk"))
            QVERIFY(scenario != Scenario());
        const QJsonObject written = scenarioFields(scenario);
        if (name != QStringLiteral("storeShare") && name != QStringLiteral("diskSyncDelayMs"))
            QCOMPARE(written.value(name), jsonOf(json));
        Scenario back;
        for (auto field = written.begin(); field != written.end(); ++field)
            VERIFY_OK(setScenarioField(back, field.key(), field.value()));
        QVERIFY(back == scenario);
    }

    void changesNoOtherField_data() { addSamples(); }
    void changesNoOtherField()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, json);
        Scenario scenario;
        VERIFY_OK(setScenarioField(scenario, name, jsonOf(json)));
        QString changed = name;
        if (name == QStringLiteral("storeShare"))
            changed = QStringLiteral("mix");
        if (name == QStringLiteral("diskSyncDelayMs"))
            changed = QStringLiteral("disk");
        QJsonObject others = scenarioFields(scenario);
        QJsonObject before = scenarioFields(Scenario());
        others.remove(changed);
        before.remove(changed);
        if (name == QStringLiteral("stages")) // which then decides in its stead
            before.remove(QStringLiteral("durationMs"));
        QCOMPARE(others, before);
    }

    void anOptionsTextMeansTheSame_data() { addSamples(); }
    void anOptionsTextMeansTheSame()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, json);
        QFETCH(QString, text);
        Scenario fromFile;
        VERIFY_OK(setScenarioField(fromFile, name, jsonOf(json)));
        Scenario fromOption;
        VERIFY_OK(setScenarioField(fromOption, fieldCalled(name), text));
        QVERIFY(fromOption == fromFile);
    }

    void alternativesAreNeverWritten()
    {
        Scenario scenario;
        VERIFY_OK(setScenarioField(scenario, QStringLiteral("storeShare"), 0.25));
        QVERIFY(scenario.mix == OperationMix::ofStores(0.25));
        VERIFY_OK(setScenarioField(scenario, QStringLiteral("diskSyncDelayMs"), 20));
        QVERIFY(scenario.disk == *DiskModel::fromText(QStringLiteral("sync=20ms")));
        const QJsonObject json = scenarioFields(scenario);
        QVERIFY(!json.contains(QStringLiteral("storeShare")));
        QVERIFY(!json.contains(QStringLiteral("diskSyncDelayMs")));
    }

    void listsAndFilesAreWrittenOnlyWhereSet()
    {
        const QJsonObject json = scenarioFields(Scenario());
        for (const char *name :
             {"stages", "thresholds", "diskChanges", "traceFile", "valueSizesFile", "sourceFile"})
            QVERIFY2(!json.contains(QLatin1String(name)), name);
        QCOMPARE(json.value(QStringLiteral("users")), QJsonValue(50));
    }

    void anEmptyNameStaysEmpty()
    {
        Scenario scenario;
        VERIFY_OK(setScenarioField(scenario, QStringLiteral("name"), QString()));
        Scenario back;
        VERIFY_OK(setScenarioField(back, QStringLiteral("name"),
                                   scenarioFields(scenario).value(QStringLiteral("name"))));
        QCOMPARE(back.name, QString());
    }

    void partsOfADurationAreRoundedUp()
    {
        Scenario scenario;
        VERIFY_OK(
            setScenarioField(scenario, fieldCalled(QStringLiteral("thinkTimeMs")), QStringLiteral("0.1ms")));
        QCOMPARE(scenario.thinkTime.count(), 1);
    }
};

QTEST_APPLESS_MAIN(TestScenarioFields)
#include "test_scenario_fields.moc"
