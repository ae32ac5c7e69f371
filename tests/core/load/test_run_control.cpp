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
                if (control.arriveAndWait() && !control.pause(user, hours(1)))
                    ++pausesThatEnded;
                control.leave();
            });
        }
        control.release(hours(2));
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
                while (control.pause(0, hours(1))) {
                }
            control.leave();
        });
        control.release(std::chrono::milliseconds(1));
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
};

QTEST_APPLESS_MAIN(TestRunControl)
#include "test_run_control.moc"
