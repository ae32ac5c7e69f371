// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/run_comparison.h"
#include "tests/support/load_document.h"
#include "ui/load/live/run_text.h"
#include "ui/models/run_history.h"
#include "ui/runs/change_text.h"
#include "ui/runs/document_facts.h"
#include "ui/runs/kept_run_text.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;
using namespace Qt::StringLiterals;

class TestRunTexts : public QObject
{
    Q_OBJECT

    static QString valueOf(const QList<Fact> &facts, const QString &label)
    {
        for (const Fact &fact : facts) {
            if (fact.label == label)
                return fact.value;
        }
        return {};
    }

    static load::RunComparison compared(const QJsonObject &before, const QJsonObject &after)
    {
        const auto comparison = load::compareRuns(test::loadDocument({before}), test::loadDocument({after}));
        return comparison ? *comparison : load::RunComparison();
    }

private Q_SLOTS:
    void aLoadTestIsCalledByItsScenario()
    {
        load::LoadDocument document;
        document.scenario.users = 1200;
        document.scenario.designs = {u"corrected"_s, u"corrected"_s};
        document.runs.resize(2);
        QCOMPARE(nameFor(document), u"1,200 users: corrected"_s);
        document.scenario.users = 1;
        QCOMPARE(nameFor(document), u"1 user: corrected"_s);
        document.scenario.name = u"Soak"_s;
        QCOMPARE(nameFor(document), u"Soak"_s);
        document.runs.pop_back(); // the turn of the second did not come
        QCOMPARE(nameFor(document), u"Soak (stopped early)"_s);
        document.error = u"The disk is full"_s;
        QCOMPARE(nameFor(document), u"Soak"_s);
        document.runs.front().interrupted = true;
        QCOMPARE(nameFor(document), u"Soak (stopped early)"_s);
    }

    void aScenarioIsSaidInFacts()
    {
        load::Scenario scenario;
        scenario.users = 300;
        scenario.processes = 4;
        scenario.maxBytes = 50'000'000;
        scenario.warmUp = std::chrono::seconds(5);
        const auto facts = [&scenario] { return scenarioFacts({{u"scenario"_s, scenario.toJson()}}); };
        QCOMPARE(valueOf(facts(), u"Users"_s), u"300 in 4 processes"_s);
        QCOMPARE(valueOf(facts(), u"Length"_s), u"10.0 s after 5.0 s of warm-up"_s);
        QCOMPARE(valueOf(facts(), u"Pace"_s), u"20.0 ms between a user's operations"_s);
        QCOMPARE(valueOf(facts(), u"Keys"_s), u"2,000, Zipf 0.99"_s);
        QCOMPARE(valueOf(facts(), u"Values"_s), u"50.0 kB"_s);
        QCOMPARE(valueOf(facts(), u"Budget"_s), u"50.0 MB"_s);
        QCOMPARE(valueOf(facts(), u"Seed"_s), u"42"_s);
        QVERIFY(!valueOf(facts(), u"Operations"_s).isEmpty());
        scenario.arrivalRate = 1500;
        scenario.valueSizes = load::SizeDistribution::LogNormal;
        scenario.operations = 1000;
        QCOMPARE(valueOf(facts(), u"Pace"_s), u"1,500/s, at random"_s);
        QCOMPARE(valueOf(facts(), u"Values"_s), u"median 50.0 kB, at most 1.00 MB"_s);
        QCOMPARE(valueOf(facts(), u"Length"_s), u"1,000 operations after 5.0 s of warm-up"_s);
    }

    void aScenarioThatIsNotUnderstoodIsSaidAsItIs()
    {
        const QList<Fact> facts = scenarioFacts({{u"scenario"_s, QJsonObject{{u"quantumUsers"_s, 3}}}});
        QCOMPARE(facts.size(), 1);
        QCOMPARE(facts.first().value, u"3"_s);
        QVERIFY(scenarioFacts({}).size() < 20); // the defaults
    }

    void whereItRanIsSaidAsFarAsItIsKnown()
    {
        const QList<Fact> facts = machineFacts(test::loadDocument({test::soundRun(u"a"_s, 3)}));
        QCOMPARE(valueOf(facts, u"Memory"_s), u"8.00 GB"_s);
        QCOMPARE(valueOf(facts, u"Cores"_s), u"2"_s);
        QCOMPARE(valueOf(facts, u"File system"_s), u"ext4"_s);
        QCOMPARE(machineFacts({}).size(), 1); // when it started: not known
    }

    void thresholdsStandBesideEachOther()
    {
        const QJsonObject document =
            test::loadDocument({test::faultyRun(u"legacy"_s, 3), test::soundRun(u"corrected"_s, 3)});
        const TextRows table = thresholdRows(document);
        QCOMPARE(table.titles, (QStringList{u"Threshold"_s, u"Allowed"_s, u"legacy"_s, u"corrected"_s}));
        QCOMPARE(table.rows.size(), 3);
        QCOMPARE(table.rows[0], (QStringList{u"lock errors"_s, u"at most 0"_s, u"1,081, not met"_s, u"0"_s}));
        QVERIFY(thresholdRows({}).rows.isEmpty());
    }

