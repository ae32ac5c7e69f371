// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/change_text.h"
#include "core/load/run/change_log.h"

#include <QTest>

#include <algorithm>
#include <utility>

using namespace cachescope::load;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::seconds;

/// What was changed in the course of a run, by its plan or by hand.
class TestChangeLog : public QObject
{
    Q_OBJECT

private:
    static DiskModel disk(const char *text) { return *DiskModel::fromText(QLatin1String(text)); }

    /// A plan of which moments are noted as a run does it.
    class Course
    {
    public:
        explicit Course(const Scenario &scenario)
            : m_scenario(scenario)
        {
        }
        std::vector<RunChange> at(milliseconds elapsed)
        {
            Steer steer = m_plan.at(elapsed, hand);
            steer.pausedFor = pausedFor;
            return m_log.note(elapsed, hand, steer);
        }
        [[nodiscard]] const ChangeLog &log() const { return m_log; }

        ByHand hand;
        nanoseconds pausedFor{0};

    private:
        const Scenario m_scenario;
        const RunPlan m_plan{m_scenario, nullptr};
        ChangeLog m_log{m_plan};
    };

    static Scenario withUsers(int users)
    {
        Scenario scenario;
        scenario.users = users;
        return scenario;
    }

private Q_SLOTS:
    void theStartIsNoChange()
    {
        Course course(withUsers(50));
        QVERIFY(course.at(milliseconds(0)).empty());
        QVERIFY(course.at(milliseconds(20)).empty());
        QVERIFY(course.log().all().empty());
    }

    void whatWasSetByHandBeforeTheStartIsNoted()
    {
        Scenario scenario = withUsers(50);
        scenario.arrivalRate = 500.0;
        scenario.warmUp = seconds(2);
        scenario.diskChanges = {{seconds(0), disk("sync=5ms")}};
        Course course(scenario);
        course.hand = {20, 750.0, std::nullopt, false};
        const auto changes = course.at(milliseconds(0));
        QCOMPARE(changes.size(), std::size_t{2}); // the disk is as the plan says
        QCOMPARE(changes[0], (RunChange{-2.0, ChangeKind::Users, u"50"_s, u"20"_s}));
        QCOMPARE(changes[1], (RunChange{-2.0, ChangeKind::Rate, u"500"_s, u"750"_s}));
        QVERIFY(course.at(seconds(1)).empty());
    }

    void whatIsDoneByHandIsNoted()
    {
        Scenario scenario = withUsers(50);
        scenario.arrivalRate = 500.0;
        Course course(scenario);
        course.at(milliseconds(0));
        course.hand = {20, 750.5, disk("sync=5ms"), false};
        const auto changes = course.at(seconds(2));
        QCOMPARE(changes.size(), std::size_t{3});
        QCOMPARE(changes[0], (RunChange{2.0, ChangeKind::Users, u"50"_s, u"20"_s}));
        QCOMPARE(changes[1], (RunChange{2.0, ChangeKind::Rate, u"500"_s, u"750.5"_s}));
        QCOMPARE(changes[2], (RunChange{2.0, ChangeKind::Disk, u"none"_s, u"sync=5ms"_s}));
        QVERIFY(course.at(seconds(3)).empty());
        course.hand = {};
        QCOMPARE(course.at(seconds(4)).size(), std::size_t{3}); // back to the plan
        QCOMPARE(course.log().all().size(), std::size_t{6});
    }

    void aClosedLoopHasNoRateToChange()
    {
        Course course(withUsers(50));
        course.at(milliseconds(0));
        course.hand.arrivalRate = 100.0;
        QVERIFY(course.at(seconds(1)).empty());
    }

    void aRampIsNoChangeAndAStepIsOne()
    {
        Scenario scenario = withUsers(100);
        scenario.stages =
            Ramp({{10, milliseconds(0)}, {50, seconds(1)}, {100, milliseconds(0)}, {100, seconds(1)}});
        Course course(scenario);
        course.at(milliseconds(0));
        for (int ms = 20; ms < 1000; ms += 20)
            QVERIFY(course.at(milliseconds(ms)).empty());
        const auto changes = course.at(milliseconds(1000));
        QCOMPARE(changes.size(), std::size_t{1});
        QCOMPARE(changes[0], (RunChange{1.0, ChangeKind::Users, u"49"_s, u"100"_s, true}));
    }

    void whoHoldsTheUsersByHandSeesNoStep()
    {
        Scenario scenario = withUsers(100);
        scenario.stages =
            Ramp({{10, milliseconds(0)}, {10, seconds(1)}, {100, milliseconds(0)}, {100, seconds(1)}});
        Course course(scenario);
        course.at(milliseconds(0));
        course.hand.activeUsers = 30;
        QCOMPARE(course.at(milliseconds(500)).size(), std::size_t{1});
        QVERIFY(course.at(milliseconds(1500)).empty());
    }

