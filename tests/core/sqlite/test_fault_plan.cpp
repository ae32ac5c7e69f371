// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/fault_plan.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>
#include <vector>

using namespace cachescope::sqlite;
using std::chrono::microseconds;

/// Which calls to a disk fail, and how long they take.
class TestFaultPlan : public QObject
{
    Q_OBJECT

private:
    /// Which of the next `count` writes to the main file fail: "..x." if the third does.
    static QString nextWrites(FaultPlan &plan, int count)
    {
        QString seen;
        for (int i = 0; i < count; ++i) {
            const auto outcome = plan.next(DiskFile::Main, DiskOperation::Write);
            seen += QLatin1Char(outcome.fault ? 'x' : '.');
        }
        return seen;
    }

    static std::vector<microseconds> nextSyncDelays(FaultPlan &plan, int count)
    {
        std::vector<microseconds> delays;
        for (int i = 0; i < count; ++i)
            delays.push_back(plan.next(DiskFile::Wal, DiskOperation::Sync).delay);
        return delays;
    }

private Q_SLOTS:
    void withoutRulesNothingFailsAndEveryCallIsCounted()
    {
        FaultPlan plan(1);
        QCOMPARE(nextWrites(plan, 5), QStringLiteral("....."));
        QCOMPARE(nextSyncDelays(plan, 1).at(0), microseconds::zero());
        QCOMPARE(plan.calls(DiskFile::Main, DiskOperation::Write), 5);
        QCOMPARE(plan.calls(DiskFile::Wal, DiskOperation::Sync), 1);
        QCOMPARE(plan.calls(DiskFile::Wal, DiskOperation::Write), 0);
        QCOMPARE(plan.faults(), 0);
        QVERIFY(!plan.concerns(DiskFile::Main, DiskOperation::Write));
    }

    void rulesStrikeFromTheirFirstCallAsOftenAsTheySay_data()
    {
        QTest::addColumn<qint64>("firstCall");
        QTest::addColumn<qint64>("times");
        QTest::addColumn<QString>("expected");
        QTest::newRow("every call") << qint64{1} << qint64{-1} << QStringLiteral("xxxxxx");
        QTest::newRow("the third") << qint64{3} << qint64{1} << QStringLiteral("..x...");
        QTest::newRow("twice from the second") << qint64{2} << qint64{2} << QStringLiteral(".xx...");
        QTest::newRow("from the fifth on") << qint64{5} << qint64{-1} << QStringLiteral("....xx");
        QTest::newRow("never") << qint64{1} << qint64{0} << QStringLiteral("......");
    }
    void rulesStrikeFromTheirFirstCallAsOftenAsTheySay()
    {
        QFETCH(qint64, firstCall);
        QFETCH(qint64, times);
        QFETCH(QString, expected);
        FaultPlan plan(1);
        plan.addRule({.firstCall = firstCall, .times = times});
        QCOMPARE(nextWrites(plan, 6), expected);
        QCOMPARE(plan.faults(), expected.count(QLatin1Char('x')));
        QCOMPARE(plan.calls(DiskFile::Main, DiskOperation::Write), 6);
    }

    void countsCallsFromWhenTheRuleWasAddedOverAllFilesThatItMatches()
    {
        FaultPlan plan(1);
        (void)nextWrites(plan, 10);
        plan.addRule({.firstCall = 3});
        QVERIFY(!plan.next(DiskFile::Main, DiskOperation::Write).fault);
        QVERIFY(!plan.next(DiskFile::Main, DiskOperation::Read).fault);
        QVERIFY(!plan.next(DiskFile::Wal, DiskOperation::Write).fault);
        QVERIFY(plan.next(DiskFile::Other, DiskOperation::Write).fault);
    }