    void stepsOfASearchAreRows()
    {
        QJsonObject document = test::loadDocument({});
        QVERIFY(limitRows(document).rows.isEmpty());
        document.insert(u"limit"_s, test::limit());
        const TextRows table = limitRows(document);
        QCOMPARE(table.rows.size(), 4);
        QCOMPARE(table.rows[1].mid(0, 2), (QStringList{u"400 users"_s, u"fails"_s}));
        QCOMPARE(table.rows[0].size(), table.titles.size());
    }

    void theVerdictSaysWhy()
    {
        const QString text = verdictText(
            test::loadDocument({test::faultyRun(u"legacy"_s, 3), test::soundRun(u"corrected"_s, 3)}));
        QVERIFY(text.startsWith(u"Failed: 1 of 2 designs did not hold\nlegacy fails: lock errors 1,081"_s));
        QVERIFY(text.endsWith(u"corrected holds"_s));
    }

    void aChangeIsSaidInWords()
    {
        load::FigureComparison figure;
        figure.name = u"reads.p99Ms"_s;
        QCOMPARE(changeText(figure), u"–"_s);
        QCOMPARE(noiseText(figure), u"not known"_s);
        QCOMPARE(judgementText(figure), u"not judged"_s);
        figure.base = 10.0;
        figure.change = -2.5;
        figure.noise = 3.0;
        figure.verdict = load::ComparisonVerdict::Same;
        QCOMPARE(changeText(figure), u"−2.5 ms (−25.0 %)"_s);
        QCOMPARE(noiseText(figure), u"±3.0 ms"_s);
        QCOMPARE(judgementText(figure), u"within noise"_s);
        figure.change = 0.0;
        figure.noise.reset();
        QCOMPARE(noiseText(figure), QString());
        QCOMPARE(judgementText(figure), u"no change"_s);
        QCOMPARE(figureTitle(u"reads.p99Ms"_s), u"Reads p99"_s);
        QVERIFY(!figureTitle(u"someThing.new"_s).isEmpty());
    }

    void theConclusionNamesWhatChanged()
    {
        const QJsonObject sound = test::soundRun(u"corrected"_s);
        const QJsonObject faulty = test::faultyRun(u"corrected"_s);
        const load::RunComparison worse = compared(sound, faulty);
        QVERIFY(conclusionOf(worse).startsWith(u"B is worse: corrected holds no more, "_s));
        QCOMPARE(toneOf(worse), Tone::Bad);
        const load::RunComparison better = compared(faulty, sound);
        QVERIFY(conclusionOf(better).startsWith(u"B is better: corrected holds now, "_s));
        QVERIFY(conclusionOf(better).endsWith(u"Nothing is worse."_s));
        QCOMPARE(toneOf(better), Tone::Good);
        const load::RunComparison same = compared(sound, sound);
        QCOMPARE(conclusionOf(same), u"No figure that could be judged changed by more than its noise."_s);
        QCOMPARE(toneOf(same), Tone::Neutral);
    }

    void whatRanDifferentlyIsSaidBeforeWhatIsBetter()
    {
        load::RunComparison better =
            compared(test::faultyRun(u"corrected"_s), test::soundRun(u"corrected"_s));
        better.scenario = {{u"users"_s, u"50"_s, u"10"_s}};
        QVERIFY(conclusionOf(better).startsWith(u"A and B ran different scenarios ("_s));
        QVERIFY(conclusionOf(better).contains(u"B is better"_s));
        QCOMPARE(toneOf(better), Tone::Warning);
        load::RunComparison worse = compared(test::soundRun(u"corrected"_s), test::faultyRun(u"corrected"_s));
        worse.scenario = better.scenario;
        QVERIFY(conclusionOf(worse).contains(u"B is worse"_s));
        QCOMPARE(toneOf(worse), Tone::Warning);
    }

    void aLoadThatWasChangedByHandIsSaid()
    {
        std::vector<RunHistory> runs{RunHistory(u"legacy"_s), RunHistory(u"corrected"_s)};
        runs[0].mark({2.0, load::ChangeKind::Pause});
        runs[0].mark({2.0, load::ChangeKind::Users, u"10"_s, u"20"_s, true});
        QCOMPARE(unequalLoadText(runs), QString());
        runs[0].mark({3.0, load::ChangeKind::Users, u"20"_s, u"5"_s});
        QVERIFY(unequalLoadText(runs).contains(u"legacy"_s));
        runs.pop_back();
        QCOMPARE(unequalLoadText(runs), QString()); // there is nothing to compare it with
    }
};

QTEST_GUILESS_MAIN(TestRunTexts)
#include "test_run_texts.moc"
