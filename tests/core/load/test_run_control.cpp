// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_control.h"

#include <QTest>

#include <thread>

using namespace cachescope::load;
using std::chrono::hours;
using std::chrono::steady_clock;

/// Users start together and end when told to.
class TestRunControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStopWakesThoseThatPause()
    {
        constexpr int users = 20;
        RunControl control(users);
        std::atomic<int> pausesThatEnded{0};
        std::vector<std::thread> threads;
        for (int user = 0; user < users; ++user) {
            threads.emplace_back([&, user] {
                if (control.arriveAndWait() && !control.waitUntil(user, steady_clock::now() + hours(1)))
                    ++pausesThatEnded;
                control.leave();
            });
        }
        control.release({}, hours(2));
        QVERIFY(!control.waitForAll(steady_clock::now()));
        control.stop();
        QVERIFY(control.waitForAll(steady_clock::now() + hours(1)));
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(pausesThatEnded.load(), users);
    }

    void theDeadlineEndsAPause()
    {
        RunControl control(1);
        std::thread user([&control] {
            if (control.arriveAndWait())
                while (control.waitUntil(0, steady_clock::now() + hours(1))) {
                }
            control.leave();
        });
        control.release({}, std::chrono::milliseconds(1));
        QVERIFY(control.waitForAll(steady_clock::now() + hours(1)));
        QVERIFY(control.isOver());
        user.join();
    }

    void aStopBeforeTheReleaseSendsThemHome()
    {
        RunControl control(2);
        std::atomic<int> started{0};
        std::thread user([&] { // the second one never comes
            if (control.arriveAndWait())
                ++started;
        });
        control.stop();
        user.join();
        QCOMPARE(started.load(), 0);
    }

    void knowsSinceWhenWhoDoesNotTakePart()
    {
        RunControl control(3);
        const auto before = steady_clock::now();
        control.setActiveUsers(1);
        const auto first = control.inactiveSince(2);
        QVERIFY(first >= before && first <= steady_clock::now());
        QCOMPARE(control.inactiveSince(0), steady_clock::time_point());
        control.setActiveUsers(0);
        QVERIFY(control.inactiveSince(0) >= first);
        QCOMPARE(control.inactiveSince(2), first); // it was so already
        control.setActiveUsers(5);
        QVERIFY(control.isActive(2));
    }

    void theMeasuredPartBeginsAfterTheWarmUp()
    {
        RunControl control(1);
        std::thread user([&control] {
            control.arriveAndWait();
            control.leave();
        });
        control.release(hours(1), hours(2));
        const auto start = control.start();
        user.join();
        QCOMPARE(control.start(), start);
        QCOMPARE(control.measuredFrom(), start + hours(1));
        QCOMPARE(control.end(), start + hours(3));
        QVERIFY(!control.isOver());
        const auto before = steady_clock::now();
        control.stop();
        QVERIFY(control.isOver());
        QVERIFY(control.end() >= before && control.end() <= steady_clock::now());
        const auto end = control.end();
        control.stop(); // a second one changes nothing
        QCOMPARE(control.end(), end);
    }

    void whatIsDueAlreadyIsNotWaitedFor()
    {
        RunControl control(1);
        std::thread user([&control] {
            control.arriveAndWait();
            control.leave();
        });
        control.release({}, hours(1));
        user.join();
        QVERIFY(control.waitUntil(0, control.start()));
        control.stop();
        QVERIFY(!control.waitUntil(0, control.start()));
    }

    void onlyTheFirstUsersTakePart()
    {
        RunControl control(4);
        QVERIFY(control.isActive(3));
        control.setActiveUsers(2);
        QVERIFY(control.isActive(1));
        QVERIFY(!control.isActive(2));
        control.setActiveUsers(0);
        QVERIFY(!control.isActive(0));
        control.setActiveUsers(9);
        QVERIFY(control.isActive(3));
    }

    void whoBecomesActiveWakesUp()
    {
        constexpr int users = 20;
        RunControl control(users);
        control.setActiveUsers(0);
        std::atomic<int> woken{0};
        std::vector<std::thread> threads;
        for (int user = 0; user < users; ++user) {
            threads.emplace_back([&, user] {
                if (control.arriveAndWait() && control.waitUntilActive(user))
                    ++woken;
                control.leave();
            });
        }
        control.release({}, hours(1));
        QCOMPARE(woken.load(), 0);
        control.setActiveUsers(7);
        QTRY_COMPARE(woken.load(), 7);
        QVERIFY(!control.waitForAll(steady_clock::now()));
        control.setActiveUsers(users);
        QVERIFY(control.waitForAll(steady_clock::now() + hours(1)));
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(woken.load(), users);
    }

    void nobodyBeginsAnythingWhileItIsPaused()
    {
        RunControl control(3);
        control.setPaused(true, {});
        QVERIFY(!control.isActive(0));
        QVERIFY(control.takesPart(2));
        control.setActiveUsers(2);
        QVERIFY(!control.isActive(0));
        QVERIFY(!control.takesPart(2));
        control.setPaused(false, hours(1));
        QVERIFY(control.isActive(1));
        QVERIFY(!control.isActive(2));
    }

    void whoWaitsInAPauseGoesOnAfterIt()
    {
        constexpr int users = 20;
        RunControl control(users);
        std::atomic<int> waiting{0};
        std::atomic<int> gone{0};
        std::vector<std::thread> threads;
        for (int user = 0; user < users; ++user) {
            threads.emplace_back([&, user] {
                if (control.arriveAndWait()) {
                    while (!control.clock().isPaused())
                        std::this_thread::yield();
                    ++waiting;
                    // What was due already, what is due at once, and what is due when the run goes on.
                    const bool goesOn = user % 3 == 0   ? control.waitUntil(user, control.start())
                                        : user % 3 == 1 ? control.waitWhilePaused(user)
                                                        : control.waitUntilActive(user);
                    gone += goesOn && !control.clock().isPaused() ? 1 : 0;
                }
                control.leave();
            });
        }
        control.release({}, hours(1));
        control.setPaused(true, {});
        QTRY_COMPARE(waiting.load(), users);
        QCOMPARE(gone.load(), 0);
        control.setPaused(false, std::chrono::nanoseconds(1));
        QVERIFY(control.waitForAll(steady_clock::now() + hours(1)));
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(gone.load(), users);
    }

    /// The deadline of the steady clock passes, that of the run does not.
    void aPauseIsNoPartOfTheDuration()
    {
        RunControl control(1);
        std::atomic<bool> ended{false};
        std::thread user([&] {
            if (control.arriveAndWait())
                while (control.waitUntil(0, control.clock().now() + hours(1))) {
                }
            ended = true;
            control.leave();
        });
        const auto duration = std::chrono::milliseconds(200);
        control.release({}, duration);
        control.setPaused(true, {});
        QVERIFY(!control.waitForAll(control.start() + 2 * duration));
        QVERIFY(!ended.load());
        QVERIFY(!control.isOver());
        control.setPaused(false, steady_clock::now() - control.clock().now());
        QVERIFY(control.waitForAll(steady_clock::now() + hours(1)));
        QVERIFY(control.isOver());
        user.join();
    }

    void aStopEndsAPausedRun()
    {
        RunControl control(2);
        std::atomic<int> goOn{0};
        std::vector<std::thread> threads;
        for (int user = 0; user < 2; ++user) {
            threads.emplace_back([&, user] {
                if (control.arriveAndWait() &&
                    (user == 0 ? control.waitUntilActive(user)
                               : control.waitUntil(user, control.start() + hours(1))))
                    ++goOn;
                control.leave();
            });
        }
        control.setPaused(true, {});
        control.release({}, hours(1));
        control.stop();
        QVERIFY(control.waitForAll(steady_clock::now() + hours(1)));
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(goOn.load(), 0);
    }

    void aHigherRateWakesWhoWaitsForAnArrival()
    {
        RunControl control(1);
        std::atomic<bool> came{false};
        std::thread user([&] {
            if (control.arriveAndWait())
                came = control.waitUntil(0, [&control] { return control.schedule().at(hours(1)); });
            control.leave();
        });
        control.release({}, hours(10));
        control.setSpeed(1e9);
        QVERIFY(control.waitForAll(steady_clock::now() + hours(1)));
        user.join();
        QVERIFY(came.load());
        QVERIFY(control.waited(0).count() >= 0);
    }

    void theEndWakesThoseThatNeverTookPart()
    {
        RunControl control(2);
        control.setActiveUsers(0);
        std::atomic<int> goOn{0};
        std::vector<std::thread> threads;
        for (int user = 0; user < 2; ++user) {
            threads.emplace_back([&, user] {
                if (control.arriveAndWait() && control.waitUntilActive(user))
                    ++goOn;
                control.leave();
            });
        }
        control.release({}, std::chrono::milliseconds(1));
        QVERIFY(control.waitForAll(steady_clock::now() + hours(1)));
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(goOn.load(), 0);
    }
};

QTEST_APPLESS_MAIN(TestRunControl)
#include "test_run_control.moc"
