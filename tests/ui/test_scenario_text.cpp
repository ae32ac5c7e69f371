// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/reference_switches.h"
#include "ui/load/form/scenario_presets.h"
#include "ui/load/form/scenario_text.h"
#include "ui/load/form/switch_text.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace std::chrono_literals;

/// Scenarios and switches in words.
class TestScenarioText : public QObject
{
    Q_OBJECT

private:
    static QString s(const char *text) { return QString::fromUtf8(text); }

private Q_SLOTS:
    void saysWhatARunDoes()
    {
        load::Scenario scenario = firstScenario();
        scenario.users = 4;
        const QStringList said = scenarioSentences(scenario);
        QCOMPARE(said.size(), 6);
        QVERIFY(said.at(0).startsWith(s("4 simulated user")));
        QVERIFY(said.at(0).endsWith(s("with pauses of 20 ms.")));
        QCOMPARE(said.at(1), s("Of the operations 80 % get, 20 % put."));
        QVERIFY(said.at(2).contains(s("a fresh cache for 2,000 keys with values of 50.0 kB")));
        QCOMPARE(
            said.at(3),
            s("First comes the design “legacy-no-timeout”, then, with the same operations, “corrected”."));
        QVERIFY(said.at(4).endsWith(s("of 10 s each, 20.0 s in all.")));
        QCOMPARE(scenarioInWords(scenario), said.join(u' '));
    }

    void saysWhatIsUnusual()
    {
        load::Scenario scenario;
        scenario.processes = 4;
        scenario.arrivalRate = 120;
        scenario.mix = load::OperationMix::ofStores(1.0);
        scenario.sourceFile = s("/caches/audio.db");
        scenario.maxBytes = 80'000'000;
        scenario.disk = *load::DiskModel::fromText(s("sync=10ms..70ms"));
        scenario.operations = 5000;
        scenario.verifyFile = true;
        const QString said = scenarioInWords(scenario);
        for (const char *part : {"in 4 processes begin 120 operations a second", "All operations are put.",
                                 "its own copy of audio.db", "Above 80.0 MB entries are evicted.",
                                 "each fsync takes 10 to 70 ms longer", "The design is “corrected”.",
                                 "It ends after 5,000 operations.", "the whole file is checked"})
            QVERIFY2(said.contains(s(part)), qPrintable(s(part) + s(" | ") + said));
    }

    void countsTheRunsOfAnAblation()
    {
        load::Scenario scenario;
        scenario.designs = {s("legacy"), s("group-commit"), s("batch-eviction")};
        scenario.ablation = true;
        const QString said = scenarioInWords(scenario);
        QVERIFY(said.contains(s("There are 33 run")));
        QVERIFY(said.contains(s("from “legacy” to “batch-eviction”")));
        scenario.designs = {s("legacy")};
        scenario.operations = 10;
        QVERIFY(scenarioInWords(scenario).contains(s("There are 11 run")));
    }

    void saysSizesOfEveryKind()
    {
        load::Scenario scenario;
        scenario.valueSizes = load::SizeDistribution::Uniform;
        QVERIFY(scenarioInWords(scenario).contains(s("values of 50.0 kB to 1.00 MB")));
        scenario.valueSizes = load::SizeDistribution::LogNormal;
        QVERIFY(scenarioInWords(scenario).contains(s("50.0 kB in the median")));
        scenario.valueSizes = load::SizeDistribution::File;
        scenario.valueSizesFile = s("/caches/b.db");
        QVERIFY(scenarioInWords(scenario).contains(s("the sizes in b.db")));
        scenario.sourceFile = s("/caches/a.db");
        scenario.inPlace = true;
        QVERIFY(scenarioInWords(scenario).contains(s("It runs on a.db itself, and changes it.")));
        scenario.disk.failingSyncs = 0.5;
        QVERIFY(scenarioInWords(scenario).contains(s("fails at times")));
        scenario.diskChanges = {{1s, {}}};
        QVERIFY(scenarioInWords(scenario).contains(s("becomes another one 1 time")));
        scenario.designs.clear();
        QVERIFY(!scenarioInWords(scenario).contains(s("design “")));
    }

    void everySwitchIsExplained()
    {
        const load::ReferenceSwitches standard;
        for (const QString &name : load::ReferenceSwitches::names()) {
            QVERIFY2(switchTitle(name) != name, qPrintable(name));
            QVERIFY(!switchExplanation(name).isEmpty());
            const QString one = switchValueText(name, standard.value(name));
            const QString other = switchValueText(name, standard.otherValue(name));
            QVERIFY(!one.isEmpty() && !other.isEmpty() && one != other);
        }
        QCOMPARE(switchValueText(s("busyTimeoutMs"), s("5000")), s("5 s"));
        QCOMPARE(switchTitle(s("colour")), s("colour"));
        QCOMPARE(switchExplanation(s("colour")), QString());
        QCOMPARE(switchValueText(s("colour"), s("blue")), s("blue"));
    }
};

QTEST_MAIN(TestScenarioText)
#include "test_scenario_text.moc"