    void rulesConcernOnlyTheirFileAndOperation()
    {
        FaultPlan plan(1);
        plan.addRule({.file = DiskFile::Wal, .operation = DiskOperation::Sync, .fault = DiskFault::Full});
        QVERIFY(!plan.next(DiskFile::Main, DiskOperation::Sync).fault);
        QVERIFY(!plan.next(DiskFile::Wal, DiskOperation::Write).fault);
        QVERIFY(!plan.concerns(DiskFile::Main, DiskOperation::Sync));
        QVERIFY(plan.concerns(DiskFile::Wal, DiskOperation::Sync));
        QCOMPARE(plan.next(DiskFile::Wal, DiskOperation::Sync).fault, DiskFault::Full);
    }

    void theRuleAddedFirstDecides()
    {
        FaultPlan plan(1);
        plan.addRule({.fault = DiskFault::Full, .times = 1});
        plan.addRule({.fault = DiskFault::IoError, .firstCall = 2, .times = 1});
        QCOMPARE(plan.next(DiskFile::Main, DiskOperation::Write).fault, DiskFault::Full);
        QCOMPARE(plan.next(DiskFile::Main, DiskOperation::Write).fault, DiskFault::IoError);
        QVERIFY(!plan.next(DiskFile::Main, DiskOperation::Write).fault);
    }

    void aRuleThatIsUsedUpConcernsNothing()
    {
        FaultPlan plan(1);
        plan.addRule({.times = 2});
        (void)nextWrites(plan, 1);
        QVERIFY(plan.concerns(DiskFile::Main, DiskOperation::Write));
        (void)nextWrites(plan, 1);
        QVERIFY(!plan.concerns(DiskFile::Main, DiskOperation::Write));
    }

    void clearingDropsRulesAndKeepsDelays()
    {
        FaultPlan plan(1);
        plan.addRule({});
        plan.setDelay(DiskOperation::Write, DiskFile::Main, {microseconds(5), microseconds(5)});
        QCOMPARE(nextWrites(plan, 1), QStringLiteral("x"));
        plan.clearRules();
        const auto outcome = plan.next(DiskFile::Main, DiskOperation::Write);
        QVERIFY(!outcome.fault);
        QCOMPARE(outcome.delay, microseconds(5));
        QCOMPARE(plan.faults(), 1);
    }

    void theSeedDecidesWhichCallsFail()
    {
        const auto drawn = [](quint64 seed, DiskDelay delay = {}) {
            FaultPlan plan(seed);
            plan.setDelay(DiskOperation::Write, {}, delay);
            plan.addRule({.probability = 0.3});
            return nextWrites(plan, 1000);
        };
        QCOMPARE(drawn(7), drawn(7));
        QVERIFY(drawn(7) != drawn(8));
        // A delay takes nothing from the sequence.
        QCOMPARE(drawn(7), drawn(7, {microseconds(1), microseconds(9)}));
        // 300 ± 5 standard deviations of sqrt(1000 · 0.3 · 0.7).
        const auto count = drawn(7).count(QLatin1Char('x'));
        QVERIFY2(count > 228 && count < 372, qPrintable(QString::number(count)));
    }

    void aProbabilityOfZeroOrOneIsCertain()
    {
        FaultPlan plan(1);
        plan.addRule({.probability = 0.0});
        QVERIFY(!nextWrites(plan, 1000).contains(QLatin1Char('x')));
        plan.addRule({.probability = 1.0});
        QVERIFY(!nextWrites(plan, 1000).contains(QLatin1Char('.')));
    }

    void delaysAreDrawnFromTheWholeRange()
    {
        FaultPlan plan(1);
        plan.setDelay(DiskOperation::Sync, {}, {microseconds(10), microseconds(13)});
        const auto delays = nextSyncDelays(plan, 1000);
        for (const int us : {10, 11, 12, 13})
            QVERIFY(std::count(delays.cbegin(), delays.cend(), microseconds(us)) > 100);
        QCOMPARE(*std::min_element(delays.cbegin(), delays.cend()), microseconds(10));
        QCOMPARE(*std::max_element(delays.cbegin(), delays.cend()), microseconds(13));
    }

