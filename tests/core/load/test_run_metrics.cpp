// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_metrics.h"

#include <QTest>

#include <thread>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::milliseconds;

/// Nothing that users record is lost, however many they are.
class TestRunMetrics : public QObject
{
    Q_OBJECT

private:
    static LatencyHistogram of(const RunMetrics &metrics, OperationKind kind)
    {
        return metrics.latencies()[static_cast<std::size_t>(kind)];
    }

private Q_SLOTS:
    void countsByKind()
    {
        RunMetrics metrics(2);
        metrics.record(0, OperationKind::Get, milliseconds(1), {1, 0});
        metrics.record(1, OperationKind::Get, milliseconds(2), {0, 1});
        metrics.record(1, OperationKind::Put, milliseconds(3), {0, 0, 1});
        metrics.recordFailure(0, milliseconds(4), Error{ErrorCode::Busy, QStringLiteral("first")});
        metrics.recordFailure(1, milliseconds(5), Error{ErrorCode::Busy, QStringLiteral("second")});
        const auto counts = metrics.counts();
        QCOMPARE(counts.operations, 3);
        QCOMPARE(counts.failed, 2);
        QCOMPARE(counts.hits, 1);
        QCOMPARE(counts.misses, 1);
        QCOMPARE(counts.stored, 1);
        QCOMPARE(of(metrics, OperationKind::Get).count(), 2U);
        QCOMPARE(of(metrics, OperationKind::Put).maxMs(), 3.0);
        QCOMPARE(of(metrics, OperationKind::Remove).count(), 0U);
        QCOMPARE(metrics.firstFailure(), QStringLiteral("first"));
    }

    void failuresAreTimedApart()
    {
        RunMetrics metrics(2);
        metrics.record(0, OperationKind::Get, milliseconds(1), {1, 0});
        metrics.recordFailure(0, milliseconds(100), Error{ErrorCode::Busy, QStringLiteral("first")});
        metrics.recordFailure(1, milliseconds(300), Error{ErrorCode::Busy, QStringLiteral("second")});
        QCOMPARE(metrics.failures().count(), 2U);
        QCOMPARE(metrics.failures().maxMs(), 300.0);
        QCOMPARE(of(metrics, OperationKind::Get).count(), 1U);
        QCOMPARE(metrics.takeInterval().maxMs(), 1.0);
    }

    void manyKeysOfOneOperationAllCount()
    {
        RunMetrics metrics(1);
        metrics.record(0, OperationKind::GetMany, milliseconds(1), {7, 3});
        metrics.record(0, OperationKind::PutMany, milliseconds(1), {0, 0, 10});
        metrics.record(0, OperationKind::Remove, milliseconds(1));
        QCOMPARE(metrics.counts(), (OperationCounts{3, 0, 7, 3, 10, 0, 0}));
    }

    void tellsWhatEachUserHasDoneAtAnyTime()
    {
        RunMetrics metrics(2);
        metrics.record(1, OperationKind::Get, milliseconds(3), {1, 0});
        metrics.record(1, OperationKind::Put, milliseconds(4), {0, 0, 1});
        metrics.recordFailure(1, milliseconds(50), Error{ErrorCode::Busy, QStringLiteral("no")});
        const auto totals = metrics.totals();
        QCOMPARE(totals.size(), std::size_t{2});
        QCOMPARE(totals[0], UserTotals());
        QCOMPARE(totals[1], (UserTotals{2, 1, 7'000'000}));
    }

    void whatTheHarnessCostsIsAShareOfAll()
    {
        RunMetrics metrics(2);
        QCOMPARE(metrics.harness().share(), 0.0);
        metrics.recordTime(0, milliseconds(60), milliseconds(10));
        metrics.recordTime(1, milliseconds(15), milliseconds(5));
        HarnessTime harness = metrics.harness();
        QCOMPARE(harness, (HarnessTime{milliseconds(75), milliseconds(15), {}}));
        harness.merge({{}, {}, milliseconds(10)});
        QCOMPARE(harness.share(), 0.25);
    }

    void arrivalsAddUpOverUsers()
    {
        RunMetrics metrics(2);
        metrics.recordArrivals(0, 10, 3);
        metrics.recordArrivals(1, 20, 0);
        QCOMPARE(metrics.counts(), (OperationCounts{0, 0, 0, 0, 0, 30, 3}));
    }

    void tellsHowEachUserFared()
    {
        RunMetrics metrics(3);
        metrics.record(0, OperationKind::Get, milliseconds(1), {1, 0});
        metrics.record(0, OperationKind::Put, milliseconds(2), {0, 0, 1});
        metrics.recordFailure(2, milliseconds(4), Error{ErrorCode::Busy, QStringLiteral("no")});
        metrics.recordArrivals(1, 7, 7);
        const auto users = metrics.users(40);
        QCOMPARE(users.size(), std::size_t{3});
        QCOMPARE(users[0], (UserFigures{40, 2, 0, 3.0}));
        QCOMPARE(users[1], (UserFigures{41, 0, 0, 0.0, 7}));
        QCOMPARE(users[2], (UserFigures{42, 0, 1, 0.0}));
    }

    void anIntervalEndsWhenItIsTaken()
    {
        RunMetrics metrics(1);
        metrics.record(0, OperationKind::Get, milliseconds(1), {1, 0});
        QCOMPARE(metrics.takeInterval().count(), 1U);
        QCOMPARE(metrics.takeInterval().count(), 0U);
        QCOMPARE(of(metrics, OperationKind::Get).count(), 1U);
    }

    void intervalsAddUpWhileUsersRecord()
    {
        constexpr int users = 24;
        constexpr int each = 5000;
        RunMetrics metrics(users);
        std::atomic<int> running{users};
        std::vector<std::thread> threads;
        for (int user = 0; user < users; ++user) {
            threads.emplace_back([&, user] {
                for (int i = 0; i < each; ++i)
                    metrics.record(user, OperationKind::Put, milliseconds(1));
                --running;
            });
        }
        std::uint64_t taken = 0;
        while (running > 0) {
            taken += metrics.takeInterval().count();
            QVERIFY(metrics.counts().operations <= users * each);
        }
        for (std::thread &thread : threads)
            thread.join();
        taken += metrics.takeInterval().count();
        QCOMPARE(taken, std::uint64_t{users * each});
        QCOMPARE(metrics.counts().operations, users * each);
        QCOMPARE(of(metrics, OperationKind::Put).count(), std::uint64_t{users * each});
    }
};

QTEST_APPLESS_MAIN(TestRunMetrics)
#include "test_run_metrics.moc"
