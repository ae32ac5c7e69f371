// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_draft.h"
#include "core/load/scenario/scenario_field.h"
#include "core/load/scenario/scenario_fields.h"
#include "core/load/scenario/simple_ramp.h"
#include "tests/support/verify.h"

#include <QDir>

using namespace cachescope;
using namespace cachescope::load;
using namespace std::chrono_literals;

/// A scenario as a form holds it.
class TestScenarioDraft : public QObject
{
    Q_OBJECT

private:
    static QString s(const char *text) { return QString::fromUtf8(text); }
    static QString problemOf(const ScenarioDraft &draft, const char *field)
    {
        const auto problem = draft.problem(s(field));
        return problem ? problem->what : QString();
    }
    /// Every field is what it is not at first.
    static Scenario unusual()
    {
        Scenario scenario;
        scenario.name = s("nightly");
        scenario.designs = {s("legacy+touch=batched"), s("corrected"), s("legacy")};
        scenario.users = 300;
        scenario.stages = Ramp({{10, 1s}, {300, 1500ms}, {0, 90s}});
        scenario.processes = 3;
        scenario.warmUp = 2500ms;
        scenario.thinkTime = 7ms;
        scenario.arrivalRate = 812.5;
        scenario.arrivals = Arrivals::Together;
        scenario.mix.setWeight(OperationKind::PutMany, 0.1);
        scenario.batchSize = 12;
        scenario.synthesisDelay = 61s;
        scenario.keys = KeyDistribution::Hotspot;
        scenario.zipfExponent = 1.0 / 3.0;
        scenario.hotKeys = 0.07;
        scenario.hotShare = 1.0 / 3.0;
        scenario.sessionLength = 7;
        scenario.keyCount = 1'500'000;
        scenario.prefill = 0.57;
        scenario.valueSizes = SizeDistribution::LogNormal;
        scenario.valueBytes = 65'536;
        scenario.valueMaxBytes = 123'457;
        scenario.valueSigma = 0.1;
        scenario.maxBytes = 30'000'000'000;
        scenario.disk = *DiskModel::fromText(s("sync=5ms..300ms,sync-skew=6,fail-sync=0.001"));
        scenario.diskChanges = {{5s, *DiskModel::fromText(s("hdd"))}, {7s, scenario.disk}};
        scenario.valueCheck = ValueCheck::Ends;
        scenario.thresholds = {*parseThreshold(s("reads.p99Ms<50")),
                               *parseThreshold(s("lockErrors.total<=3"))};
        scenario.seed = 7;
        scenario.sourceFile = s("/caches/a, b.db");
        return scenario;
    }
    static QList<Scenario> bundled()
    {
        QList<Scenario> all;
        const QDir directory(s(CACHESCOPE_SCENARIOS));
        const QStringList files = directory.entryList({s("*.json")}, QDir::Files);
        for (const QString &file : files) {
            if (file.endsWith(s(".schema.json")))
                continue;
            const auto scenario = Scenario::fromFile(directory.filePath(file));
            if (scenario)
                all << *scenario;
        }
        return all;
    }

private Q_SLOTS:
    void textsOfFieldsMeanWhatTheyHold()
    {
        QList<Scenario> scenarios = bundled();
        QCOMPARE(scenarios.size(), 9);
        scenarios << Scenario() << unusual();
        for (const Scenario &scenario : std::as_const(scenarios)) {
            for (const ScenarioField &field : allScenarioFields()) {
                const QString text = scenarioFieldText(scenario, field);
                if (field.argument.isEmpty() || text.isEmpty() || field.name == s("storeShare"))
                    continue;
                Scenario read = scenario;
                VERIFY_OK(setScenarioField(read, field, text));
                QVERIFY2(read == scenario, qPrintable(field.name + s(": ") + text));
            }
        }
    }

    void textsHaveUnits()
    {
        const ScenarioDraft draft(unusual());
        QCOMPARE(draft.text(s("valueBytes")), s("64 KiB"));
        QCOMPARE(draft.text(s("valueMaxBytes")), s("123457 B"));
        QCOMPARE(draft.text(s("maxBytes")), s("30 GB"));
        QCOMPARE(draft.text(s("warmUpMs")), s("2.5 s"));
        QCOMPARE(draft.text(s("prefill")), s("57 %"));
        QCOMPARE(draft.text(s("keyCount")), s("1.5 M"));
        QCOMPARE(draft.text(s("stages")), s("10:1 s,300:1.5 s,0:90 s"));
        QCOMPARE(draft.text(s("storeShare")), QString()); // there is more than get and put
        QCOMPARE(ScenarioDraft().text(s("storeShare")), s("20 %"));
    }

