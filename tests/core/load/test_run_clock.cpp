// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_clock.h"

#include <QTest>

#include <thread>

using namespace cachescope::load;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using TimePoint = RunClock::TimePoint;

/// Time that stands still while a run is paused.
class TestRunClock : public QObject
{
    Q_OBJECT

private:
    static TimePoint at(int hour) { return TimePoint(hours(hour)); }

private Q_SLOTS:
    void withoutPausesItIsTheSteadyClock()
    {
        const RunClock clock;
        QVERIFY(!clock.isPaused());
        QCOMPARE(clock.at(at(7)), at(7));
        QCOMPARE(clock.steadyAt(at(7)), at(7));
        QCOMPARE(clock.pausedFor(), nanoseconds(0));
    }

    void standsStillInAPauseAndGoesOnFromThere()
    {
        RunClock clock;
        clock.pause(at(10));
        QVERIFY(clock.isPaused());
        QCOMPARE(clock.at(at(10)), at(10));
        QCOMPARE(clock.at(at(13)), at(10));
        QCOMPARE(clock.at(at(9)), at(9)); // who read the clock just before
        QCOMPARE(clock.resume(at(14)), nanoseconds(hours(4)));
        QVERIFY(!clock.isPaused());
        QCOMPARE(clock.at(at(15)), at(11));
        QCOMPARE(clock.steadyAt(at(11)), at(15));
        QCOMPARE(clock.pausedFor(), nanoseconds(hours(4)));
    }

    void pausesAddUp()
    {
        RunClock clock;
        clock.pause(at(10));
        clock.resume(at(11));
        clock.pause(at(20));
        QCOMPARE(clock.pausedFor(), nanoseconds(hours(1))); // those that are over
        QCOMPARE(clock.resume(at(22)), nanoseconds(hours(2)));
        QCOMPARE(clock.at(at(30)), at(27));
    }

    void twiceIsOnce()
    {
        RunClock clock;
        QCOMPARE(clock.resume(at(5)), nanoseconds(0));
        clock.pause(at(10));
        clock.pause(at(12));
        QCOMPARE(clock.at(at(13)), at(10));
        clock.resume(at(14));
        QCOMPARE(clock.resume(at(19)), nanoseconds(0));
        QCOMPARE(clock.at(at(20)), at(16));
    }

    void oneThatFollowsAgreesAfterwards()
    {
        RunClock leader;
        RunClock follower;
        leader.pause(at(10));
        follower.follow(true, leader.pausedFor());
        QVERIFY(follower.isPaused());
        const TimePoint stands = follower.now();
        follower.follow(true, leader.pausedFor()); // told again
        QCOMPARE(follower.now(), stands);
        leader.resume(at(14));
        follower.follow(false, leader.pausedFor());
        QVERIFY(!follower.isPaused());
        QCOMPARE(follower.at(at(30)), leader.at(at(30)));
    }

    void oneThatMissedAPauseAgreesTogether()
    {
        RunClock follower;
        follower.follow(false, hours(3));
        QCOMPARE(follower.at(at(30)), at(27));
        follower.follow(true, hours(4)); // paused and resumed between, and paused again
        QVERIFY(follower.isPaused());
        follower.follow(false, hours(5));
        QCOMPARE(follower.at(at(30)), at(25));
    }

    void theEndOfTimeStays()
    {
        RunClock clock;
        clock.pause(at(10));
        clock.resume(at(14));
        QCOMPARE(clock.steadyAt(TimePoint::max()), TimePoint::max());
    }

    /// It may come out too early for a moment, never too late.
    void isNeverAheadWhileAnotherThreadPauses()
    {
        RunClock clock;
        std::atomic<bool> done{false};
        std::atomic<int> ahead{0};
        std::thread reader([&] {
            while (!done) {
                const TimePoint run = clock.now();
                if (run > std::chrono::steady_clock::now())
                    ++ahead;
            }
        });
        for (int i = 0; i < 20'000; ++i) {
            clock.pause();
            clock.resume();
        }
        done = true;
        reader.join();
        QCOMPARE(ahead.load(), 0);
    }
};

QTEST_APPLESS_MAIN(TestRunClock)
#include "test_run_clock.moc"
