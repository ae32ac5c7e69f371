// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/comparison_text.h"
#include "core/load/report/compare/run_comparison.h"
#include "core/load/report/compare/student.h"
#include "tests/support/load_document.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace cachescope;
using namespace cachescope::load;
using namespace Qt::StringLiterals;
using Verdict = ComparisonVerdict;

class TestRunComparison : public QObject
{
    Q_OBJECT

private:
    /// A run with this throughput each second.
    static QJsonObject runOf(const std::vector<double> &perSecond, const QString &design = u"a"_s)
    {
        QJsonArray samples;
        double sum = 0.0;
        for (const double value : perSecond) {
            samples << QJsonObject{
                {u"operationsPerSecond"_s, value}, {u"p50Ms"_s, value}, {u"p99Ms"_s, value}};
            sum += value;
        }
        const double mean = perSecond.empty() ? 0.0 : sum / static_cast<double>(perSecond.size());
        return {{u"design"_s, design},
                {u"seconds"_s, static_cast<int>(perSecond.size())},
                {u"operationsPerSecond"_s, mean},
                {u"reads"_s, QJsonObject{{u"p50Ms"_s, mean}, {u"p99Ms"_s, mean}}},
                {u"samples"_s, samples}};
    }

    static std::vector<double> around(double middle, double by, int count = 40)
    {
        std::vector<double> series;
        for (int i = 0; i < count; ++i)
            series.push_back(middle + (i % 8 < 4 ? by : -by)); // fours, so that batches of four differ
        return series;
    }

    static RunGroup group(const std::vector<QJsonObject> &runs)
    {
        RunGroup group;
        group.label = u"a"_s;
        group.runs = runs;
        return group;
    }

    /// Judged as if it were the only one.
    static FigureComparison figure(const RunGroup &before, const RunGroup &after, const char *name,
                                   double tolerance = 0.0)
    {
        for (FigureComparison &each : compareFigures(before, after)) {
            if (each.name != QLatin1String(name))
                continue;
            judge({&each}, tolerance);
            return each;
        }
        return {};
    }

    static FigureComparison figure(const QJsonObject &before, const QJsonObject &after, const char *name)
    {
        return figure(group({before}), group({after}), name);
    }

    static RunPair pairOf(const QJsonObject &before, const QJsonObject &after)
    {
        std::vector<RunPair> pairs{compareGroups(group({before}), group({after}))};
        judgePairs(pairs, 0.0);
        return pairs.front();
    }

    static QJsonObject failures(int count, double seconds, int operations)
    {
        return {{u"failed"_s, count}, {u"seconds"_s, seconds}, {u"operations"_s, operations}};
    }

    static FigureComparison counts(int before, int after, double secondsBefore = 10, double secondsAfter = 10)
    {
        return figure(failures(before, secondsBefore, 1000), failures(after, secondsAfter, 1000), "failed");
    }

    static QJsonObject threshold(bool passed)
    {
        return {
            {u"name"_s, u"reads.p99Ms"_s}, {u"operator"_s, u"<"_s}, {u"limit"_s, 5}, {u"passed"_s, passed}};
    }

private Q_SLOTS:
    void throughputWithinNoiseIsTheSame()
    {
        const auto same = figure(runOf(around(100, 20)), runOf(around(104, 20)), "operationsPerSecond");
        QCOMPARE(same.verdict, Verdict::Same);
        QCOMPARE(same.change.value(), 4.0);
        QCOMPARE(same.changeShare().value(), 0.04);
        QVERIFY(same.noise.value() > 4.0);
    }

    void moreThroughputIsBetterAndLongerLatencyIsWorse()
    {
        const QJsonObject slow = runOf(around(100, 5));
        const QJsonObject fast = runOf(around(150, 5));
        QCOMPARE(figure(slow, fast, "operationsPerSecond").verdict, Verdict::Better);
        QCOMPARE(figure(fast, slow, "operationsPerSecond").verdict, Verdict::Worse);
        QCOMPARE(figure(slow, fast, "reads.p99Ms").verdict, Verdict::Worse);
        QCOMPARE(figure(fast, slow, "reads.p50Ms").verdict, Verdict::Better);
    }

    void ofAFewSecondsNothingIsKnown()
    {
        const auto unknown = figure(runOf(around(100, 1, 9)), runOf(around(200, 1, 9)), "reads.p99Ms");
        QCOMPARE(unknown.verdict, Verdict::Unknown);
        QVERIFY(!unknown.noise);
        const QJsonObject same = runOf({100, 101, 99});
        QCOMPARE(figure(same, same, "reads.p99Ms").verdict, Verdict::Same);
    }

