// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/local_crew.h"
#include "core/load/run/runner.h"
#include "tests/core/load/lying_designs.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <numeric>
#include <thread>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

/// Knows when it was last asked for anything.
class WatchedDesign : public test::MapDesign
{
public:
    Result<std::optional<QByteArray>> read(const QString &key) override
    {
        ++reads;
        return MapDesign::read(key);
    }
    static inline std::atomic<qint64> reads{0};
};

} // namespace

/// Runs that are paused, resumed and driven faster or slower, and what their reports say of that.
class TestPausedRuns : public QObject
{
    Q_OBJECT

private:
    static Scenario reads(milliseconds duration)
    {
        Scenario scenario;
        scenario.users = 4;
        scenario.duration = duration;
        scenario.thinkTime = milliseconds(1);
        scenario.keyCount = 20;
        scenario.valueBytes = 300;
        scenario.mix = OperationMix::ofStores(0.0);
        return scenario;
    }
    static Scenario atARate(double rate, milliseconds duration)
    {
        Scenario scenario = reads(duration);
        scenario.arrivalRate = rate;
        scenario.arrivals = Arrivals::Steady;
        return scenario;
    }

    static RunEnvironment environmentWith(const RunSteering &steering)
    {
        RunEnvironment environment;
        environment.steering = &steering;
        return environment;
    }

    /// A run that is paused at its first sample, and goes on after `pause`.
    struct PausedRun
    {
        Result<RunReport> report = Error{ErrorCode::Internal, {}};
        std::vector<RunSample> samples;
        std::vector<RunChange> changes;
        QStringList phases;
    };
    static PausedRun pausedOnce(const Scenario &scenario, milliseconds pause)
    {
        PausedRun run;
        RunSteering steering;
        std::thread waker;
        RunObserver observer;
        observer.onPhase = [&run](const QString &phase) { run.phases << phase; };
        observer.onChange = [&run](const RunChange &change) { run.changes.push_back(change); };
        observer.onSample = [&](const RunSample &sample) {
            run.samples.push_back(sample);
            if (run.samples.size() == 1)
                steering.pause();
            if (sample.paused)
                waker = std::thread([&steering, pause] {
                    std::this_thread::sleep_for(pause);
                    steering.resume();
                });
        };
        run.report =
            runDesign(scenario, QStringLiteral("corrected"), observer, nullptr, environmentWith(steering));
        if (waker.joinable())
            waker.join();
        return run;
    }

private Q_SLOTS:
    void thePauseIsNoPartOfTheRun()
    {
        const auto began = steady_clock::now();
        const PausedRun run = pausedOnce(reads(milliseconds(400)), milliseconds(600));
        VERIFY_OK(run.report);
        QVERIFY(steady_clock::now() - began >= milliseconds(1000));
        QVERIFY(run.report->pausedSeconds >= 0.5);
        QVERIFY2(run.report->seconds >= 0.4 && run.report->seconds < 0.4 + run.report->pausedSeconds,
                 qPrintable(QString::number(run.report->seconds)));
        QVERIFY(!run.report->interrupted);
        QVERIFY(run.report->holds());
        QCOMPARE(run.phases,
                 QStringLiteral("preparing,running,paused,running,closing").split(QLatin1Char(',')));
    }

    void thePauseHasOneSampleAndTheTimeGoesOnFromThere()
    {
        const PausedRun run = pausedOnce(reads(milliseconds(300)), milliseconds(100));
        VERIFY_OK(run.report);
        QCOMPARE(std::ranges::count_if(run.samples, &RunSample::paused), 1);
        double before = -1.0;
        for (const RunSample &sample : run.samples) {
            QVERIFY(sample.atSeconds > before);
            QVERIFY(sample.atSeconds - before < 10.0);
            before = sample.atSeconds;
        }
    }

    void whatEndedInThePauseIsNotOfTheMomentAfterIt()
    {
        const PausedRun run = pausedOnce(reads(milliseconds(400)), milliseconds(70));
        VERIFY_OK(run.report);
        const auto &samples = run.samples;
        for (std::size_t i = 1; i + 1 < samples.size(); ++i) {
            if (!samples[i].paused)
                QVERIFY(samples[i].atSeconds - samples[i - 1].atSeconds >= 0.05);
        }
    }

