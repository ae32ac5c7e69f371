// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/load_job.h"
#include "tests/support/verify.h"

#include <QSignalSpy>

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
