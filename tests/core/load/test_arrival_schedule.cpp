// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/arrival_schedule.h"

#include <QTest>

using namespace cachescope::load;
using std::chrono::hours;
using std::chrono::nanoseconds;
using std::chrono::seconds;
using TimePoint = ArrivalSchedule::TimePoint;

/// When operations begin whose rate is changed on the way.
class TestArrivalSchedule : public QObject
{
    Q_OBJECT

private:
    static TimePoint at(int second) { return TimePoint(seconds(second)); }

private Q_SLOTS:
    void asTheScenarioSays()
    {
        ArrivalSchedule schedule;
        schedule.begin(at(100));
        QCOMPARE(schedule.at(seconds(7)), at(107));
        QCOMPARE(schedule.at(seconds(-3)), at(97)); // before the start, as the first steady ones
        QCOMPARE(schedule.scheduledAt(at(107)), nanoseconds(seconds(7)));
        QCOMPARE(schedule.changes(), 0);
    }

    void twiceAsFastIsHalfOfTheTime()
    {
        ArrivalSchedule schedule;
        schedule.begin(at(100));
        schedule.setSpeed(at(110), 2.0);
        QCOMPARE(schedule.changes(), 1);
        QCOMPARE(schedule.at(seconds(4)), at(104)); // late, and not moved
        QCOMPARE(schedule.at(seconds(10)), at(110));
        QCOMPARE(schedule.at(seconds(30)), at(120));
        QCOMPARE(schedule.scheduledAt(at(120)), nanoseconds(seconds(30)));
        QCOMPARE(schedule.scheduledAt(at(104)), nanoseconds(seconds(4)));
    }

    void eachChangeCountsFromItsMoment()
    {
        ArrivalSchedule schedule;
        schedule.begin(at(0));
        schedule.setSpeed(at(10), 2.0);
        schedule.setSpeed(at(20), 0.5);
        schedule.setSpeed(at(40), 1.0);
        QCOMPARE(schedule.at(seconds(28)), at(19));
        QCOMPARE(schedule.at(seconds(32)), at(24));
        QCOMPARE(schedule.at(seconds(50)), at(50));
        for (const int second : {3, 15, 25, 60})
            QCOMPARE(schedule.at(schedule.scheduledAt(at(second))), at(second));
    }

    void whatChangesNothingIsNoChange()
    {
        ArrivalSchedule schedule;
        schedule.setSpeed(at(1), 2.0); // not begun
        schedule.begin(at(0));
        schedule.setSpeed(at(10), 1.0);
        schedule.setSpeed(at(10), 0.0);
        QCOMPARE(schedule.changes(), 0);
        schedule.setSpeed(at(10), 3.0);
        schedule.setSpeed(at(11), 3.0);
        QCOMPARE(schedule.changes(), 1);
    }

    void aChangeBeforeTheStartCountsFromThere()
    {
        ArrivalSchedule schedule;
        schedule.begin(at(100));
        schedule.setSpeed(at(90), 4.0);
        QCOMPARE(schedule.at(seconds(8)), at(102));
    }

    void whatNeverComesStaysFarAway()
    {
        ArrivalSchedule schedule;
        schedule.begin(at(100));
        schedule.setSpeed(at(101), 0.0001);
        QVERIFY(schedule.at(hours(24 * 365 * 10)) > at(100) + hours(24 * 365 * 10));
    }

    void isBoundedHoweverOftenItChanges()
    {
        ArrivalSchedule schedule;
        schedule.begin(at(0));
        for (int i = 1; i <= 20'000; ++i)
            schedule.setSpeed(at(i), i % 2 == 0 ? 1.0 : 3.0);
        QCOMPARE(schedule.changes(), 20'000);
        // Half of the time three times as fast.
        QCOMPARE(schedule.scheduledAt(at(20'001)), nanoseconds(seconds(1 + 10'000 * 3 + 10'000)));
        QCOMPARE(schedule.at(schedule.scheduledAt(at(19'990))), at(19'990));
    }
};

QTEST_APPLESS_MAIN(TestArrivalSchedule)
#include "test_arrival_schedule.moc"
