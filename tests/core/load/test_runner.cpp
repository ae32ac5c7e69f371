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
        QVERIFY(run->failed > 0);
        QVERIFY(!run->firstFailure.isEmpty());
        QVERIFY(!run->holds());
        QCOMPARE(run->operations + run->failed, 2000);
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
        QCOMPARE(run->failed, 0);
        QVERIFY(run->holds());
        QCOMPARE(run->operations, 6000);
        QVERIFY(run->evicted > 0);
        QVERIFY(!run->interrupted);
    }

    void figuresAddUp()
    {
        const auto run = runDesign(small(), QStringLiteral("corrected"));
        VERIFY_OK(run);
        QCOMPARE(run->reads.count + run->writes.count, run->operations);
        QCOMPARE(run->hits + run->misses, run->reads.count);
        QCOMPARE(run->misses, 0); // all keys are stored beforehand
        QVERIFY(run->storeCommits > 0 && run->storeCommits <= run->writes.count);
        QVERIFY(run->reads.p50Ms > 0.0);
        QVERIFY(run->reads.p50Ms <= run->reads.p95Ms && run->reads.p95Ms <= run->reads.p99Ms);
        QVERIFY(run->reads.p99Ms <= run->reads.maxMs);
        QVERIFY(!run->samples.empty());
        QCOMPARE(run->samples.back().operations, run->operations);
        QCOMPARE(run->samples.back().users, 8);
    }

    void everyUserDoesTheSameAgain()
    {
        const auto first = runDesign(small(), QStringLiteral("corrected"));
        const auto second = runDesign(small(), QStringLiteral("batch-eviction"));
        VERIFY_OK(first);
        VERIFY_OK(second);
        QCOMPARE(first->reads.count, second->reads.count);
        QCOMPARE(first->writes.count, second->writes.count);
    }

    void operationsThatDoNotDivideAreAllDone()
    {
        Scenario scenario = small();
        scenario.users = 7;
        scenario.operations = 10;
        QCOMPARE(runDesign(scenario, QStringLiteral("legacy"))->operations, 10);
        scenario.operations = 3; // fewer than users
        QCOMPARE(runDesign(scenario, QStringLiteral("corrected"))->operations, 3);
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
        QVERIFY(run->samples.size() >= 2);
    }

    void aStopBeforeItBeginsGivesAnEmptyReport()
    {
        const std::atomic<bool> stop{true};
        const auto run = runDesign(small(), QStringLiteral("corrected"), {}, &stop);
        VERIFY_OK(run);
        QVERIFY(run->interrupted);
        QCOMPARE(run->operations, 0);
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
        QCOMPARE(run->misses, 0);
        QCOMPARE(test::directoryState(directory.path()), before);
    }

    void everyFsyncTakesSoMuchLonger()
    {
        Scenario scenario = small();
        scenario.users = 2;
        scenario.operations = 8;
        scenario.storeShare = 1.0;
        scenario.diskSyncDelay = milliseconds(30);
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
        scenario.diskSyncDelay = milliseconds(2);
        const auto run = runDesign(scenario, design);
        VERIFY_OK(run);
        QCOMPARE(run->operations + run->failed, 40);
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
