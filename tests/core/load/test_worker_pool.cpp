// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/runner.h"
#include "tests/support/processes.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <csignal>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::milliseconds;

/// Runs whose users are spread over several processes of the real program.
class TestWorkerPool : public QObject
{
    Q_OBJECT

private:
    static Scenario small()
    {
        Scenario scenario;
        scenario.users = 7;
        scenario.processes = 3;
        scenario.operations = 400;
        scenario.thinkTime = milliseconds(0);
        scenario.keyCount = 50;
        scenario.valueBytes = 2000;
        return scenario;
    }
    static Scenario endless()
    {
        Scenario scenario = small();
        scenario.operations = 0;
        scenario.duration = std::chrono::hours(1);
        scenario.thinkTime = milliseconds(1);
        return scenario;
    }

    static Result<RunReport> run(const Scenario &scenario, const char *design = "corrected",
                                 const RunObserver &observer = {}, const std::atomic<bool> *stop = nullptr)
    {
        return runDesign(scenario, QLatin1String(design), observer, stop, {QStringLiteral(CACHESCOPE_CLI)});
    }

    /// A shell script that is started instead of the program.
    Result<RunReport> runWith(const QByteArray &script)
    {
        QFile file(m_directory.filePath(QStringLiteral("worker.sh")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return Error{ErrorCode::CannotOpen, file.errorString()};
        file.write("#!/bin/sh\n" + script + '\n');
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return runDesign(small(), QStringLiteral("corrected"), {}, nullptr, {file.fileName()});
    }

    static QList<qint64> workers() { return test::childrenOf(QCoreApplication::applicationPid()); }

    QTemporaryDir m_directory;

private Q_SLOTS:
    void cleanup() { QCOMPARE(workers(), QList<qint64>()); }

    void doesTheSameAsOneProcess()
    {
        Scenario alone = small();
        alone.processes = 1;
        const auto one = run(alone);
        const auto several = run(small());
        VERIFY_OK(one);
        VERIFY_OK(several);
        QCOMPARE(one->processes, 1);
        QCOMPARE(several->processes, 3);
        QCOMPARE(several->workersFailed, 0);
        QCOMPARE(several->users, 7);
        QCOMPARE(several->counts.operations, 400);
        QCOMPARE(several->reads.count, one->reads.count);
        QCOMPARE(several->writes.count, one->writes.count);
        QCOMPARE(several->counts.misses, 0);
        QCOMPARE(several->locks.totalErrors, quint64{0});
        QCOMPARE(several->digest, one->digest);
        QCOMPARE(several->verification.checked, several->reads.count);
        QVERIFY2(several->holds(), qPrintable(several->reasons().join(QLatin1Char(' '))));
        QVERIFY(!several->interrupted);
    }

    void theFileOfSeveralProcessesIsReadAgain()
    {
        Scenario scenario = small();
        scenario.verifyFile = true;
        const auto report = run(scenario);
        VERIFY_OK(report);
        QVERIFY(report->file);
        QCOMPARE(report->file->entries, 50);
        QVERIFY2(report->holds(), qPrintable(report->reasons().join(QLatin1Char(' '))));
    }

    void evictionsOfSeveralProcessesAreNoLosses()
    {
        Scenario scenario = small();
        scenario.maxBytes = 20'000; // ten of fifty values
        scenario.operations = 1500;
        scenario.mix = OperationMix::ofStores(0.5);
        scenario.verifyFile = true;
        const auto report = run(scenario);
        VERIFY_OK(report);
        QVERIFY(report->evicted > 0);
        QVERIFY(report->verification.unchecked > 0);
        QCOMPARE(report->verification.lost, 0);
        QVERIFY(report->file);
        QVERIFY(report->file->entries < 50);
        QVERIFY2(report->holds(), qPrintable(report->reasons().join(QLatin1Char(' '))));
    }

    void everyProcessIsSteered()
    {
        RunSteering steering;
        bool fell = false;
        std::atomic<bool> stop{false};
        RunObserver observer;
        observer.onSample = [&](const RunSample &sample) {
            if (sample.operations > 0)
                steering.setActiveUsers(2);
            fell = fell || sample.users == 2;
            stop = fell;
        };
        RunEnvironment environment{QStringLiteral(CACHESCOPE_CLI)};
        environment.steering = &steering;
        VERIFY_OK(runDesign(endless(), QStringLiteral("corrected"), observer, &stop, environment));
        QVERIFY(fell);
    }

    void everyProcessIsPausedAndGoesOn()
    {
        RunSteering steering;
        std::atomic<bool> stop{false};
        RunObserver observer;
        std::vector<RunChange> changes;
        qint64 atThePause = 0;
        qint64 after = 0;
        double pausedAt = 0.0;
        observer.onChange = [&changes](const RunChange &change) { changes.push_back(change); };
        observer.onPhase = [&](const QString &phase) {
            if (phase == QLatin1String("paused"))
                steering.resume();
        };
        observer.onSample = [&](const RunSample &sample) {
            if (changes.empty() && sample.operations > 0)
                steering.pause();
            if (sample.paused) {
                atThePause = sample.operations;
                pausedAt = sample.atSeconds;
            }
            if (changes.size() >= 2)
                after = sample.operations;
            stop = after > atThePause && sample.atSeconds > pausedAt + 0.5;
        };
        RunEnvironment environment{QStringLiteral(CACHESCOPE_CLI)};
        environment.steering = &steering;
        const auto report = runDesign(endless(), QStringLiteral("corrected"), observer, &stop, environment);
        VERIFY_OK(report);
        QCOMPARE(report->changes.size(), std::size_t{2});
        QVERIFY(report->pausedSeconds > 0.0);
        QCOMPARE(report->workersFailed, 0);
    }

    void usersOfAllProcessesAreTold()
    {
        std::vector<std::size_t> sizes;
        double share = 0.0;
        std::atomic<bool> stop{false};
        RunObserver observer;
        observer.onSample = [&](const RunSample &sample) {
            if (!sample.userMoments.empty())
                sizes.push_back(sample.userMoments.size());
            share = sample.harnessShare;
            stop = sizes.size() >= 2;
        };
        Scenario scenario = endless();
        const auto report = runDesign(scenario, QStringLiteral("corrected"), observer, &stop,
                                      RunEnvironment{QStringLiteral(CACHESCOPE_CLI)});
        VERIFY_OK(report);
        QVERIFY(sizes.size() >= 2);
        for (const std::size_t size : sizes)
            QCOMPARE(size, static_cast<std::size_t>(scenario.users));
        QCOMPARE(report->fairnessStrip.users(), scenario.users);
        QVERIFY(share > 0.0 && share < 1.0);
        QVERIFY(report->harness.sampling.count() > 0);
    }

    void usersAreToldOfAfterTheFirstProcessHasEnded()
    {
        Scenario scenario = endless();
        scenario.users = 3;
        scenario.operations = 1; // of the first user alone
        scenario.thinkTime = std::chrono::hours(1);
        int told = 0;
        std::atomic<bool> stop{false};
        RunObserver observer;
        observer.onSample = [&](const RunSample &sample) {
            told += sample.userMoments.size() == 3 ? 1 : 0;
            stop = told >= 2 || sample.atSeconds > 6.0;
        };
        VERIFY_OK(run(scenario, "corrected", observer, &stop));
        QVERIFY(told >= 2);
    }

    void figuresAddUp()
    {
        const auto report = run(small());
        VERIFY_OK(report);
        QCOMPARE(report->reads.count + report->writes.count, report->counts.operations);
        QCOMPARE(report->counts.hits + report->counts.misses, report->reads.count);
        QVERIFY(report->seconds > 0.0);
        QVERIFY(report->storeCommits > 0 && report->storeCommits <= report->writes.count);
        QVERIFY(report->reads.p50Ms > 0.0);
        QVERIFY(report->reads.p99Ms <= report->reads.maxMs);
        QVERIFY(report->walMaxBytes > 0);
        qint64 operations = 0;
        for (const SeriesPoint &point : report->series)
            operations += point.operations;
        QCOMPARE(operations, report->counts.operations);
        QCOMPARE(report->series.back().users, 7);
        QCOMPARE(report->fairness.users, 7);
    }

    void theFaultMeetsLockErrorsBetweenProcesses()
    {
        Scenario scenario = small();
        scenario.processes = 2;
        scenario.users = 2; // each alone in its process
        scenario.mix = OperationMix::ofStores(1.0);
        scenario.operations = 0;
        scenario.duration = std::chrono::hours(1);
        std::atomic<bool> stop{false};
        RunObserver observer;
        observer.onSample = [&stop](const RunSample &sample) { stop = sample.locks.totalErrors > 0; };
        const auto report = run(scenario, "legacy-no-timeout", observer, &stop);
        VERIFY_OK(report);
        QVERIFY(report->locks.totalErrors > 0);
        QVERIFY(report->counts.failed > 0);
        QVERIFY(!report->firstFailure.isEmpty());
        QVERIFY(!report->holds());
    }

    void everyProcessReadsTheKeysOfTheSourceFile()
    {
        Scenario scenario = small();
        scenario.sourceFile = test::dataFile(QStringLiteral("audio.db"));
        scenario.keyCount = 1000;
        const auto report = run(scenario);
        VERIFY_OK(report);
        QCOMPARE(report->counts.operations, 400);
        QCOMPARE(report->counts.misses, 0);
        QVERIFY(report->holds());
    }

    void aStopEndsAllWithWhatWasMeasured()
    {
        std::atomic<bool> stop{false};
        RunObserver observer;
        observer.onSample = [&stop](const RunSample &sample) { stop = sample.operations > 0; };
        const auto report = run(endless(), "corrected", observer, &stop);
        VERIFY_OK(report);
        QVERIFY(report->interrupted);
        QVERIFY(report->counts.operations > 0);
        QCOMPARE(report->workersFailed, 0);
        QVERIFY(report->holds());
    }

    void aStopBeforeItBeginsGivesAnEmptyReport()
    {
        // Set when the file is made already and the processes are about to be.
        std::atomic<bool> stop{true};
        const auto report = run(small(), "corrected", {}, &stop);
        VERIFY_OK(report);
        QVERIFY(report->interrupted);
        QCOMPARE(report->counts.operations, 0);
    }

    void aProcessThatIsKilledFailsTheRunAndEndsIt()
    {
        bool killed = false;
        RunObserver observer;
        observer.onSample = [&killed](const RunSample &sample) {
            if (killed || sample.operations == 0)
                return;
            killed = true;
            ::kill(static_cast<pid_t>(workers().constFirst()), SIGKILL);
        };
        const auto report = run(endless(), "corrected", observer);
        VERIFY_OK(report);
        QVERIFY(killed);
        QCOMPARE(report->workersFailed, 1);
        QVERIFY2(report->firstFailure.contains(QStringLiteral("signal 9")), qPrintable(report->firstFailure));
        QVERIFY(!report->holds());
        QVERIFY(!report->interrupted);
        QVERIFY(report->counts.operations > 0); // of the others
    }

    void aProcessThatHangsIsGivenUpAfterTheEnd()
    {
        Scenario scenario = endless();
        scenario.duration = milliseconds(400);
        bool stopped = false;
        RunObserver observer;
        observer.onSample = [&stopped](const RunSample &sample) {
            if (stopped || sample.operations == 0)
                return;
            stopped = true;
            ::kill(static_cast<pid_t>(workers().constFirst()), SIGSTOP);
        };
        RunEnvironment environment{QStringLiteral(CACHESCOPE_CLI)};
        environment.patience = milliseconds(500);
        const auto report =
            runDesign(scenario, QStringLiteral("legacy-no-timeout"), observer, nullptr, environment);
        VERIFY_OK(report);
        QVERIFY(stopped);
        QVERIFY(report->workersFailed >= 1); // on a slow machine another may be late, too
        QVERIFY2(report->firstFailure.contains(QStringLiteral("did not end")) || report->workersFailed > 1,
                 qPrintable(report->firstFailure));
        QVERIFY(!report->holds());
    }

    void aProcessThatSaysNonsenseFailsTheRun_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("said");
        QTest::newRow("nonsense") << QByteArray("echo nonsense; cat") << "nonsense";
        QTest::newRow("ends at once") << QByteArray("exit 7") << "exit code 7";
        QTest::newRow("ends after its task") << QByteArray("read task; exit 8") << "exit code 8";
        QTest::newRow("one ends, one is silent")
            << QByteArray("mkdir \"$0.first\" 2>/dev/null || exit 9; cat >/dev/null") << "exit code 9";
        QTest::newRow("answers too early")
            << QByteArray("read task; echo '{\"type\": \"closed\", \"evicted\": 0}'; cat") << "not asked";
        QTest::newRow("without an end") << QByteArray("exec cat /dev/zero") << "without an end";
    }
    void aProcessThatSaysNonsenseFailsTheRun()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, said);
        const auto report = runWith(script);
        VERIFY_OK(report);
        QVERIFY(report->workersFailed > 0);
        QVERIFY2(report->firstFailure.contains(said), qPrintable(report->firstFailure));
        QVERIFY(!report->holds());
        QCOMPARE(report->counts.operations, 0);
    }

    void aProcessThatCannotOpenTheFileEndsTheRunWithItsError()
    {
        const QByteArray code = QByteArray::number(static_cast<int>(ErrorCode::CannotOpen));
        const auto report = runWith("read task; echo '{\"type\": \"failed\", \"code\": " + code +
                                    ", \"message\": \"no such luck\", \"sqliteCode\": 14}'; cat");
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::CannotOpen);
        QCOMPARE(report.error().message, QStringLiteral("no such luck"));
    }

    void aProgramThatIsNotThereIsNamed()
    {
        const auto report = runDesign(small(), QStringLiteral("corrected"), {}, nullptr,
                                      {QStringLiteral("/no/such/program")});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::CannotOpen);
        QVERIFY(report.error().message.contains(QStringLiteral("/no/such/program")));
    }

    void withoutAProgramSeveralProcessesAreRefused()
    {
        const auto report = runDesign(small(), QStringLiteral("corrected"));
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::InvalidArgument);
        QVERIFY(report.error().message.contains(QStringLiteral("processes")));
    }
};

QTEST_GUILESS_MAIN(TestWorkerPool)
#include "test_worker_pool.moc"
