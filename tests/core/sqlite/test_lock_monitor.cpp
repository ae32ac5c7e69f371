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
                }
            });
        }
        for (std::thread &recorder : recorders)
            recorder.join();
        const auto counted = monitor.snapshot();
        QCOMPARE(counted.totalErrors, quint64{threads * each});
        QCOMPARE(counted.waits, quint64{threads * each});
        QCOMPARE(counted.totalWaitMs, static_cast<double>(threads * each));
    }
};

QTEST_APPLESS_MAIN(TestLockMonitor)
#include "test_lock_monitor.moc"