    void holdsAnyScenarioAsItIs()
    {
        QList<Scenario> scenarios = bundled();
        scenarios << unusual();
        for (const Scenario &scenario : std::as_const(scenarios)) {
            const ScenarioDraft draft(scenario);
            QVERIFY(draft.scenario() == scenario);
            QVERIFY2(draft.wrongFields().isEmpty(), qPrintable(draft.wrongFields().join(u' ')));
        }
    }

    void takesTextsWithUnits()
    {
        ScenarioDraft draft;
        draft.setText(s("valueBytes"), s("50kB"));
        draft.setText(s("thinkTimeMs"), s("1.5 s"));
        draft.setText(s("prefill"), s("25 %"));
        QCOMPARE(draft.scenario().valueBytes, 50'000);
        QCOMPARE(draft.scenario().thinkTime, 1500ms);
        QCOMPARE(draft.scenario().prefill, 0.25);
        QCOMPARE(draft.text(s("valueBytes")), s("50kB")); // as typed while it is typed
        draft.settle(s("valueBytes"));
        QCOMPARE(draft.text(s("valueBytes")), s("50 kB"));
    }

    void whatSaysNothingIsKeptAndExplained()
    {
        ScenarioDraft draft;
        draft.setText(s("valueBytes"), s("lots"));
        draft.settle(s("valueBytes"));
        QCOMPARE(draft.text(s("valueBytes")), s("lots"));
        QCOMPARE(draft.scenario().valueBytes, Scenario().valueBytes);
        QVERIFY(problemOf(draft, "valueBytes").startsWith(s("\"lots\" is not a size;")));
        QVERIFY(problemOf(draft, "valueBytes").endsWith(s("Allowed is 64 B to 500 MB.")));
        QCOMPARE(draft.wrongFields(), QStringList{s("valueBytes")});
        draft.setText(s("valueBytes"), s("1 MB"));
        QVERIFY(draft.wrongFields().isEmpty());
    }

    void whatIsOutOfRangeIsSaidInUnits()
    {
        ScenarioDraft draft;
        draft.setText(s("users"), s("5000"));
        draft.setText(s("valueBytes"), s("3 B"));
        QCOMPARE(problemOf(draft, "users"), s("Allowed is 1 to 2000."));
        QCOMPARE(problemOf(draft, "valueBytes"), s("Allowed is 64 B to 500 MB."));
        QCOMPARE(draft.wrongFields(), (QStringList{s("users"), s("valueBytes")}));
        QVERIFY(!draft.scenario().validate());
    }

    void contradictionsAreSaidAtTheFieldThatTheyName()
    {
        ScenarioDraft draft;
        draft.setText(s("users"), s("2"));
        draft.setText(s("processes"), s("3"));
        QCOMPARE(problemOf(draft, "processes"), s("Is 3; allowed is 1 to 2, the number of users."));
        draft.setText(s("users"), s("3"));
        QVERIFY(draft.wrongFields().isEmpty());
        draft.edit([](Scenario &scenario) { scenario.designs << s("nonsense"); });
        const auto problem = draft.problem(s("designs"));
        QVERIFY(problem);
        QCOMPARE(problem->part, s("[1]"));
    }

    void aRampFollowsUsersAndDuration()
    {
        ScenarioDraft draft;
        QCOMPARE(draft.text(ScenarioDraft::rampField()), s("0 s"));
        draft.setText(s("ramp"), s("4s"));
        QCOMPARE(draft.scenario().stages, Ramp({{50, 4s}, {50, 6s}}));
        draft.setText(s("users"), s("80"));
        draft.setText(s("durationMs"), s("60 s"));
        QCOMPARE(draft.scenario().stages, Ramp({{80, 4s}, {80, 56s}}));
        QCOMPARE(draft.text(s("durationMs")), s("60 s"));
        draft.setText(s("durationMs"), s("3 s")); // on the way to "30 s"
        QCOMPARE(problemOf(draft, "ramp"), s("Longer than the run, which takes 3 s."));
        draft.setText(s("durationMs"), s("30 s"));
        QCOMPARE(draft.scenario().stages, Ramp({{80, 4s}, {80, 26s}}));
        draft.setText(s("ramp"), s("0"));
        QVERIFY(draft.scenario().stages.isEmpty());
        QCOMPARE(draft.scenario().duration, 30s);
        draft.setText(s("ramp"), s("soon"));
        QVERIFY(!problemOf(draft, "ramp").isEmpty());
        QCOMPARE(draft.wrongFields(), QStringList{s("ramp")});
    }

    void aRampIsSeenInStages()
    {
        Scenario scenario;
        scenario.stages = Ramp({{50, 10s}, {50, 50s}});
        ScenarioDraft draft(scenario);
        QCOMPARE(draft.text(s("ramp")), s("10 s"));
        QCOMPARE(draft.text(s("durationMs")), s("60 s"));
        QVERIFY(draft.scenario() == scenario);
        draft.setText(s("stages"), s("5:1s,50:2s"));
        QVERIFY(!draft.hasSimpleRamp());
        QCOMPARE(draft.text(s("durationMs")), s("3 s"));
        draft.setText(s("stages"), QString());
        QVERIFY(draft.hasSimpleRamp());
        QVERIFY(draft.scenario().stages.isEmpty());
    }

    void simpleRampsAreTheirStages_data()
    {
        QTest::addColumn<Ramp>("stages");
        QTest::addColumn<bool>("isSimple");
        QTest::newRow("none") << Ramp() << false;
        QTest::newRow("all the time") << Ramp({{5, 3s}}) << true;
        QTest::newRow("and stays") << Ramp({{5, 3s}, {5, 1s}}) << true;
        QTest::newRow("goes on") << Ramp({{5, 3s}, {6, 1s}}) << false;
        QTest::newRow("at once") << Ramp({{5, 0s}, {5, 1s}}) << false;
        QTest::newRow("and stays for nothing") << Ramp({{5, 3s}, {5, 0s}}) << false;
        QTest::newRow("three") << Ramp({{5, 3s}, {5, 1s}, {5, 1s}}) << false;
    }

    void simpleRampsAreTheirStages()
    {
        QFETCH(Ramp, stages);
        const auto ramp = SimpleRamp::of(stages);
        QTEST(ramp.has_value(), "isSimple");
        if (ramp)
            QCOMPARE(ramp->stages(), stages);
    }

    void aChangeElsewhereReplacesWhatWasTyped()
    {
        ScenarioDraft draft;
        draft.setText(s("disk"), s("tape"));
        draft.setText(s("users"), s("many"));
        draft.edit([](Scenario &scenario) { scenario.disk = diskPresets().at(2).model; });
        QCOMPARE(draft.text(s("disk")), s("ssd"));
        QCOMPARE(draft.wrongFields(), QStringList{s("users")}); // which did not change
        draft.setScenario(Scenario());
        QVERIFY(draft.wrongFields().isEmpty());
    }

    void listsMayBeEmptied()
    {
        ScenarioDraft draft(unusual());
        draft.setText(s("thresholds"), QString());
        draft.setText(s("diskChanges"), QString());
        QVERIFY(draft.scenario().thresholds.isEmpty());
        QVERIFY(draft.scenario().diskChanges.empty());
        draft.setText(s("mix"), QString());
        QVERIFY(!problemOf(draft, "mix").isEmpty());
    }

    void unknownFieldsAreLeftAlone()
    {
        ScenarioDraft draft;
        draft.setText(s("colour"), s("blue"));
        QVERIFY(draft.scenario() == Scenario());
        QVERIFY(!draft.problem(s("colour")));
    }

    void errorsAreTakenApart()
    {
        const auto problem = fieldProblemIn(fieldError(s("stages[1].users"), s("-1"), s("0 or more")));
        QCOMPARE(problem, (FieldProblem{s("stages"), s("[1].users"), s("is -1; allowed is 0 or more")}));
        QCOMPARE(fieldProblemIn(aboutField(s("mine"), s("is odd")))->what, s("is odd")); // without an option
        QVERIFY(!fieldProblemIn(Error{ErrorCode::Io, s("The disk is gone")}));
    }
};

QTEST_GUILESS_MAIN(TestScenarioDraft)
#include "test_scenario_draft.moc"
