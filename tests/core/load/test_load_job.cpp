// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/blob_cache.h"
#include "core/load/run/load_job.h"
#include "tests/support/marking_translator.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

using namespace cachescope;
using namespace cachescope::load;
using std::chrono::milliseconds;

/// Runs in the background, told by signals.
class TestLoadJob : public QObject
{
    Q_OBJECT

private:
    static Scenario small()
    {
        Scenario scenario;
        scenario.users = 4;
        scenario.operations = 100;
        scenario.thinkTime = milliseconds(0);
        scenario.keyCount = 20;
        scenario.valueBytes = 1000;
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

private Q_SLOTS:
    void runsEveryDesignInTurn()
    {
        LoadJob job;
        QStringList designs;
        bool here = true;
        connect(&job, &LoadJob::designFinished, &job, [&](const RunReport &report) {
            designs << report.design;
            here = here && QThread::currentThread() == job.thread();
        });
        QSignalSpy finished(&job, &LoadJob::finished);
        QSignalSpy failed(&job, &LoadJob::failed);
        QSignalSpy phases(&job, &LoadJob::phaseChanged);
        Scenario scenario = small();
        scenario.designs = {QStringLiteral("legacy"), QStringLiteral("corrected")};
        VERIFY_OK(job.start(scenario));
        QVERIFY(job.isRunning());
        QVERIFY(finished.wait(30'000));
        QVERIFY(!job.isRunning());
        QCOMPARE(designs, scenario.designs);
        QVERIFY(here);
        QCOMPARE(phases.count(), 6);
        QCOMPARE(failed.count(), 0);
    }

    void aStopEndsItWithAnInterruptedReport()
    {
        LoadJob job;
        QSignalSpy sampled(&job, &LoadJob::sampled);
        QSignalSpy finished(&job, &LoadJob::finished);
        bool interrupted = false;
        connect(&job, &LoadJob::designFinished, &job,
                [&](const RunReport &report) { interrupted = report.interrupted; });
        VERIFY_OK(job.start(endless()));
        QVERIFY(sampled.wait(30'000));
        job.stop();
        QVERIFY(finished.wait(30'000));
        QVERIFY(interrupted);
    }

    // No errors among no operations would look like a success.
    void aDesignThatWasStoppedBeforeItBeganHasNoReport()
    {
        LoadJob job;
        QSignalSpy reported(&job, &LoadJob::designFinished);
        QSignalSpy finished(&job, &LoadJob::finished);
        Scenario large = endless();
        large.keyCount = 50'000;
        large.valueBytes = 20'000;
        VERIFY_OK(job.start(large));
        job.stop();
        QVERIFY(finished.wait(30'000));
        QCOMPARE(reported.count(), 0);
    }

    void oneRunAtATimeAndThenAnother()
    {
        LoadJob job;
        QSignalSpy finished(&job, &LoadJob::finished);
        VERIFY_OK(job.start(small()));
        QCOMPARE(job.start(small()).error().code, ErrorCode::InvalidArgument);
        QVERIFY(finished.wait(30'000));
        VERIFY_OK(job.start(small()));
        QVERIFY(finished.wait(30'000));
    }

    void anInvalidScenarioDoesNotStart()
    {
        LoadJob job;
        Scenario scenario = small();
        scenario.users = 0;
        QCOMPARE(job.start(scenario).error().code, ErrorCode::InvalidArgument);
        QVERIFY(!job.isRunning());
    }

    void aFailureIsToldInsteadOfTheEnd()
    {
        LoadJob job;
        QSignalSpy finished(&job, &LoadJob::finished);
        QSignalSpy failed(&job, &LoadJob::failed);
        Scenario scenario = small();
        scenario.sourceFile = QStringLiteral("/no/such/file.db");
        VERIFY_OK(job.start(scenario));
        QVERIFY(failed.wait(30'000));
        QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::NotFound);
        QCOMPARE(finished.count(), 0);
        QVERIFY(!job.isRunning());
    }

    void theDocumentIsInPlainEnglishInAnyLanguage()
    {
        const test::MarkingTranslator translator;
        LoadJob job;
        QSignalSpy failed(&job, &LoadJob::failed);
        Scenario scenario = small();
        scenario.sourceFile = QStringLiteral("/no/such/file.db");
        VERIFY_OK(job.start(scenario));
        QVERIFY(failed.wait(30'000));
        const QString error = job.document().error;
        QVERIFY(!error.isEmpty());
        QVERIFY2(!error.contains(test::MarkingTranslator::mark()), qPrintable(error));
    }

    void severalProcessesNeedTheirProgram()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        LoadJob job;
        Scenario scenario = small();
        scenario.processes = 2;
        const auto started = job.start(scenario);
        qputenv("PATH", path);
        QCOMPARE(started.error().code, ErrorCode::NotFound);
        QVERIFY(started.error().message.contains(QStringLiteral("cachescope-cli")));
        QVERIFY(!job.isRunning());
    }

    void theDocumentHasAllRunsOfAnAblation()
    {
        LoadJob job;
        QSignalSpy finished(&job, &LoadJob::finished);
        Scenario scenario = small();
        scenario.designs = {QStringLiteral("legacy")};
        scenario.ablation = true;
        VERIFY_OK(job.start(scenario));
        QVERIFY(finished.wait(60'000));
        const auto document = finished.at(0).at(0).value<LoadDocument>();
        QCOMPARE(document.runs.size(), static_cast<std::size_t>(plannedDesigns(scenario).size()));
        QVERIFY(document.runs.size() > 1);
        QVERIFY(document.ablation.has_value());
        QVERIFY(document.notRun().isEmpty());
        QVERIFY(document.startedAt.isValid());
    }

    void whatWasMeasuredIsThereAfterAnEndByForce()
    {
        LoadJob job;
        QSignalSpy sampled(&job, &LoadJob::sampled);
        VERIFY_OK(job.start(endless()));
        QVERIFY(sampled.wait(30'000));
        const LoadDocument document = job.stopAndWait();
        QCOMPARE(document.runs.size(), std::size_t{1});
        QVERIFY(document.runs.front().interrupted);
        QVERIFY(document.runs.front().counts.operations > 0);
    }

    void isPausedAndResumedAndTellsSo()
    {
        LoadJob job;
        QSignalSpy sampled(&job, &LoadJob::sampled);
        QSignalSpy finished(&job, &LoadJob::finished);
        QStringList phases;
        std::vector<ChangeKind> kinds;
        connect(&job, &LoadJob::phaseChanged, &job,
                [&phases](const QString &, const QString &phase) { phases << phase; });
        connect(&job, &LoadJob::changed, &job,
                [&kinds](const QString &, const RunChange &change) { kinds.push_back(change.kind); });
        VERIFY_OK(job.start(endless()));
        QVERIFY(sampled.wait(30'000));
        job.pause();
        QVERIFY(job.isPaused());
        QTRY_COMPARE(phases.last(), QStringLiteral("paused"));
        job.resume();
        QTRY_COMPARE(phases.last(), QStringLiteral("running"));
        job.setActiveUsers(2);
        job.setDisk(*DiskModel::fromText(QStringLiteral("sync=1ms")));
        QTRY_COMPARE(kinds.size(), std::size_t{4});
        QVERIFY((kinds ==
                 std::vector{ChangeKind::Pause, ChangeKind::Resume, ChangeKind::Users, ChangeKind::Disk}));
        job.pause();
        job.stop(); // ends a paused run too
        QVERIFY(finished.wait(30'000));
        const auto document = finished.at(0).at(0).value<LoadDocument>();
        QVERIFY(document.runs.front().changes.size() >= 4);
        QVERIFY(document.runs.front().interrupted);
        QVERIFY(!job.isPaused());
    }

    void withoutARunThereIsNothingToPause()
    {
        LoadJob job;
        job.pause();
        QVERIFY(!job.isPaused());
        QSignalSpy failed(&job, &LoadJob::failed);
        Scenario scenario = small();
        scenario.sourceFile = QStringLiteral("/no/such/file.db");
        VERIFY_OK(job.start(scenario));
        job.pause();
        QVERIFY(failed.wait(30'000));
        QVERIFY(!job.isPaused());
        job.pause();
        QVERIFY(!job.isPaused());
    }

    void eachDesignBeginsAsTheScenarioSays()
    {
        LoadJob job;
        QSignalSpy finished(&job, &LoadJob::finished);
        std::map<QString, int> mostUsers;
        connect(&job, &LoadJob::sampled, &job, [&](const QString &design, const RunSample &sample) {
            mostUsers[design] = std::max(mostUsers[design], sample.users);
        });
        Scenario scenario = endless();
        scenario.duration = milliseconds(300);
        scenario.designs = {QStringLiteral("legacy"), QStringLiteral("corrected")};
        VERIFY_OK(job.start(scenario));
        job.setActiveUsers(1);
        QVERIFY(finished.wait(60'000));
        QCOMPARE(mostUsers[QStringLiteral("legacy")], 1);
        QCOMPARE(mostUsers[QStringLiteral("corrected")], 4);
    }

    void tellsHowFarItsPreparationIs()
    {
        LoadJob job;
        QSignalSpy progressed(&job, &LoadJob::progressed);
        QSignalSpy finished(&job, &LoadJob::finished);
        VERIFY_OK(job.start(small()));
        QVERIFY(finished.wait(30'000));
        QVERIFY(progressed.count() > 0);
        for (const QList<QVariant> &each : progressed)
            QVERIFY(each.at(1).toDouble() >= 0.0 && each.at(1).toDouble() <= 1.0);
    }

    void whatWasMeasuredBeforeAFailureIsKept()
    {
        const QTemporaryDir directory;
        Scenario scenario = endless();
        scenario.duration = milliseconds(1000);
        scenario.designs = {QStringLiteral("legacy"), QStringLiteral("corrected")};
        scenario.sourceFile = directory.filePath(QStringLiteral("source.db"));
        {
            auto cache = cache::BlobCache::open(scenario.sourceFile);
            VERIFY_OK(cache);
            VERIFY_OK((*cache)->put(QStringLiteral("key"), QByteArray(1000, 'x')));
        }
        LoadJob job;
        QSignalSpy failed(&job, &LoadJob::failed);
        connect(&job, &LoadJob::phaseChanged, &job, [&scenario](const QString &, const QString &phase) {
            if (phase == QLatin1String("running"))
                QFile::remove(scenario.sourceFile); // which the second design would have copied
        });
        VERIFY_OK(job.start(scenario));
        QVERIFY(failed.wait(30'000));
        const auto document = failed.at(0).at(1).value<LoadDocument>();
        QCOMPARE(document.runs.size(), std::size_t{1});
        QVERIFY(document.runs.front().counts.operations > 0);
        QVERIFY2(document.error.startsWith(QStringLiteral("corrected: ")), qPrintable(document.error));
        QCOMPARE(document.notRun(), QStringList{QStringLiteral("corrected")});
    }

    void itCanGoInTheMiddleOfARun()
    {
        auto job = std::make_unique<LoadJob>();
        QSignalSpy sampled(job.get(), &LoadJob::sampled);
        VERIFY_OK(job->start(endless()));
        QVERIFY(sampled.wait(30'000));
        job.reset();
    }
};

QTEST_GUILESS_MAIN(TestLoadJob)
#include "test_load_job.moc"
