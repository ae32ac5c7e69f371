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

private Q_SLOTS:
    void countsByKind()
    {
        RunMetrics metrics(2);
        metrics.recordRead(0, milliseconds(1), true);
        metrics.recordRead(1, milliseconds(2), false);
        metrics.recordWrite(1, milliseconds(3));
        metrics.recordFailure(0, Error{ErrorCode::Busy, QStringLiteral("first")});
        metrics.recordFailure(1, Error{ErrorCode::Busy, QStringLiteral("second")});
        const auto counts = metrics.counts();
        QCOMPARE(counts.operations, 3);
        QCOMPARE(counts.failed, 2);
        QCOMPARE(counts.hits, 1);
        QCOMPARE(counts.misses, 1);
        QCOMPARE(metrics.reads().count(), 2U);
        QCOMPARE(metrics.writes().maxMs(), 3.0);
        QCOMPARE(metrics.firstFailure(), QStringLiteral("first"));
    }

    void anIntervalEndsWhenItIsTaken()
    {
        RunMetrics metrics(1);
        metrics.recordRead(0, milliseconds(1), true);
        QCOMPARE(metrics.takeInterval().count(), 1U);
        QCOMPARE(metrics.takeInterval().count(), 0U);
        QCOMPARE(metrics.reads().count(), 1U);
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
                    metrics.recordWrite(user, milliseconds(1));
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
        QCOMPARE(metrics.writes().count(), std::uint64_t{users * each});
    }
};

QTEST_APPLESS_MAIN(TestRunMetrics)
#include "test_run_metrics.moc"