    void secondsInWhichNothingEndedAreNotLost()
    {
        std::vector<double> slow = around(100, 0);
        slow[20] = 1000;
        std::vector<double> stalled = slow;
        stalled[17] = stalled[18] = stalled[19] = 0; // what ended at last had waited all the time
        const auto one = figure(runOf(slow), runOf(slow), "reads.p99Ms");
        const auto other = figure(runOf(stalled), runOf(stalled), "reads.p99Ms");
        QVERIFY(*other.noise > *one.noise);
        std::vector<double> idle(40, 0.0);
        idle[3] = idle[25] = 7;
        QVERIFY(!figure(runOf(idle), runOf(idle), "reads.p99Ms").noise);
        QVERIFY(figure(runOf(idle), runOf(idle), "operationsPerSecond").noise);
    }

    void aRampIsNoNoise_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("stages") << u"scenario.stages"_s;
        QTest::newRow("disk changes") << u"scenario.diskChanges"_s;
    }

    void aRampIsNoNoise()
    {
        QFETCH(QString, field);
        const QJsonObject before = test::with(test::loadDocument({runOf(around(100, 5))}), field,
                                              QJsonArray{QJsonObject{{u"users"_s, 3}}});
        const QJsonObject after = test::with(test::loadDocument({runOf(around(150, 5))}), field,
                                             QJsonArray{QJsonObject{{u"users"_s, 3}}});
        const auto comparison = compareRuns(before, after);
        VERIFY_OK(comparison);
        for (const FigureComparison &each : comparison->pairs.at(0).figures)
            QCOMPARE(each.verdict, Verdict::Unknown);
        QVERIFY(comparison->notes.join(u' ').contains(u"disk changed during a run"_s));
    }

    void whatWasChangedByHandIsNoNoiseAndIsSaid()
    {
        const auto runWith = [](const QJsonObject &change) {
            return test::with(runOf(around(100, 5)), u"changes"_s, QJsonArray{change});
        };
        const QJsonObject plain = test::loadDocument({runOf(around(100, 5))});
        const QJsonObject steered =
            runWith({{u"kind"_s, u"users"_s}, {u"from"_s, u"5"_s}, {u"to"_s, u"9"_s}});
        const auto comparison = compareRuns(plain, test::loadDocument({steered}));
        VERIFY_OK(comparison);
        QVERIFY(comparison->notes.join(u' ').contains(u"was changed by hand"_s));
        QVERIFY(comparison->notes.join(u' ').contains(u"disk changed during a run"_s));
        const auto paused = compareRuns(plain, test::loadDocument({runWith({{u"kind"_s, u"pause"_s}})}));
        VERIFY_OK(paused);
        QVERIFY(!paused->notes.join(u' ').contains(u"was changed by hand"_s));
        QVERIFY(!paused->notes.join(u' ').contains(u"disk changed during a run"_s));
    }

    void countsAreJudgedAsEvents()
    {
        // As exact as the binomial test, by which 6 against 0 is the least with less than 5 %.
        QCOMPARE(counts(0, 0).verdict, Verdict::Same);
        QCOMPARE(counts(0, 5).verdict, Verdict::Same);
        QCOMPARE(counts(0, 6).verdict, Verdict::Worse);
        QCOMPARE(counts(100, 120).verdict, Verdict::Same);
        QCOMPARE(counts(100, 150).verdict, Verdict::Worse);
        QCOMPARE(counts(150, 100).verdict, Verdict::Better);
        const double normal = studentQuantile(kFalseAlarms, kAllDegrees);
        QCOMPARE(counts(100, 150).noise.value(), normal * std::sqrt(250.0) + 1.0);
    }

    void eventsInBunchesAreNoisier()
    {
        const auto run = [](int total, int bunch) {
            QJsonArray samples;
            for (int i = 0; i < 40; ++i)
                samples << QJsonObject{{u"failed"_s, i == 7 ? bunch : 0}, {u"seconds"_s, 1}};
            return QJsonObject{{u"failed"_s, total}, {u"seconds"_s, 40}, {u"samples"_s, samples}};
        };
        QCOMPARE(figure(run(100, 0), run(180, 0), "failed").verdict, Verdict::Worse);
        QCOMPARE(figure(run(100, 100), run(180, 180), "failed").verdict, Verdict::Same);
    }

    void countsOfALongerRunAreScaled()
    {
        const auto scaled = counts(100, 200, 10, 20);
        QCOMPARE(scaled.verdict, Verdict::Same);
        QCOMPARE(scaled.change.value(), 0.0);
        const auto worse = counts(100, 300, 10, 20);
        QCOMPARE(worse.verdict, Verdict::Worse);
        QCOMPARE(worse.changeShare().value(), 0.5);
    }

    void countsOfRunsBoundedByOperationsAreScaledByThese()
    {
        RunGroup slow = group({failures(100, 60, 900)});
        RunGroup fast = group({failures(100, 20, 900)});
        slow.isBoundedByOperations = fast.isBoundedByOperations = true;
        QCOMPARE(figure(slow, fast, "failed").change.value(), 0.0);
        fast.runs = {failures(200, 20, 1800)};
        const auto twice = figure(slow, fast, "failed");
        QCOMPARE(twice.change.value(), 0.0);
        QCOMPARE(twice.base.value(), 200.0);
    }

    void droppedArrivalsAreScaledByThoseDue()
    {
        const auto arrivals = [this](int dropped, int due) {
            RunGroup runs = group({{{u"operations"_s, due - dropped},
                                    {u"arrivals"_s, QJsonObject{{u"dropped"_s, dropped}, {u"due"_s, due}}}}});
            runs.isBoundedByOperations = true;
            return runs;
        };
        QCOMPARE(figure(arrivals(500, 1000), arrivals(1000, 2000), "arrivals.dropped").change.value(), 0.0);
    }

    void ofAllFiguresTogetherFewerAreWorse()
    {
        const QJsonObject before{{u"failed"_s, 100}};
        const QJsonObject after{{u"failed"_s, 132}};
        QCOMPARE(pairOf(before, after).figures.at(0).verdict, Verdict::Worse);
        std::vector<RunPair> pairs(20, compareGroups(group({before}), group({after})));
        QCOMPARE(judgePairs(pairs, 0.0), std::size_t{20});
        QVERIFY(!pairs[0].isWorse());
        QCOMPARE(pairs[0].figures[0].noise.value(),
                 studentQuantile(kFalseAlarms / 20, kAllDegrees) * std::sqrt(232.0) + 1.0);
    }

    void whatIsWithinTheToleranceIsTheSame()
    {
        const RunGroup before = group({runOf(around(100, 0.1))});
        const RunGroup after = group({runOf(around(96, 0.1))});
        QCOMPARE(figure(before, after, "operationsPerSecond").verdict, Verdict::Worse);
        QCOMPARE(figure(before, after, "operationsPerSecond", 0.05).verdict, Verdict::Same);
        QCOMPARE(figure(before, after, "operationsPerSecond", 0.03).verdict, Verdict::Worse);
    }

    void runsOfTheSameTellTheNoiseByTheirSpread()
    {
        const auto steady = [](double level) { return runOf(around(level, 0.1)); };
        // Each run is far from the next one by its own noise alone.
        QCOMPARE(figure(steady(100), steady(96), "operationsPerSecond").verdict, Verdict::Worse);
        const RunGroup before = group({steady(100), steady(104), steady(95)});
        const RunGroup after = group({steady(96), steady(102), steady(93)});
        const auto same = figure(before, after, "operationsPerSecond");
        QCOMPARE(same.verdict, Verdict::Same);
        QCOMPARE(same.before.value(), (100.0 + 104.0 + 95.0) / 3.0);
        const RunGroup slow = group({steady(60), steady(65), steady(58)});
        QCOMPARE(figure(before, slow, "operationsPerSecond").verdict, Verdict::Worse);
    }

    void runsThatHappenToAgreeAreNotWithoutNoise()
    {
        const RunGroup none = group({failures(0, 10, 9), failures(0, 10, 9)});
        const RunGroup one = group({failures(1, 10, 9), failures(1, 10, 9)});
        QCOMPARE(figure(none, one, "failed").verdict, Verdict::Same);
    }

    void repeatedRunsTellTheNoiseOfExtremes()
    {
        const auto wait = [](double most) {
            return QJsonObject{{u"lockWaits"_s, QJsonObject{{u"maxMs"_s, most}}}};
        };
        const RunGroup before = group({wait(10), wait(12), wait(11)});
        QCOMPARE(figure(before, group({wait(11), wait(13), wait(10)}), "lockWaits.maxMs").verdict,
                 Verdict::Same);
        QCOMPARE(figure(before, group({wait(60), wait(62), wait(58)}), "lockWaits.maxMs").verdict,
                 Verdict::Worse);
    }

    void ofExtremesTheNoiseIsNotKnown()
    {
        const auto wait = [](double before, double after) {
            return figure({{u"lockWaits"_s, QJsonObject{{u"maxMs"_s, before}}}},
                          {{u"lockWaits"_s, QJsonObject{{u"maxMs"_s, after}}}}, "lockWaits.maxMs");
        };
        QCOMPARE(wait(10, 900).verdict, Verdict::Unknown);
        QCOMPARE(wait(10, 10).verdict, Verdict::Same);
    }

    void groupsOfStoresAreNeitherBetterNorWorse()
    {
        const auto groups = [](double before, double after) {
            const auto run = [](double mean) {
                return QJsonObject{
                    {u"stores"_s, QJsonObject{{u"commits"_s, 100}, {u"entriesPerCommit"_s, mean}}}};
            };
            return figure(run(before), run(after), "stores.entriesPerCommit");
        };
        QCOMPARE(groups(5.0, 5.5).verdict, Verdict::Same);
        QCOMPARE(groups(5.0, 19.0).verdict, Verdict::Unknown);
        QCOMPARE(groups(19.0, 5.0).verdict, Verdict::Unknown);
        QVERIFY(groups(19.0, 5.0).noise);
    }

    void hitRatiosAreShares()
    {
        const auto ratio = [](int before, int after) {
            return figure({{u"hits"_s, before}, {u"misses"_s, 1000 - before}},
                          {{u"hits"_s, after}, {u"misses"_s, 1000 - after}}, "hitRatio");
        };
        QCOMPARE(ratio(900, 905).verdict, Verdict::Same);
        QCOMPARE(ratio(900, 960).verdict, Verdict::Better);
        QCOMPARE(ratio(900, 800).verdict, Verdict::Worse);
    }

    void whatOneRunLacksIsUnknownAndWhatBothLackIsLeftOut()
    {
        auto figures = compareFigures(group({{{u"failed"_s, 3}}}), group({QJsonObject()}));
        QCOMPARE(figures.size(), std::size_t{1});
        QCOMPARE(judge({&figures[0]}, 0.0), std::size_t{0});
        QCOMPARE(figures[0].verdict, Verdict::Unknown);
        QVERIFY(figures[0].toJson().value(u"after"_s).isNull());
        QVERIFY(compareFigures(group({QJsonObject()}), group({QJsonObject()})).empty());
    }

    void theSameDesignsArePaired()
    {
        const auto comparison =
            compareRuns(test::loadDocument({test::soundRun(u"a"_s, 20), test::soundRun(u"b"_s, 20),
                                            test::soundRun(u"b"_s, 20)}),
                        test::loadDocument({test::soundRun(u"c"_s, 20), test::soundRun(u"b"_s, 20)}));
        VERIFY_OK(comparison);
        QCOMPARE(comparison->pairs.size(), std::size_t{1});
        QCOMPARE(comparison->pairs[0].designBefore, u"b"_s);
        QCOMPARE(comparison->pairs[0].runsBefore, std::size_t{2});
        QCOMPARE(comparison->pairs[0].designAfter, u"b"_s);
        QCOMPARE(comparison->onlyBefore, QStringList{u"a"_s});
        QCOMPARE(comparison->onlyAfter, QStringList{u"c"_s});
        QVERIFY(!comparison->pairs[0].isWorse());
    }

    void whatRanOnlyBeforeIsWorse()
    {
        const QJsonObject a = test::soundRun(u"a"_s, 20);
        const QJsonObject b = test::soundRun(u"b"_s, 20);
        const auto gone = compareRuns(test::loadDocument({a, b}), test::loadDocument({a}));
        VERIFY_OK(gone);
        QVERIFY(gone->isWorse());
        QVERIFY(comparisonText(*gone).contains(u"Only before, which counts as worse: b"_s));
        const auto more = compareRuns(test::loadDocument({a}), test::loadDocument({a, b}));
        VERIFY_OK(more);
        QVERIFY(!more->isWorse());
    }

    void whatHoldsNoMoreIsWorse()
    {
        const QJsonObject holds{{u"failed"_s, 0}, {u"thresholds"_s, QJsonArray{threshold(true)}}};
        const QJsonObject fails{{u"failed"_s, 0}, {u"thresholds"_s, QJsonArray{threshold(false)}}};
        const RunPair worse = pairOf(holds, fails);
        QVERIFY(worse.isWorse());
        QCOMPARE(worse.verdict(), Verdict::Worse);
        QCOMPARE(worse.toJson().value(u"verdict"_s).toObject().value(u"after"_s).toString(), u"fails"_s);
        QCOMPARE(pairOf(fails, holds).verdict(), Verdict::Better);
        QVERIFY(!pairOf(fails, fails).isWorse());
    }

    void faultsThatAppearOrGrowAreWorse_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("few");
        QTest::addColumn<QJsonValue>("many");
        QTest::newRow("wrong values") << u"verification.torn"_s << QJsonValue(1) << QJsonValue(2);
        QTest::newRow("in the file") << u"verification.file.lost"_s << QJsonValue(0) << QJsonValue(1);
        QTest::newRow("damage") << u"verification.file.integrityOk"_s << QJsonValue(true)
                                << QJsonValue(false);
        QTest::newRow("processes") << u"workersFailed"_s << QJsonValue(1) << QJsonValue(3);
        QTest::newRow("the end") << u"closeError"_s << QJsonValue(u""_s) << QJsonValue(u"disk full"_s);
    }

    void faultsThatAppearOrGrowAreWorse()
    {
        QFETCH(QString, path);
        QFETCH(QJsonValue, few);
        QFETCH(QJsonValue, many);
        const QJsonObject run{{u"verification"_s, QJsonObject{{u"checked"_s, 9}}}};
        const RunPair worse = pairOf(test::with(run, path, few), test::with(run, path, many));
        QCOMPARE(worse.faults.size(), std::size_t{1});
        QCOMPARE(worse.faults[0].verdict, Verdict::Worse);
        QVERIFY(worse.isWorse());
        const RunPair better = pairOf(test::with(run, path, many), test::with(run, path, few));
        QCOMPARE(better.faults[0].verdict, Verdict::Better);
        QVERIFY(!better.isWorse());
        QVERIFY(!pairOf(test::with(run, path, many), test::with(run, path, many)).isWorse());
    }

    void whatIsNotLookedForIsNotBetter()
    {
        const QJsonObject before{
            {u"verification"_s, QJsonObject{{u"checked"_s, 9}, {u"file"_s, QJsonObject{{u"lost"_s, 2}}}}}};
        const QJsonObject after{{u"verification"_s, QJsonObject{{u"checked"_s, 9}}}};
        QCOMPARE(pairOf(before, after).faults.at(0).verdict, Verdict::Unknown);
    }

    void nothingIsBetterInAnInterruptedRun()
    {
        const QJsonObject slow = runOf(around(100, 5));
        QJsonObject fast = runOf(around(150, 5));
        fast.insert(u"interrupted"_s, true);
        for (const FigureComparison &each : pairOf(slow, fast).figures)
            QVERIFY2(each.verdict != Verdict::Better, qPrintable(each.name));
        QVERIFY(pairOf(slow, fast).isWorse()); // longer latencies are
        QJsonObject failed = slow;
        failed.insert(u"workersFailed"_s, 1);
        QCOMPARE(pairOf(failed, fast).verdict(), Verdict::Unknown);
    }

    void twoLonelyRunsArePairedWhateverTheirNames()
    {
        const auto comparison = compareRuns(test::loadDocument({test::faultyRun(u"legacy"_s)}),
                                            test::loadDocument({test::soundRun(u"corrected"_s)}));
        VERIFY_OK(comparison);
        QCOMPARE(comparison->pairs[0].designAfter, u"corrected"_s);
        QVERIFY(!comparison->isWorse());
        const auto back = compareRuns(test::loadDocument({test::soundRun(u"corrected"_s)}),
                                      test::loadDocument({test::faultyRun(u"legacy"_s)}));
        VERIFY_OK(back);
        QVERIFY(back->isWorse());
        QVERIFY(back->toJson().value(u"worse"_s).toBool());
    }

    void nothingInCommonIsAnError()
    {
        const auto comparison =
            compareRuns(test::loadDocument({test::soundRun(u"a"_s, 3), test::soundRun(u"b"_s, 3)}),
                        test::loadDocument({test::soundRun(u"c"_s, 3)}));
        VERIFY_FAILS(comparison, ErrorCode::InvalidArgument);
        QVERIFY(comparison.error().message.contains(u"the first report has a, b, the second has c"_s));
        VERIFY_FAILS(compareRuns({}, {}), ErrorCode::InvalidArgument);
    }

    void differencesOfScenarioAndMachineAreNamed()
    {
        const QJsonObject before = test::loadDocument({test::soundRun(u"a"_s, 20)});
        QJsonObject after = test::with(before, u"scenario.users"_s, 50);
        after = test::with(after, u"scenario.name"_s, u"another name"_s);
        after = test::with(after, u"machine.cores"_s, 64);
        after = test::with(after, u"machine.cpu"_s, QJsonValue::Undefined);
        const auto comparison = compareRuns(before, after);
        VERIFY_OK(comparison);
        QCOMPARE(comparison->scenario.size(), std::size_t{1});
        QCOMPARE(comparison->scenario[0].field, u"users"_s);
        QCOMPARE(comparison->machine.size(), std::size_t{2});
        QVERIFY(
            comparison->notes.contains(u"The machines differ: a comparison across machines is doubtful."_s));
        const QString text = comparisonText(*comparison);
        QVERIFY2(text.contains(u"machine cores: 2 → 64"_s), qPrintable(text));
        QVERIFY(text.contains(u"machine cpu: Example Processor 3000 → –"_s));
        QVERIFY(text.contains(u"scenario users: 300 → 50"_s));
    }

    void doubtfulRunsAreNamed()
    {
        QJsonObject run = test::soundRun(u"a"_s, 20);
        run.remove(u"arrivals"_s);
        const QJsonObject before = test::loadDocument({run});
        run.insert(u"interrupted"_s, true);
        run.insert(u"workersFailed"_s, 1);
        run.insert(u"seconds"_s, 7);
        run = test::with(run, u"lockErrors.total"_s, 3);
        run = test::with(run, u"verification.lost"_s, 1);
        const auto comparison = compareRuns(before, test::loadDocument({run}));
        VERIFY_OK(comparison);
        const QString notes = comparison->notes.join(QLatin1Char('\n'));
        for (const char *part : {"a (after) was interrupted:", "1 of 4 processes was lost", "1 lost value",
                                 "a ran for 20.0 s before and 7.0 s after", "closed loop"})
            QVERIFY2(notes.contains(QLatin1String(part)), qPrintable(notes));
    }

    void whereTheNoiseIsFromIsSaid()
    {
        const QJsonObject run = test::soundRun(u"a"_s, 20);
        const auto once = compareRuns(test::loadDocument({run}), test::loadDocument({run}));
        VERIFY_OK(once);
        QVERIFY(once->notes.join(u' ').contains(u"within one run only"_s));
        QVERIFY(!once->notes.join(u' ').contains(u"they are not judged"_s));
        const QJsonArray shorter{test::soundRun(u"a"_s, 9)};
        const auto unknown = compareRuns(test::loadDocument(shorter), test::loadDocument(shorter));
        VERIFY_OK(unknown);
        QVERIFY(unknown->notes.join(u' ').contains(u"less than 10 s"_s));
        const auto twice = compareRuns(test::loadDocument({run, run}), test::loadDocument({run, run, run}));
        VERIFY_OK(twice);
        const QString notes = twice->notes.join(u' ');
        QVERIFY2(notes.contains(u"a: means of 2 before and 3 after"_s), qPrintable(notes));
        QVERIFY(!notes.contains(u"within one run only"_s));
        QCOMPARE(twice->toJson().value(u"pairs"_s)[0][u"runsAfter"_s].toInt(), 3);
    }

    void theTextIsATable()
    {
        const auto comparison = compareRuns(test::loadDocument({test::faultyRun(u"legacy"_s)}),
                                            test::loadDocument({test::soundRun(u"corrected"_s)}));
        VERIFY_OK(comparison);
        const QString text = comparisonText(*comparison);
        QVERIFY2(text.startsWith(u"legacy → corrected\nVerdict: fails → holds (better)\n"_s),
                 qPrintable(text));
        static const QRegularExpression errors(u"Lock errors +1,081 +0 +−1,081 +−100.0 % +±463 +better\n"_s);
        QVERIFY2(text.contains(errors), qPrintable(text));
    }

    void namesCannotForgeRows()
    {
        const auto comparison = compareRuns(test::loadDocument({test::soundRun(u"a\nLock errors 0"_s, 3)}),
                                            test::loadDocument({test::soundRun(u"b"_s, 3)}));
        VERIFY_OK(comparison);
        QVERIFY(!comparisonText(*comparison).contains(u"a\nLock errors 0"_s));
    }
};

QTEST_APPLESS_MAIN(TestRunComparison)
#include "test_run_comparison.moc"
