// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/comparison_noise.h"
#include "core/load/report/compare/comparison_text.h"
#include "core/load/report/compare/run_comparison.h"
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

    static FigureComparison figure(const QJsonObject &before, const QJsonObject &after, const char *name)
    {
        for (const FigureComparison &each : compareFigures(before, after)) {
            if (each.name == QLatin1String(name))
                return each;
        }
        return {};
    }

    static FigureComparison counts(int before, int after, double secondsBefore = 10, double secondsAfter = 10)
    {
        return figure({{u"failed"_s, before}, {u"seconds"_s, secondsBefore}},
                      {{u"failed"_s, after}, {u"seconds"_s, secondsAfter}}, "failed");
    }

    static QJsonObject threshold(bool passed)
    {
        return {
            {u"name"_s, u"reads.p99Ms"_s}, {u"operator"_s, u"<"_s}, {u"limit"_s, 5}, {u"passed"_s, passed}};
    }

private Q_SLOTS:
    void theErrorOfAMeanIsThatOfBatches()
    {
        // Ten batches of two: means 9 and 11 in turn, s = √(10/9), error s/√10 = 1/3, a thirtieth of the
        // mean.
        std::vector<double> series;
        for (int i = 0; i < 20; ++i)
            series.push_back(i / 2 % 2 == 0 ? 9.0 : 11.0);
        QCOMPARE(relativeError(series).value(), 1.0 / 30.0);
        QCOMPARE(relativeError({5, 5, 5, 5, 5, 5}).value(), 0.0);
        QCOMPARE(relativeError({0, 0, 0, 0, 0, 0}).value(), 0.0);
        QVERIFY(!relativeError({5, 5, 5, 5, 5}));
        QVERIFY(!relativeError({}));
    }

    void errorsOfCountsAndShares()
    {
        QCOMPARE(errorOfCounts(9, 16, 1.0), 5.0);
        QCOMPARE(errorOfCounts(4, 0, 2.0), 4.0);
        QCOMPARE(errorOfShares(50, 100, 50, 100).value(), std::sqrt(0.25 * 0.02));
        QVERIFY(!errorOfShares(0, 0, 1, 2));
        QCOMPARE(errorOfGroupSize(1.0, 50).value(), 0.0);
        QCOMPARE(errorOfGroupSize(5.0, 20).value(), 1.0);
        QVERIFY(!errorOfGroupSize(5.0, 0));
        QVERIFY(!errorOfDifference(std::nullopt, 1.0));
        QCOMPARE(errorOfDifference(3.0, 4.0).value(), 5.0);
    }

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
        const auto unknown =
            figure(runOf({100, 101, 99, 100, 100}), runOf({200, 201, 199, 200, 200}), "reads.p99Ms");
        QCOMPARE(unknown.verdict, Verdict::Unknown);
        QVERIFY(!unknown.noise);
        const QJsonObject same = runOf({100, 101, 99});
        QCOMPARE(figure(same, same, "reads.p99Ms").verdict, Verdict::Same);
    }

    void countsAreJudgedAsEvents()
    {
        QCOMPARE(counts(0, 0).verdict, Verdict::Same);
        QCOMPARE(counts(0, 4).verdict, Verdict::Same);
        QCOMPARE(counts(0, 5).verdict, Verdict::Worse);
        QCOMPARE(counts(100, 120).verdict, Verdict::Same);
        QCOMPARE(counts(100, 150).verdict, Verdict::Worse);
        QCOMPARE(counts(150, 100).verdict, Verdict::Better);
        QCOMPARE(counts(100, 150).noise.value(), 2.0 * std::sqrt(250.0));
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
        const auto figures = compareFigures({{u"failed"_s, 3}}, {});
        QCOMPARE(figures.size(), std::size_t{1});
        QCOMPARE(figures[0].verdict, Verdict::Unknown);
        QVERIFY(figures[0].toJson().value(u"after"_s).isNull());
        QVERIFY(compareFigures({}, {}).empty());
    }

    void theSameDesignsArePaired()
    {
        const auto comparison =
            compareRuns(test::loadDocument({test::soundRun(u"a"_s, 20), test::soundRun(u"b"_s, 20),
                                            test::soundRun(u"b"_s, 20)}),
                        test::loadDocument({test::soundRun(u"c"_s, 20), test::soundRun(u"b"_s, 20)}));
        VERIFY_OK(comparison);
        QCOMPARE(comparison->pairs.size(), std::size_t{1});
        QCOMPARE(comparison->pairs[0].designBefore, u"b (1)"_s);
        QCOMPARE(comparison->pairs[0].designAfter, u"b"_s);
        QCOMPARE(comparison->onlyBefore, (QStringList{u"a"_s, u"b (2)"_s}));
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
        const RunPair worse = compareRunsOf(holds, fails);
        QVERIFY(worse.isWorse());
        QCOMPARE(worse.verdict(), Verdict::Worse);
        QCOMPARE(worse.toJson().value(u"verdict"_s).toObject().value(u"after"_s).toString(), u"fails"_s);
        QCOMPARE(compareRunsOf(fails, holds).verdict(), Verdict::Better);
        QVERIFY(!compareRunsOf(fails, fails).isWorse());
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
        const RunPair worse = compareRunsOf(test::with(run, path, few), test::with(run, path, many));
        QCOMPARE(worse.faults.size(), std::size_t{1});
        QCOMPARE(worse.faults[0].verdict, Verdict::Worse);
        QVERIFY(worse.isWorse());
        const RunPair better = compareRunsOf(test::with(run, path, many), test::with(run, path, few));
        QCOMPARE(better.faults[0].verdict, Verdict::Better);
        QVERIFY(!better.isWorse());
        QVERIFY(!compareRunsOf(test::with(run, path, many), test::with(run, path, many)).isWorse());
    }

    void whatIsNotLookedForIsNotBetter()
    {
        const QJsonObject before{
            {u"verification"_s, QJsonObject{{u"checked"_s, 9}, {u"file"_s, QJsonObject{{u"lost"_s, 2}}}}}};
        const QJsonObject after{{u"verification"_s, QJsonObject{{u"checked"_s, 9}}}};
        QCOMPARE(compareRunsOf(before, after).faults.at(0).verdict, Verdict::Unknown);
    }

    void nothingIsBetterInAnInterruptedRun()
    {
        const QJsonObject slow = runOf(around(100, 5));
        QJsonObject fast = runOf(around(150, 5));
        fast.insert(u"interrupted"_s, true);
        for (const FigureComparison &each : compareRunsOf(slow, fast).figures)
            QVERIFY2(each.verdict != Verdict::Better, qPrintable(each.name));
        QVERIFY(compareRunsOf(slow, fast).isWorse()); // longer latencies are
        QJsonObject failed = slow;
        failed.insert(u"workersFailed"_s, 1);
        QCOMPARE(compareRunsOf(failed, fast).verdict(), Verdict::Unknown);
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

    void theTextIsATable()
    {
        const auto comparison = compareRuns(test::loadDocument({test::faultyRun(u"legacy"_s)}),
                                            test::loadDocument({test::soundRun(u"corrected"_s)}));
        VERIFY_OK(comparison);
        const QString text = comparisonText(*comparison);
        QVERIFY2(text.startsWith(u"legacy → corrected\nVerdict: fails → holds (better)\n"_s),
                 qPrintable(text));
        static const QRegularExpression errors(u"Lock errors +1,081 +0 +−1,081 +−100.0 % +±65.8 +better\n"_s);
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
