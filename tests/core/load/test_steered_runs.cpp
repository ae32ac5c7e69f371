// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/runner.h"
#include "core/sqlite/lock_monitor.h"
#include "tests/core/load/lying_designs.h"
#include "tests/support/verify.h"

#include <sqlite3.h>

#include <thread>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::hours;
using std::chrono::milliseconds;

namespace {

/// Every read takes 30 ms.
class SlowDesign : public test::MapDesign
{
public:
    Result<std::optional<QByteArray>> read(const QString &key) override
    {
        std::this_thread::sleep_for(milliseconds(30));
        return MapDesign::read(key);
    }
};

/// Has nothing, however much is stored.
class EmptyDesign : public test::MapDesign
{
public:
    Result<bool> contains(const QString &) override { return false; }
};

/// The same, and takes 30 ms to say so.
class SlowEmptyDesign : public EmptyDesign
{
public:
    Result<bool> contains(const QString &key) override
    {
        std::this_thread::sleep_for(milliseconds(30));
        return EmptyDesign::contains(key);
    }
};

/// Meets a lock error at its first read, and never again.
class DesignThatStumbles : public test::MapDesign
{
public:
    Result<void> open(const DesignSettings &settings) override
    {
        m_monitor = settings.monitor;
        return {};
    }
    Result<std::optional<QByteArray>> read(const QString &key) override
    {
        if (++m_reads == 1)
            m_monitor->recordError(SQLITE_BUSY, sqlite::LockPhase::Read, sqlite::HandlerAsked::Never);
        return MapDesign::read(key);
    }
    [[nodiscard]] qint64 evicted() const override { return m_reads; } // so that there is something to see

private:
    sqlite::LockMonitor *m_monitor = nullptr;
    std::atomic<qint64> m_reads{0};
};

} // namespace

/// Fixed rates, warm-ups, ramps, and what is changed while a run goes on.
class TestSteeredRuns : public QObject
{
    Q_OBJECT

private:
    static Scenario reads()
    {
        Scenario scenario;
        scenario.users = 4;
        scenario.duration = milliseconds(300);
        scenario.thinkTime = milliseconds(1);
        scenario.keyCount = 20;
        scenario.prefill = 0.0;
        scenario.valueBytes = 300;
        scenario.mix = OperationMix::ofStores(0.0);
        return scenario;
    }
    static Scenario atARate(double rate)
    {
        Scenario scenario = reads();
        scenario.arrivalRate = rate;
        return scenario;
    }
    /// Who does not find what it asks for comes back with it.
    static Scenario playingAtARate(double rate, milliseconds synthesisDelay)
    {
        Scenario scenario = atARate(rate);
        scenario.mix = OperationMix();
        for (const auto kind : {OperationKind::Get, OperationKind::Put})
            scenario.mix.setWeight(kind, 0.0);
        scenario.mix.setWeight(OperationKind::Play, 1.0);
        scenario.synthesisDelay = synthesisDelay;
        scenario.valueCheck = ValueCheck::Off;
        return scenario;
    }
    static Scenario endless()
    {
        Scenario scenario = reads();
        scenario.duration = hours(1);
        scenario.thinkTime = milliseconds(0);
        return scenario;
    }

    /// The file is laid out by a design that has one; then comes this.
    template <typename D>
    static Result<RunReport> runOf(const Scenario &scenario, const RunObserver &observer = {})
    {
        int calls = 0;
        RunEnvironment environment;
        environment.makeDesign = [&calls](const QString &) {
            return ++calls == 1 ? makeDesign(QStringLiteral("corrected"))
                                : std::unique_ptr<Design>(std::make_unique<D>());
        };
        return runDesign(scenario, QStringLiteral("test"), observer, nullptr, environment);
    }

    static Result<RunReport> steeredRun(const Scenario &scenario, const char *design,
                                        const RunSteering &steering, const RunObserver &observer,
                                        const std::atomic<bool> &stop)
    {
        RunEnvironment environment;
        environment.steering = &steering;
        return runDesign(scenario, QLatin1String(design), observer, &stop, environment);
    }