    void aCrewThatIsPausedBeforeTheGateOpensBeginsNothing()
    {
        const QTemporaryDir directory;
        Scenario scenario = reads(hours(1));
        scenario.operations = 8;
        scenario.thinkTime = milliseconds(0);
        LocalCrew crew({scenario, QStringLiteral("corrected"), {0, scenario.users}, {}});
        VERIFY_OK(crew.gather(directory.filePath(QStringLiteral("cache.db"))));
        Steer steer{scenario.users, {}, 0.0, true};
        crew.steer(steer);
        const auto start = crew.releaseAt(steady_clock::now());
        QVERIFY(!crew.waitForAll(steady_clock::now() + milliseconds(100)));
        QCOMPARE(crew.takeProgress().counts.operations, 0);
        steer.paused = false;
        steer.pausedFor = steady_clock::now() - start;
        crew.steer(steer);
        QVERIFY(crew.waitForAll(steady_clock::now() + std::chrono::seconds(30)));
        QCOMPARE(crew.measurement().counts.operations, 8);
        VERIFY_OK(crew.close());
    }

    void theReportHasTheChanges()
    {
        const PausedRun run = pausedOnce(reads(milliseconds(300)), milliseconds(100));
        VERIFY_OK(run.report);
        QVERIFY(run.report->changes == run.changes);
        QCOMPARE(run.changes.size(), std::size_t{2});
        QCOMPARE(run.changes[0].kind, ChangeKind::Pause);
        QCOMPARE(run.changes[1].kind, ChangeKind::Resume);
        QVERIFY(run.changes[1].atSeconds - run.changes[0].atSeconds < 0.01);
        QCOMPARE(run.changes[1].pausedSeconds, run.report->pausedSeconds);
        const QJsonArray json = run.report->toJson()[QStringLiteral("changes")].toArray();
        QCOMPARE(json[1].toObject()[QStringLiteral("kind")].toString(), QStringLiteral("resume"));
    }

    void arrivalsDoNotPileUp()
    {
        const Scenario scenario = atARate(500.0, milliseconds(400));
        const PausedRun run = pausedOnce(scenario, milliseconds(1000));
        const auto plain = runDesign(scenario, QStringLiteral("corrected"));
        VERIFY_OK(run.report);
        VERIFY_OK(plain);
        const OperationCounts &counts = run.report->counts;
        QCOMPARE(counts.arrivals, plain->counts.arrivals);
        QCOMPARE(counts.arrivals, counts.operations + counts.failed + counts.dropped);
        // Nothing waited for the end of the pause.
        QVERIFY2(run.report->reads.p50Ms < 500.0, qPrintable(QString::number(run.report->reads.p50Ms)));
    }

    void theSameOperationsAreDoneWithAndWithoutAPause()
    {
        Scenario scenario = reads(milliseconds(0));
        scenario.duration = hours(1);
        scenario.operations = 1200;
        scenario.thinkTime = milliseconds(1);
        const PausedRun paused = pausedOnce(scenario, milliseconds(100));
        const auto plain = runDesign(scenario, QStringLiteral("corrected"));
        VERIFY_OK(paused.report);
        VERIFY_OK(plain);
        QCOMPARE(paused.report->changes.size(), std::size_t{2});
        QCOMPARE(paused.report->digest, plain->digest);
        QCOMPARE(paused.report->counts.operations, plain->counts.operations);
        QVERIFY(plain->changes.empty());
        QCOMPARE(plain->pausedSeconds, 0.0);
    }

