// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/lock_monitor.h"

#include <QTest>

#include <sqlite3.h>

#include <thread>

using namespace cachescope::sqlite;
using std::chrono::milliseconds;

/// What the monitor says of what it was told.
class TestLockMonitor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAtNothing()
    {
        const auto counted = LockMonitor().snapshot();
        QVERIFY(counted.errors.empty());
        QCOMPARE(counted.totalErrors, quint64{0});
        QCOMPARE(counted.waits, quint64{0});
        QCOMPARE(counted.worstShareOfTimeout, 0.0);
        QCOMPARE(counted.nearMisses, quint64{0});
        QVERIFY(counted.holds.empty());
    }

    void countsErrorsByCause()
    {
        LockMonitor monitor;
        monitor.recordError(SQLITE_BUSY, LockPhase::Write, HandlerAsked::Asked);
        monitor.recordError(SQLITE_BUSY, LockPhase::Write, HandlerAsked::Asked);
        monitor.recordError(SQLITE_BUSY, LockPhase::Write, HandlerAsked::Never);
        monitor.recordError(SQLITE_BUSY_SNAPSHOT, LockPhase::Write, HandlerAsked::Never);
        const auto counted = monitor.snapshot();
        QCOMPARE(counted.totalErrors, quint64{4});
        QCOMPARE(monitor.totalErrors(), quint64{4});
        QCOMPARE(counted.errors.size(), std::size_t{3});
        QCOMPARE(counted.errors[0].resultCode, SQLITE_BUSY);
        QCOMPARE(counted.errors[2].resultCode, SQLITE_BUSY_SNAPSHOT);
    }

    void keepsTheLongestWaitAndTheWorstShare()
    {
        LockMonitor monitor;
        monitor.recordWait(milliseconds(40), milliseconds(50));
        monitor.recordWait(milliseconds(100), milliseconds(1000));
        const auto counted = monitor.snapshot();
        QCOMPARE(counted.waits, quint64{2});
        QCOMPARE(counted.totalWaitMs, 140.0);
        QCOMPARE(counted.maxWaitMs, 100.0);
        QCOMPARE(counted.worstShareOfTimeout, 0.8);
    }

    void theLongestOfAStretchIsTakenOnce()
    {
        LockMonitor monitor;
        monitor.recordWait(milliseconds(40), milliseconds(50));
        monitor.recordWait(milliseconds(100), milliseconds(1000));
        QCOMPARE(monitor.takeLongest(), (LockMonitor::Longest{100.0, 0.8}));
        QCOMPARE(monitor.takeLongest(), LockMonitor::Longest());
        monitor.recordWait(milliseconds(7), milliseconds(0)); // no timeout, no share
        QCOMPARE(monitor.takeLongest(), (LockMonitor::Longest{7.0, 0.0}));
        QCOMPARE(monitor.snapshot().maxWaitMs, 100.0); // of all
        monitor.recordWait(milliseconds(7), milliseconds(10));
        monitor.clear();
        QCOMPARE(monitor.takeLongest(), LockMonitor::Longest());
    }

    void aWaitOfHalfOfTheTimeoutThatGotTheLockIsANearMiss()
    {
        LockMonitor monitor;
        monitor.recordWait(milliseconds(49), milliseconds(100));
        monitor.recordWait(milliseconds(50), milliseconds(100));
        monitor.recordWait(milliseconds(99), milliseconds(100));
        monitor.recordWait(milliseconds(100), milliseconds(100), false); // a miss
        monitor.recordWait(milliseconds(100), milliseconds(0));          // no timeout, no share
        const auto counted = monitor.snapshot();
        QCOMPARE(counted.nearMisses, quint64{2});
        QCOMPARE(counted.waits, quint64{5});
        QCOMPARE(counted.worstShareOfTimeout, 1.0);
    }

    void sumsHoldsByActivityAndKeepsTheLongest()
    {
        LockMonitor monitor;
        monitor.recordHold("store", 3, milliseconds(10));
        monitor.recordHold("store", 5, milliseconds(30));
        monitor.recordHold("store", 4, milliseconds(20));
        monitor.recordHold("flush", -1, milliseconds(0));
        const auto counted = monitor.snapshot();
        QCOMPARE(counted.holds.size(), std::size_t{2});
        QCOMPARE(counted.holds[0].activity, QStringLiteral("flush"));
        QCOMPARE(counted.holds[0].count, quint64{1});
        QCOMPARE(counted.holds[0].worstUser, -1);
        QCOMPARE(counted.holds[1].activity, QStringLiteral("store"));
        QCOMPARE(counted.holds[1].count, quint64{3});
        QCOMPARE(counted.holds[1].totalMs, 60.0);
        QCOMPARE(counted.holds[1].maxMs, 30.0);
        QCOMPARE(counted.holds[1].worstUser, 5);
        QCOMPARE(counted.holds[1].blocked, quint64{0});
    }

    void whoWaitsIsBlockedByTheHolderOfThatMoment()
    {
        const int first = 0;
        const int second = 0;
        const int waiter = 0;
        LockMonitor monitor;
        monitor.recordBlocked(&waiter);
        monitor.beginHold(&first, "store");
        monitor.recordBlocked(&waiter);
        monitor.recordBlocked(&first); // not by itself: by readers that nobody counts
        monitor.beginHold(&second, "flush");
        monitor.endHold(&first); // late: the second holds it already
        monitor.recordBlocked(&waiter);
        monitor.endHold(&second);
        monitor.recordBlocked(&waiter);
        const auto counted = monitor.snapshot();
        QCOMPARE(counted.holds.size(), std::size_t{3});
        QCOMPARE(counted.holds[0].activity, QString::fromLatin1(LockMonitor::kElsewhere));
        QCOMPARE(counted.holds[0].blocked, quint64{3});
        QCOMPARE(counted.holds[0].count, quint64{0});
        QCOMPARE(counted.holds[1].activity, QStringLiteral("flush"));
        QCOMPARE(counted.holds[1].blocked, quint64{1});
        QCOMPARE(counted.holds[2].activity, QStringLiteral("store"));
        QCOMPARE(counted.holds[2].blocked, quint64{1});
    }

    void clearedItCountsFromZeroAndKnowsWhoHoldsTheLock()
    {
        const int holder = 0;
        const int waiter = 0;
        LockMonitor monitor;
        monitor.recordError(SQLITE_BUSY, LockPhase::Write, HandlerAsked::Asked);
        monitor.recordWait(milliseconds(90), milliseconds(100));
        monitor.recordHold("store", 1, milliseconds(10));
        monitor.beginHold(&holder, "flush");
        monitor.clear();
        QCOMPARE(monitor.totalErrors(), quint64{0});
        const auto cleared = monitor.snapshot();
        QVERIFY(cleared.errors.empty() && cleared.holds.empty());
        QCOMPARE(cleared.waits, quint64{0});
        QCOMPARE(cleared.nearMisses, quint64{0});
        QCOMPARE(cleared.maxWaitMs, 0.0);
        QCOMPARE(cleared.totalWaitMs, 0.0);
        QCOMPARE(cleared.worstShareOfTimeout, 0.0);
        monitor.recordBlocked(&waiter);
        monitor.recordHold("flush", 2, milliseconds(20));
        const auto counted = monitor.snapshot();
        QCOMPARE(counted.holds.size(), std::size_t{1});
        QCOMPARE(counted.holds[0].blocked, quint64{1});
        QCOMPARE(counted.holds[0].maxMs, 20.0);
    }

    void losesNothingThatManyThreadsRecord()
    {
        constexpr int threads = 8;
        constexpr int each = 2000;
        LockMonitor monitor;
        std::vector<std::thread> recorders;
        for (int i = 0; i < threads; ++i) {
            recorders.emplace_back([&monitor] {
                for (int n = 0; n < each; ++n) {
                    monitor.recordError(SQLITE_BUSY, LockPhase::Read, HandlerAsked::NoneSet);
                    monitor.recordWait(milliseconds(1), milliseconds(10));
                    monitor.beginHold(&monitor, "store");
                    monitor.recordHold("store", n, milliseconds(1));
                    monitor.recordBlocked(nullptr);
                }
            });
        }
        for (std::thread &recorder : recorders)
            recorder.join();
        const auto counted = monitor.snapshot();
        QCOMPARE(counted.totalErrors, quint64{threads * each});
        QCOMPARE(counted.waits, quint64{threads * each});
        QCOMPARE(counted.totalWaitMs, static_cast<double>(threads * each));
        QCOMPARE(counted.holds.size(), std::size_t{1});
        QCOMPARE(counted.holds[0].count, quint64{threads * each});
        QCOMPARE(counted.holds[0].blocked, quint64{threads * each});
    }
};

QTEST_APPLESS_MAIN(TestLockMonitor)
#include "test_lock_monitor.moc"