    static qint64 operationsIn(const std::vector<SeriesPoint> &series)
    {
        qint64 all = 0;
        for (const SeriesPoint &point : series)
            all += point.operations;
        return all;
    }

private Q_SLOTS:
    void aRateThatIsTooHighDropsArrivalsAndSaysHowLateItWas()
    {
        const auto run = runOf<SlowDesign>(atARate(1000.0)); // four users can do 133
        VERIFY_OK(run);
        const OperationCounts &counts = run->counts;
        QVERIFY(counts.dropped > 100);
        QCOMPARE(counts.arrivals, counts.operations + counts.failed + counts.dropped);
        QVERIFY2(run->reads.p99Ms > 150.0, qPrintable(QString::number(run->reads.p99Ms)));
        QVERIFY(run->reads.maxMs >= run->reads.p99Ms);
        QVERIFY(run->isScheduled);
        QCOMPARE(run->toJson()[QStringLiteral("arrivals")].toObject()[QStringLiteral("dropped")].toInteger(),
                 counts.dropped);
        qint64 dropped = 0;
        for (const SeriesPoint &point : run->series)
            dropped += point.dropped;
        QCOMPARE(dropped, counts.dropped);
    }

    void whatIsDueDoesNotDependOnTheDesign()
    {
        const auto slow = runOf<SlowDesign>(atARate(1000.0));
        const auto quick = runOf<test::MapDesign>(atARate(1000.0));
        VERIFY_OK(slow);
        VERIFY_OK(quick);
        QCOMPARE(quick->counts.arrivals, slow->counts.arrivals);
        QVERIFY(quick->counts.dropped < slow->counts.dropped);
    }

    void whatIsBeingSynthesisedIsStoredAfterTheLastOperation()
    {
        Scenario scenario = playingAtARate(1000.0, milliseconds(50));
        scenario.operations = 20;
        const auto run = runOf<EmptyDesign>(scenario);
        VERIFY_OK(run);
        QCOMPARE(run->counts.misses, 20);
        QCOMPARE(run->counts.stored, 20);
        QCOMPARE(run->counts.arrivals, 40);
        QCOMPARE(run->counts.dropped, 0);
    }

    void whatIsSynthesisedAfterTheEndWasNotDue()
    {
        const auto playing = runOf<EmptyDesign>(playingAtARate(100.0, hours(1)));
        const auto reading = runOf<test::MapDesign>(atARate(100.0));
        VERIFY_OK(playing);
        VERIFY_OK(reading);
        QVERIFY(playing->counts.misses > 0);
        QCOMPARE(playing->counts.stored, 0);
        QCOMPARE(playing->counts.arrivals, reading->counts.arrivals);
    }

    void storesThatWereDueAndNotBegunAreDropped()
    {
        const auto playing = runOf<SlowEmptyDesign>(playingAtARate(1000.0, milliseconds(0)));
        const auto reading = runOf<test::MapDesign>(atARate(1000.0));
        VERIFY_OK(playing);
        VERIFY_OK(reading);
        const OperationCounts &counts = playing->counts;
        QCOMPARE(counts.arrivals, counts.operations + counts.dropped);
        // Each miss made a store due, but for those that ended after the run.
        const qint64 stores = counts.arrivals - reading->counts.arrivals;
        QVERIFY(stores <= counts.misses);
        QVERIFY(stores >= counts.misses - 4);
        QVERIFY(stores > counts.stored);
    }

    void whoIsLateWhenTheRampStopsItDropsWhatWasDue()
    {
        Scenario scenario = atARate(1000.0);
        scenario.stages = Ramp(
            {{4, milliseconds(0)}, {4, milliseconds(150)}, {0, milliseconds(0)}, {0, milliseconds(100)}});
        const auto run = runOf<SlowDesign>(scenario);
        VERIFY_OK(run);
        QVERIFY2(run->counts.dropped > 50, qPrintable(QString::number(run->counts.dropped)));
        QCOMPARE(run->counts.arrivals, run->counts.operations + run->counts.dropped);
    }

    void aClosedLoopDropsNothing()
    {
        const auto run = runOf<SlowDesign>(reads());
        VERIFY_OK(run);
        QCOMPARE(run->counts.dropped, 0);
        QCOMPARE(run->counts.arrivals, 0);
        QVERIFY(!run->isScheduled);
        QVERIFY(run->reads.p50Ms >= 30.0);
    }

    void theWarmUpIsNotMeasured()
    {
        Scenario scenario = reads();
        scenario.warmUp = milliseconds(200);
        QStringList phases;
        RunObserver observer;
        observer.onPhase = [&phases](const QString &phase) { phases << phase; };
        const auto run = runOf<DesignThatStumbles>(scenario, observer);
        VERIFY_OK(run);
        QCOMPARE(phases, QStringLiteral("preparing,warming up,running,closing").split(QLatin1Char(',')));
        QCOMPARE(run->warmUpSeconds, 0.2);
        QCOMPARE(run->locks.totalErrors, quint64{0});
        QVERIFY(run->counts.operations > 0);
        QVERIFY(run->verification.checked > run->counts.operations); // checked it is
        QVERIFY(run->evicted < run->verification.checked);
        QCOMPARE(operationsIn(run->series), run->counts.operations);
        QVERIFY(run->holds());
    }