    void noOperationBeginsWhileItIsPaused()
    {
        RunSteering steering;
        std::atomic<bool> stop{false};
        qint64 atThePause = -1;
        RunObserver observer;
        std::thread watcher;
        qint64 late = -1;
        observer.onSample = [&](const RunSample &sample) {
            if (sample.operations > 0)
                steering.pause();
            if (!sample.paused)
                return;
            watcher = std::thread([&] {
                do { // until what goes on has ended
                    atThePause = WatchedDesign::reads.load();
                    std::this_thread::sleep_for(milliseconds(50));
                } while (atThePause != WatchedDesign::reads.load());
                std::this_thread::sleep_for(milliseconds(150));
                late = WatchedDesign::reads.load();
                stop = true; // ends a paused run too
            });
        };
        RunEnvironment environment = environmentWith(steering);
        int calls = 0;
        environment.makeDesign = [&calls](const QString &) {
            return ++calls == 1 ? makeDesign(QStringLiteral("corrected"))
                                : std::unique_ptr<Design>(std::make_unique<WatchedDesign>());
        };
        Scenario scenario = reads(hours(1));
        scenario.thinkTime = milliseconds(0);
        scenario.prefill = 0.0;
        const auto run = runDesign(scenario, QStringLiteral("test"), observer, &stop, environment);
        if (watcher.joinable())
            watcher.join();
        VERIFY_OK(run);
        QVERIFY(run->interrupted);
        QVERIFY(atThePause > 0);
        QCOMPARE(late, atThePause);
        QVERIFY(run->pausedSeconds >= 0.15);
        QVERIFY(run->seconds < hours(1) / std::chrono::seconds(1));
    }

    void onePausedBeforeItBeginsBeginsWhenItMay()
    {
        RunSteering steering;
        steering.pause();
        QStringList phases;
        std::thread waker;
        RunObserver observer;
        observer.onPhase = [&](const QString &phase) {
            phases << phase;
            if (phase == QLatin1String("paused"))
                waker = std::thread([&steering] { steering.resume(); });
        };
        const auto run = runDesign(reads(milliseconds(150)), QStringLiteral("corrected"), observer, nullptr,
                                   environmentWith(steering));
        if (waker.joinable())
            waker.join();
        VERIFY_OK(run);
        QCOMPARE(phases, QStringLiteral("preparing,paused,running,closing").split(QLatin1Char(',')));
        QVERIFY(run->changes.empty());
        QCOMPARE(run->pausedSeconds, 0.0);
        QVERIFY(run->counts.operations > 0);
    }

    void onePausedBeforeItBeginsCanBeStopped()
    {
        RunSteering steering;
        steering.pause();
        std::atomic<bool> stop{false};
        RunObserver observer;
        observer.onPhase = [&stop](const QString &phase) { stop = phase == QLatin1String("paused"); };
        const auto run = runDesign(reads(milliseconds(150)), QStringLiteral("corrected"), observer, &stop,
                                   environmentWith(steering));
        VERIFY_OK(run);
        QVERIFY(run->interrupted);
        QCOMPARE(run->counts.operations, 0);
    }

    void aPauseInTheWarmUpLeavesItsLength()
    {
        RunSteering steering;
        Scenario scenario = reads(milliseconds(200));
        scenario.warmUp = milliseconds(200);
        std::thread waker;
        RunObserver observer;
        std::vector<RunChange> changes;
        observer.onChange = [&changes](const RunChange &change) { changes.push_back(change); };
        observer.onPhase = [&](const QString &phase) {
            if (phase == QLatin1String("warming up") && !waker.joinable())
                steering.pause();
            if (phase == QLatin1String("paused"))
                waker = std::thread([&steering] {
                    std::this_thread::sleep_for(milliseconds(300));
                    steering.resume();
                });
        };
        const auto run =
            runDesign(scenario, QStringLiteral("corrected"), observer, nullptr, environmentWith(steering));
        if (waker.joinable())
            waker.join();
        VERIFY_OK(run);
        QCOMPARE(changes.size(), std::size_t{2});
        QVERIFY(changes[0].atSeconds < 0.0);
        QVERIFY(run->seconds >= 0.2);
        QVERIFY(run->counts.operations > 0);
    }

    void aHigherRateBringsMoreArrivals()
    {
        RunSteering steering;
        RunObserver observer;
        std::vector<double> rates;
        observer.onSample = [&](const RunSample &sample) {
            rates.push_back(sample.arrivalRate);
            steering.setArrivalRate(2000.0);
        };
        const auto run = runDesign(atARate(100.0, milliseconds(600)), QStringLiteral("corrected"), observer,
                                   nullptr, environmentWith(steering));
        VERIFY_OK(run);
        QCOMPARE(rates.front(), 100.0);
        QCOMPARE(rates.back(), 2000.0);
        QCOMPARE(run->changes.size(), std::size_t{1});
        QCOMPARE(run->changes[0].kind, ChangeKind::Rate);
        QCOMPARE(run->changes[0].from, QStringLiteral("100"));
        QCOMPARE(run->changes[0].to, QStringLiteral("2000"));
        const OperationCounts &counts = run->counts;
        QVERIFY2(counts.arrivals > 200, qPrintable(QString::number(counts.arrivals))); // 60 without
        QCOMPARE(counts.arrivals, counts.operations + counts.failed + counts.dropped);
        QCOMPARE(run->arrivalRate, 100.0); // as the scenario wanted it
    }

