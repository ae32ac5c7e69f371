// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/runner.h"
#include "core/sqlite/connection.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::milliseconds;

/// Whole runs, small ones.
class TestRunner : public QObject
{
    Q_OBJECT

private:
    static Scenario small()
    {
        Scenario scenario;
        scenario.users = 8;
        scenario.operations = 400;
        scenario.thinkTime = milliseconds(0);
        scenario.keyCount = 50;
        scenario.valueBytes = 2000;
        return scenario;
    }

private Q_SLOTS:
    void theFaultMeetsLockErrors()
    {
        Scenario scenario = small();
        scenario.users = 40;
        scenario.operations = 2000;
        const auto run = runDesign(scenario, QStringLiteral("legacy-no-timeout"));
        VERIFY_OK(run);
        QVERIFY(run->locks.totalErrors > 0);
        QVERIFY(run->counts.failed > 0);
        QVERIFY(!run->firstFailure.isEmpty());
        QVERIFY(!run->holds());
        QCOMPARE(run->counts.operations + run->counts.failed, 2000);
    }

    void theCorrectionMeetsNoneAndFailsNoOperation()
    {
        Scenario scenario = small();
        scenario.users = 60;
        scenario.operations = 6000;
        scenario.maxBytes = 80'000; // evicting all the time
        const auto run = runDesign(scenario, QStringLiteral("corrected"));
        VERIFY_OK(run);
        QCOMPARE(run->locks.totalErrors, quint64{0});
        QCOMPARE(run->counts.failed, 0);
        QVERIFY(run->holds());
        QCOMPARE(run->counts.operations, 6000);
        QVERIFY(run->evicted > 0);
        QVERIFY(!run->interrupted);
    }

    void figuresAddUp()
    {
        const auto run = runDesign(small(), QStringLiteral("corrected"));
        VERIFY_OK(run);
        QCOMPARE(run->reads.count + run->writes.count, run->counts.operations);
        QCOMPARE(run->counts.hits + run->counts.misses, run->reads.count);
        QCOMPARE(run->counts.misses, 0); // all keys are stored beforehand
        QVERIFY(run->storeCommits > 0 && run->storeCommits <= run->writes.count);
        QVERIFY(run->reads.p50Ms > 0.0);
        QVERIFY(run->reads.p50Ms <= run->reads.p95Ms && run->reads.p95Ms <= run->reads.p99Ms);
        QVERIFY(run->reads.p99Ms <= run->reads.maxMs);
        qint64 operations = 0;
        for (const SeriesPoint &point : run->series)
            operations += point.operations;
        QCOMPARE(operations, run->counts.operations);
        QCOMPARE(run->series.back().users, 8);
        QCOMPARE(run->fairness.users, 8);
        QCOMPARE(run->verification.checked, run->reads.count);
        QCOMPARE(run->counts.arrivals, 0); // a closed loop
        QCOMPARE(run->counts.dropped, 0);
    }

    void everyUserDoesTheSameAgain()
    {
        const auto first = runDesign(small(), QStringLiteral("corrected"));
        const auto second = runDesign(small(), QStringLiteral("batch-eviction"));
        VERIFY_OK(first);
        VERIFY_OK(second);
        QCOMPARE(first->reads.count, second->reads.count);
        QCOMPARE(first->writes.count, second->writes.count);
        QCOMPARE(first->digest, second->digest);
        Scenario other = small();
        other.seed += 1;
        const auto third = runDesign(other, QStringLiteral("corrected"));
        VERIFY_OK(third);
        QVERIFY(third->digest != first->digest);
    }

    void operationsThatDoNotDivideAreAllDone()
    {
        Scenario scenario = small();
        scenario.users = 7;
        scenario.operations = 10;
        QCOMPARE(runDesign(scenario, QStringLiteral("legacy"))->counts.operations, 10);
        scenario.operations = 3; // fewer than users
        QCOMPARE(runDesign(scenario, QStringLiteral("corrected"))->counts.operations, 3);
    }