    void delaysConcernTheirFileUntilSetToZero()
    {
        FaultPlan plan(1);
        plan.setDelay(DiskOperation::Sync, {}, {microseconds(10), microseconds(10)});
        plan.setDelay(DiskOperation::Sync, DiskFile::Wal, {microseconds(20), microseconds(20)});
        QCOMPARE(plan.next(DiskFile::Main, DiskOperation::Sync).delay, microseconds(10));
        QCOMPARE(plan.next(DiskFile::Wal, DiskOperation::Sync).delay, microseconds(20));
        QCOMPARE(plan.next(DiskFile::Wal, DiskOperation::Write).delay, microseconds(0));
        plan.setDelay(DiskOperation::Sync, DiskFile::Wal, {});
        QCOMPARE(plan.next(DiskFile::Wal, DiskOperation::Sync).delay, microseconds(0));
        QVERIFY(!plan.concerns(DiskFile::Wal, DiskOperation::Sync));
        QVERIFY(plan.concerns(DiskFile::Main, DiskOperation::Sync));
    }

    void skewedDelaysAreMostlyShort_data()
    {
        QTest::addColumn<double>("skew");
        for (const double skew : {0.5, 2.0, 6.0})
            QTest::newRow(qPrintable(QString::number(skew))) << skew;
    }
    void skewedDelaysAreMostlyShort()
    {
        QFETCH(double, skew);
        FaultPlan plan(1);
        plan.setDelay(DiskOperation::Sync, {}, {microseconds(5000), microseconds(300'000), skew});
        auto delays = nextSyncDelays(plan, 20'000);
        double sum = 0.0;
        for (const auto delay : delays)
            sum += static_cast<double>(delay.count());
        const double mean = sum / 20'000;
        const double expected = 5000 + 295'000 / (skew + 1);
        QVERIFY2(std::abs(mean - expected) < 0.05 * expected, qPrintable(QString::number(mean)));
        std::sort(delays.begin(), delays.end());
        QVERIFY(delays.front() >= microseconds(5000));
        QVERIFY(delays.back() <= microseconds(300'000));
        QVERIFY(delays.back() > microseconds(280'000)); // the whole range all the same
        const double median = 5000 + 295'000 * std::pow(0.5, skew);
        QVERIFY(std::abs(static_cast<double>(delays[10'000].count()) - median) < 0.1 * median);
    }

    void impossibleDelaysAreMadePossible()
    {
        FaultPlan plan(1);
        plan.setDelay(DiskOperation::Sync, {}, {microseconds(-5), microseconds(-1)});
        QCOMPARE(nextSyncDelays(plan, 1).at(0), microseconds(0));
        plan.setDelay(DiskOperation::Sync, {}, {microseconds(7), microseconds(3)});
        QCOMPARE(nextSyncDelays(plan, 1).at(0), microseconds(7));
        for (const double skew : {0.0, -2.0, std::nan("")}) {
            plan.setDelay(DiskOperation::Sync, {}, {microseconds(7), microseconds(9), skew});
            for (const auto delay : nextSyncDelays(plan, 100))
                QVERIFY(delay >= microseconds(7) && delay <= microseconds(9));
        }
    }

    /// For the thread sanitizer, and that no call is lost.
    void manyThreadsMayAskWhileRulesChange()
    {
        static constexpr int kThreads = 4;
        static constexpr int kCalls = 5000;
        FaultPlan plan(1);
        std::atomic<qint64> failed{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&] {
                for (int call = 0; call < kCalls; ++call)
                    failed += plan.next(DiskFile::Main, DiskOperation::Read).fault ? 1 : 0;
            });
        }
        for (int i = 0; i < 200; ++i) {
            plan.addRule({.operation = DiskOperation::Read, .times = 3, .probability = 0.5});
            plan.setDelay(DiskOperation::Read, {}, {microseconds(0), microseconds(i % 3)});
            if (i % 10 == 0)
                plan.clearRules();
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(plan.calls(DiskFile::Main, DiskOperation::Read), kThreads * kCalls);
        QCOMPARE(plan.faults(), failed.load());
    }
};

QTEST_GUILESS_MAIN(TestFaultPlan)
#include "test_fault_plan.moc"