    void aLowerRateBringsFewer()
    {
        RunSteering steering;
        steering.setArrivalRate(10.0); // before it begins
        const auto run = runDesign(atARate(4000.0, milliseconds(400)), QStringLiteral("corrected"), {},
                                   nullptr, environmentWith(steering));
        VERIFY_OK(run);
        QVERIFY2(run->counts.arrivals <= 8, qPrintable(QString::number(run->counts.arrivals)));
        QCOMPARE(run->changes.size(), std::size_t{1});
        QCOMPARE(run->changes[0].from, QStringLiteral("4000"));
        QCOMPARE(run->changes[0].to, QStringLiteral("10"));
        QCOMPARE(run->changes[0].atSeconds, 0.0); // it was so from the start
    }

    void stepsOfTheScenarioAreNoted()
    {
        Scenario scenario = reads(milliseconds(0));
        scenario.stages = Ramp(
            {{1, milliseconds(0)}, {1, milliseconds(150)}, {3, milliseconds(0)}, {3, milliseconds(150)}});
        scenario.diskChanges = {{milliseconds(100), *DiskModel::fromText(QStringLiteral("sync=1ms"))}};
        const auto run = runDesign(scenario, QStringLiteral("corrected"));
        VERIFY_OK(run);
        QCOMPARE(run->changes.size(), std::size_t{2});
        QCOMPARE(run->changes[0].kind, ChangeKind::Disk);
        QCOMPARE(run->changes[1].to, QStringLiteral("3"));
        QVERIFY(run->changes[0].isPlanned && run->changes[1].isPlanned);
    }

    void samplesTellHowEachUserFared()
    {
        std::vector<RunSample> told;
        RunObserver observer;
        observer.onSample = [&told](const RunSample &sample) {
            if (!sample.userMoments.empty())
                told.push_back(sample);
        };
        const auto run = runDesign(reads(milliseconds(1300)), QStringLiteral("corrected"), observer);
        VERIFY_OK(run);
        QVERIFY(told.size() >= 1); // after a second, and at the end
        std::vector<qint64> operations(4);
        for (const RunSample &sample : told) {
            QCOMPARE(sample.userMoments.size(), std::size_t{4});
            for (std::size_t user = 0; user < 4; ++user) {
                operations[user] += sample.userMoments[user].operations;
                QVERIFY(sample.userMoments[user].meanMs > 0.0);
            }
        }
        QCOMPARE(std::accumulate(operations.begin(), operations.end(), qint64{0}), run->counts.operations);
        QCOMPARE(run->fairnessStrip.bands(), 4);
        QCOMPARE(run->fairnessStrip.columns(), static_cast<int>(told.size()));
    }

    void tellsWhatMeasuringCosts()
    {
        double last = -1.0;
        RunObserver observer;
        observer.onSample = [&last](const RunSample &sample) { last = sample.harnessShare; };
        const auto run = runDesign(reads(milliseconds(400)), QStringLiteral("corrected"), observer);
        VERIFY_OK(run);
        const HarnessTime &harness = run->harness;
        QVERIFY(harness.operations.count() > 0);
        QVERIFY(harness.between.count() > 0);
        QVERIFY(harness.sampling.count() > 0);
        QVERIFY(harness.share() > 0.0 && harness.share() < 1.0);
        QCOMPARE(last, harness.share());
        // Without what users wait for: four of them think for most of the time.
        QVERIFY(std::chrono::duration<double>(harness.between).count() < 4 * run->seconds);
    }
};

QTEST_GUILESS_MAIN(TestPausedRuns)
#include "test_paused_runs.moc"