    void aStopEndsItEarlyWithWhatWasMeasured()
    {
        Scenario scenario = small();
        scenario.operations = 0;
        scenario.duration = std::chrono::hours(1);
        scenario.thinkTime = std::chrono::minutes(30); // nearly all of them sleep when it comes
        scenario.users = 200;
        std::atomic<bool> stop{false};
        RunObserver observer;
        observer.onSample = [&stop](const RunSample &) { stop = true; };
        const auto run = runDesign(scenario, QStringLiteral("corrected"), observer, &stop);
        VERIFY_OK(run);
        QVERIFY(run->interrupted);
        QVERIFY(run->seconds > 0.0);
        QVERIFY(!run->series.empty());
    }

    void aStopBeforeItBeginsGivesAnEmptyReport()
    {
        const std::atomic<bool> stop{true};
        const auto run = runDesign(small(), QStringLiteral("corrected"), {}, &stop);
        VERIFY_OK(run);
        QVERIFY(run->interrupted);
        QCOMPARE(run->counts.operations, 0);
    }

    void tellsItsPhasesInOrder()
    {
        QStringList phases;
        RunObserver observer;
        observer.onPhase = [&phases](const QString &phase) { phases << phase; };
        VERIFY_OK(runDesign(small(), QStringLiteral("legacy"), observer));
        QCOMPARE(phases, QStringList({QStringLiteral("preparing"), QStringLiteral("running"),
                                      QStringLiteral("closing")}));
    }

    void runsOnACopyOfAFileWithItsLog()
    {
        const QTemporaryDir directory;
        const QString path =
            test::copyOfDataFile(QStringLiteral("extraction-live/cache.db"), directory.path());
        test::copyOfDataFile(QStringLiteral("extraction-live/cache.db-wal"), directory.path());
        const QByteArray before = test::directoryState(directory.path());
        Scenario scenario = small();
        scenario.sourceFile = path;
        scenario.keyCount = 1000; // more than the file has
        const auto run = runDesign(scenario, QStringLiteral("corrected"));
        VERIFY_OK(run);
        QVERIFY(run->holds());
        QCOMPARE(run->counts.misses, 0);
        QCOMPARE(test::directoryState(directory.path()), before);
    }

    void everyFsyncTakesSoMuchLonger()
    {
        Scenario scenario = small();
        scenario.users = 2;
        scenario.operations = 8;
        scenario.mix = OperationMix::ofStores(1.0);
        scenario.disk = *DiskModel::fromText(QStringLiteral("sync=30ms"));
        // It syncs the log at each commit.
        const auto run = runDesign(scenario, QStringLiteral("batch-eviction"));
        VERIFY_OK(run);
        QVERIFY(run->holds());
        QCOMPARE(run->writes.count, 8);
        QVERIFY2(run->writes.meanMs >= 30.0, qPrintable(QString::number(run->writes.meanMs)));
        QVERIFY(run->seconds >= 8 * 0.030); // one writer at a time
    }

    void everyDesignRunsOnASlowDisk_data()
    {
        QTest::addColumn<QString>("design");
        for (const char *design : {"legacy-no-timeout", "legacy", "corrected"})
            QTest::newRow(design) << QString::fromLatin1(design);
    }
    void everyDesignRunsOnASlowDisk()
    {
        QFETCH(QString, design);
        Scenario scenario = small();
        scenario.operations = 40;
        scenario.disk = *DiskModel::fromText(QStringLiteral("sync=2ms"));
        const auto run = runDesign(scenario, design);
        VERIFY_OK(run);
        QCOMPARE(run->counts.operations + run->counts.failed, 40);
    }

    void refusesWhatIsNoCache()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("other.db"));
        Scenario scenario = small();
        scenario.sourceFile = path;
        QCOMPARE(runDesign(scenario, QStringLiteral("corrected")).error().code, ErrorCode::NotFound);
        {
            sqlite::ConnectionOptions options;
            options.fileName = path;
            const auto other = sqlite::Connection::open(options);
            VERIFY_OK((*other)->execute("CREATE TABLE t(a)", sqlite::LockPhase::Write));
        }
        const auto run = runDesign(scenario, QStringLiteral("corrected"));
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::NotACache);
        QVERIFY(run.error().message.contains(path));
    }

    void refusesAnUnknownDesignAndAnInvalidScenario()
    {
        QCOMPARE(runDesign(small(), QStringLiteral("magic")).error().code, ErrorCode::InvalidArgument);
        Scenario scenario = small();
        scenario.users = 0;
        QCOMPARE(runDesign(scenario, QStringLiteral("corrected")).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestRunner)
#include "test_runner.moc"
