// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_plan.h"

#include <QTest>

#include <limits>

using namespace cachescope::load;
using std::chrono::hours;
using std::chrono::milliseconds;

/// What a scenario, and who steers its run, say of each moment.
class TestRunPlan : public QObject
{
    Q_OBJECT

private:
    static DiskModel disk(const char *text) { return *DiskModel::fromText(QLatin1String(text)); }

    static Scenario ramped()
    {
        Scenario scenario;
        scenario.users = 100;
        scenario.stages = Ramp({{50, milliseconds(1000)}, {100, milliseconds(1000)}});
        return scenario;
    }

private Q_SLOTS:
    void withoutStagesAllTakePart()
    {
        Scenario scenario;
        scenario.users = 30;
        scenario.disk = disk("sync=5ms");
        const RunPlan plan(scenario, nullptr);
        for (const auto moment : {milliseconds(0), milliseconds(hours(1))})
            QVERIFY((plan.at(moment) == Steer{30, scenario.disk}));
    }

    void stagesBeginAfterTheWarmUp()
    {
        Scenario scenario = ramped();
        QCOMPARE(RunPlan(scenario, nullptr).at(milliseconds(500)).activeUsers, 25);
        scenario.warmUp = milliseconds(3000);
        const RunPlan plan(scenario, nullptr);
        QCOMPARE(plan.at({}).activeUsers, 50); // a warm-up without users would warm nothing
        QCOMPARE(plan.at(milliseconds(2999)).activeUsers, 50);
        QCOMPARE(plan.at(milliseconds(3000)).activeUsers, 0);
        QCOMPARE(plan.at(milliseconds(3500)).activeUsers, 25);
        QCOMPARE(plan.at(milliseconds(4000)).activeUsers, 50);
        QCOMPARE(plan.at(milliseconds(5000)).activeUsers, 100);
        QCOMPARE(plan.at(hours(1)).activeUsers, 100);
    }

    void theWarmUpHasTheUsersOfTheFirstStageThatHasAny()
    {
        Scenario scenario = ramped();
        scenario.warmUp = milliseconds(100);
        scenario.stages = Ramp({{0, milliseconds(1000)}, {30, milliseconds(1000)}, {100, milliseconds(1)}});
        QCOMPARE(RunPlan(scenario, nullptr).at({}).activeUsers, 30);
        scenario.stages = Ramp({{0, milliseconds(1000)}});
        QCOMPARE(RunPlan(scenario, nullptr).at({}).activeUsers, 0);
    }

    void theDiskChangesAtItsMoments()
    {
        Scenario scenario;
        scenario.warmUp = milliseconds(150); // its time counts here
        scenario.diskChanges = {{milliseconds(100), disk("sync=5ms")}, {milliseconds(200), disk("none")}};
        const RunPlan plan(scenario, nullptr);
        QVERIFY(plan.at(milliseconds(99)).disk.isReal());
        QVERIFY(plan.at(milliseconds(100)).disk == disk("sync=5ms"));
        QVERIFY(plan.at(milliseconds(199)).disk == disk("sync=5ms"));
        QVERIFY(plan.at(milliseconds(200)).disk.isReal());
    }

    void steeringGoesOverBoth()
    {
        Scenario scenario = ramped();
        scenario.diskChanges = {{milliseconds(100), disk("sync=5ms")}};
        RunSteering steering;
        const RunPlan plan(scenario, &steering);
        QCOMPARE(plan.at(milliseconds(1000)).activeUsers, 50);
        steering.setActiveUsers(7);
        QVERIFY((plan.at(milliseconds(1000)) == Steer{7, disk("sync=5ms")}));
        steering.setDisk(disk("write=1ms"));
        QVERIFY((plan.at(milliseconds(1000)) == Steer{7, disk("write=1ms")}));
        steering.setActiveUsers(std::nullopt);
        steering.setDisk(std::nullopt);
        QVERIFY((plan.at(milliseconds(1000)) == Steer{50, disk("sync=5ms")}));
    }

    void steeringKeepsToTheUsersThatThereAre()
    {
        const Scenario scenario = ramped();
        RunSteering steering;
        const RunPlan plan(scenario, &steering);
        steering.setActiveUsers(0);
        QCOMPARE(plan.at(hours(1)).activeUsers, 0);
        steering.setActiveUsers(5000);
        QCOMPARE(plan.at(hours(1)).activeUsers, 100);
        steering.setActiveUsers(-3);
        QCOMPARE(plan.at(hours(1)).activeUsers, 0);
    }

    void steeringKeepsToRatesThatThereCanBe()
    {
        Scenario scenario;
        scenario.arrivalRate = 500.0;
        RunSteering steering;
        const RunPlan plan(scenario, &steering);
        steering.setArrivalRate(-1.0);
        QCOMPARE(plan.at(hours(1)).arrivalRate, RunSteering::kLeastRate);
        steering.setArrivalRate(1e300);
        QCOMPARE(plan.at(hours(1)).arrivalRate, RunSteering::kMostRate);
        steering.setArrivalRate(700.0);
        steering.setArrivalRate(std::numeric_limits<double>::quiet_NaN());
        steering.setArrivalRate(std::numeric_limits<double>::infinity());
        QCOMPARE(plan.at(hours(1)).arrivalRate, 700.0);
    }

    void knowsWhoNeedsADiskThatCanBeSlow()
    {
        Scenario scenario;
        QVERIFY(!needsDiskModel(scenario));
        scenario.disk = disk("sync=1ms");
        QVERIFY(needsDiskModel(scenario));
        scenario.disk = DiskModel();
        scenario.diskChanges = {{milliseconds(100), disk("sync=5ms")}};
        QVERIFY(needsDiskModel(scenario));
    }
};

QTEST_APPLESS_MAIN(TestRunPlan)
#include "test_run_plan.moc"