    void aRunThatEndsInItsWarmUpMeasuresNothing()
    {
        Scenario scenario = reads();
        scenario.warmUp = hours(1);
        scenario.operations = 40;
        const auto run = runOf<DesignThatStumbles>(scenario);
        VERIFY_OK(run);
        QCOMPARE(run->seconds, 0.0);
        QCOMPARE(run->counts.operations, 0);
        QCOMPARE(run->locks.totalErrors, quint64{0});
        QCOMPARE(run->evicted, 0);
        QVERIFY(run->series.empty());
        QVERIFY(run->digest != 0); // they were done all the same
    }

    void usersBeyondTheRampDoNothing()
    {
        Scenario scenario = reads();
        scenario.stages = Ramp({{2, milliseconds(0)}, {2, milliseconds(250)}});
        const auto run = runOf<test::MapDesign>(scenario);
        VERIFY_OK(run);
        QCOMPARE(run->fairness.users, 2);
        QCOMPARE(run->series.back().users, 2);
        QVERIFY(run->counts.operations > 0);
    }

    void theRampDecidesHowLongItTakes()
    {
        Scenario scenario = reads();
        scenario.duration = hours(1);
        scenario.stages = Ramp({{4, milliseconds(200)}, {0, milliseconds(100)}});
        int most = 0;
        RunObserver observer;
        observer.onSample = [&most](const RunSample &sample) { most = std::max(most, sample.users); };
        const auto run = runOf<test::MapDesign>(scenario, observer);
        VERIFY_OK(run);
        QVERIFY(run->seconds >= 0.3);
        QVERIFY(most > 0 && most <= 4);
        QVERIFY(!run->interrupted);
    }

    /// Down to none: then nothing more is done, until there are users again.
    void aRunCanBePaused()
    {
        RunSteering steering;
        std::atomic<bool> stop{false};
        int pausedSamples = 0;
        qint64 atThePause = 0;
        bool wentOn = false;
        qint64 inThePause = 0;
        RunObserver observer;
        observer.onSample = [&](const RunSample &sample) {
            if (pausedSamples == 0 && sample.operations > 0)
                steering.setActiveUsers(0);
            if (pausedSamples < 4 && sample.users == 0) {
                ++pausedSamples;
                if (pausedSamples == 2) // by then the last operations have ended
                    atThePause = sample.operations;
                inThePause = sample.operations;
                if (pausedSamples == 4)
                    steering.setActiveUsers(std::nullopt);
            }
            wentOn = pausedSamples == 4 && sample.operations > inThePause;
            stop = wentOn;
        };
        const auto run = steeredRun(endless(), "corrected", steering, observer, stop);
        VERIFY_OK(run);
        QCOMPARE(pausedSamples, 4);
        QCOMPARE(inThePause, atThePause);
        QVERIFY(wentOn);
        QVERIFY(run->holds());
    }

    void theDiskCanBecomeSlowWhileARunGoesOn()
    {
        RunSteering steering;
        std::atomic<bool> stop{false};
        bool slow = false;
        bool quickAgain = false;
        RunObserver observer;
        observer.onSample = [&](const RunSample &sample) {
            if (!slow && sample.operations > 0)
                steering.setDisk(*DiskModel::fromText(QStringLiteral("sync=40ms")));
            if (sample.p50Ms >= 40.0) {
                slow = true;
                steering.setDisk(std::nullopt);
            }
            quickAgain = slow && sample.p50Ms > 0.0 && sample.p50Ms < 40.0;
            stop = quickAgain;
        };
        Scenario scenario = endless();
        scenario.users = 1;
        scenario.mix = OperationMix::ofStores(1.0);
        const auto run = steeredRun(scenario, "batch-eviction", steering, observer, stop); // syncs each store
        VERIFY_OK(run);
        QVERIFY(slow);
        QVERIFY(quickAgain);
        QVERIFY(run->writes.maxMs >= 40.0);
    }

    void theScenarioChangesTheDisk()
    {
        Scenario scenario = endless();
        scenario.users = 1;
        scenario.operations = 0;
        scenario.duration = milliseconds(400);
        scenario.mix = OperationMix::ofStores(1.0);
        scenario.diskChanges = {{milliseconds(100), *DiskModel::fromText(QStringLiteral("sync=40ms"))}};
        const auto run = runDesign(scenario, QStringLiteral("batch-eviction"));
        VERIFY_OK(run);
        QVERIFY(run->writes.maxMs >= 40.0);
        QVERIFY(run->holds());
    }
};

QTEST_GUILESS_MAIN(TestSteeredRuns)
#include "test_steered_runs.moc"