    void theScenarioChangesTheDisk()
    {
        Scenario scenario = withUsers(5);
        scenario.warmUp = seconds(2);
        scenario.diskChanges = {{seconds(1), disk("sync=5ms")}, {seconds(3), disk("none")}};
        Course course(scenario);
        course.at(milliseconds(0));
        QCOMPARE(course.at(milliseconds(1000)).front(),
                 (RunChange{-1.0, ChangeKind::Disk, u"none"_s, u"sync=5ms"_s, true})); // in the warm-up
        QCOMPARE(course.at(milliseconds(3000)).front(),
                 (RunChange{1.0, ChangeKind::Disk, u"sync=5ms"_s, u"none"_s, true}));
    }

    void aPauseHasItsLength()
    {
        Course course(withUsers(5));
        course.at(milliseconds(0));
        course.hand.paused = true;
        QCOMPARE(course.at(seconds(1)).front(), (RunChange{1.0, ChangeKind::Pause}));
        QVERIFY(course.at(seconds(1)).empty());
        course.hand.paused = false;
        course.pausedFor = milliseconds(12'500);
        QCOMPARE(course.at(seconds(1)).front(),
                 (RunChange{1.0, ChangeKind::Resume, QString(), QString(), false, 12.5}));
    }

    void isBoundedHoweverLongSomebodyMovesASlider()
    {
        Course course(withUsers(2000));
        course.at(milliseconds(0));
        for (int i = 1; i <= 1500; ++i) {
            course.hand.activeUsers = i;
            QCOMPARE(course.at(milliseconds(i)).size(), std::size_t{1}); // told are all
        }
        const auto &all = course.log().all();
        QCOMPARE(all.size(), ChangeLog::kMostChanges);
        QCOMPARE(all.back().to, u"1500"_s);
        QCOMPARE(all.back().from, u"999"_s);
    }

    void isBoundedHoweverManyKindsAlternate()
    {
        Course course(withUsers(2000));
        course.at(milliseconds(0));
        for (int i = 1; i <= 1500; ++i) {
            course.hand.activeUsers = i;
            course.hand.paused = !course.hand.paused;
            if (!course.hand.paused)
                course.pausedFor += seconds(1);
            course.at(milliseconds(i));
        }
        const auto &all = course.log().all();
        QCOMPARE(all.size(), ChangeLog::kMostChanges);
        QVERIFY(std::ranges::is_sorted(all, {}, &RunChange::atSeconds));
        QString users = u"2000"_s;
        double paused = 0.0;
        for (const RunChange &change : all) {
            if (change.kind == ChangeKind::Users)
                QCOMPARE(std::exchange(users, change.to), change.from); // without a gap
            paused += change.pausedSeconds;
        }
        QCOMPARE(users, u"1500"_s);
        QCOMPARE(paused, 750.0);
    }

    void isWrittenAndReadAsWords_data()
    {
        QTest::addColumn<RunChange>("change");
        QTest::addColumn<QString>("text");
        QTest::newRow("users") << RunChange{1.0, ChangeKind::Users, u"1200"_s, u"50"_s}
                               << u"Users: 1,200 → 50"_s;
        QTest::newRow("rate") << RunChange{1.0, ChangeKind::Rate, u"500"_s, u"1800"_s}
                              << u"Arrival rate: 500/s → 1,800/s"_s;
        QTest::newRow("disk") << RunChange{1.0, ChangeKind::Disk, u"none"_s, u"sync=5ms"_s}
                              << u"Disk: none → sync=5ms"_s;
        QTest::newRow("pause") << RunChange{1.0, ChangeKind::Pause} << u"Paused"_s;
        QTest::newRow("resume") << RunChange{1.0, ChangeKind::Resume, {}, {}, false, 12.5}
                                << u"Resumed after 12.5 s"_s;
    }
    void isWrittenAndReadAsWords()
    {
        QFETCH(RunChange, change);
        QFETCH(QString, text);
        QCOMPARE(changeText(change.toJson()), text);
        QCOMPARE(changeOrigin(change.toJson()), u"by hand"_s);
        change.isPlanned = true;
        QCOMPARE(changeOrigin(change.toJson()), u"scenario"_s);
    }

    void otherKindsAreToldAsTheyAre()
    {
        QCOMPARE(changeText({{u"kind"_s, u"weather"_s}}), u"weather"_s);
        QCOMPARE(changeText({{u"kind"_s, u"resume"_s}}), u"Resumed"_s);
        QCOMPARE(changeText({}), QString());
    }
};

QTEST_APPLESS_MAIN(TestChangeLog)
#include "test_change_log.moc"
