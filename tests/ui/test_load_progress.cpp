// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/load_progress.h"
#include "ui/load/live/paced_refresh.h"
#include "ui/load/live/run_text.h"

#include <QSignalSpy>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestLoadProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsDoneAndHowLongItStillTakes()
    {
        LoadProgress progress;
        progress.start(scenario(60), {QStringLiteral("legacy"), QStringLiteral("corrected")});
        QCOMPARE(progress.progress().text, QStringLiteral("Preparing the cache · legacy (1 of 2)"));
        QCOMPARE(*progress.progress().fraction, 0.0);
        QVERIFY(!progress.progress().pausable);
        progress.setFraction(0.5);
        QVERIFY(progress.progress().text.startsWith(QStringLiteral("Preparing the cache: 50 %")));
        progress.setPhase(QStringLiteral("running"));
        progress.setRun(1);
        progress.setPhase(QStringLiteral("running"));
        progress.setSample(at(47.2, 100));
        QCOMPARE(progress.progress().text, QStringLiteral("Running 47 of 60 s · corrected (2 of 2)"));
        QVERIFY(qAbs(*progress.progress().fraction - 0.893) < 0.001);
        QVERIFY(progress.progress().pausable);
    }

    void aPauseHasNoEnd()
    {
        LoadProgress progress;
        progress.start(scenario(60), {QStringLiteral("corrected")});
        progress.setSample(at(12.0, 1));
        progress.setPhase(QStringLiteral("paused"));
        QCOMPARE(progress.progress().text, QStringLiteral("Paused at 12 of 60 s"));
        QVERIFY(progress.progress().paused);
        QVERIFY(progress.progress().pausable);
    }

    void operationsAreCountedWhereTheyEndTheRun()
    {
        LoadProgress progress;
        load::Scenario counted = scenario(60);
        counted.operations = 1000;
        progress.start(counted, {QStringLiteral("corrected")});
        progress.setPhase(QStringLiteral("running"));
        QCOMPARE(progress.progress().text, QStringLiteral("Running: 0 of 1,000 operations"));
        progress.setSample(at(10.0, 250));
        QCOMPARE(progress.progress().text, QStringLiteral("Running: 250 of 1,000 operations"));
        QCOMPARE(*progress.progress().fraction, 0.25);
        progress.setPhase(QStringLiteral("paused"));
        QCOMPARE(progress.progress().text, QStringLiteral("Paused at 250 of 1,000 operations"));
    }

    void everyPhaseHasItsWords()
    {
        LoadProgress progress;
        progress.start(scenario(10), {QStringLiteral("corrected")});
        for (const char *phase : {"warming up", "closing", "verifying"}) {
            progress.setPhase(QString::fromLatin1(phase));
            QVERIFY(!progress.progress().text.contains(QStringLiteral("Preparing")));
        }
        progress.setFraction(0.25);
        QVERIFY(progress.progress().text.startsWith(QStringLiteral("Verifying the file: 25 %")));
    }

    void drawsLessOftenWhileTheLoopIsBehind()
    {
        QCOMPARE(PacedRefresh::nextPaceMs(100, 0), 100);
        QCOMPARE(PacedRefresh::nextPaceMs(100, 60), 200);
        QCOMPARE(PacedRefresh::nextPaceMs(800, 500), 800);
        QCOMPARE(PacedRefresh::nextPaceMs(400, 20), 400);
        QCOMPARE(PacedRefresh::nextPaceMs(400, 2), 200);
    }

    void manyRequestsAreOneRefresh()
    {
        PacedRefresh pace;
        QSignalSpy due(&pace, &PacedRefresh::due);
        for (int i = 0; i < 100; ++i)
            pace.request();
        QVERIFY(due.wait());
        QCOMPARE(due.count(), 1);
    }

    void whatComesAsOftenAsItMayIsDrawnEachTime()
    {
        QCOMPARE(PacedRefresh::waitMs(100, 98), 2);
        QCOMPARE(PacedRefresh::waitMs(100, 101), 0);
        QCOMPARE(PacedRefresh::waitMs(200, 0), 200);
    }

    void changesAreSentences()
    {
        const auto text = [](const load::RunChange &change) {
            return changeText(QStringLiteral("legacy"), change);
        };
        QCOMPARE(text({12.3, load::ChangeKind::Users, QStringLiteral("300"), QStringLiteral("500")}),
                 QStringLiteral("legacy, at 12.3 s: users from 300 to 500"));
        QCOMPARE(text({2.0, load::ChangeKind::Rate, QStringLiteral("10"), QStringLiteral("20"), true}),
                 QStringLiteral("legacy, at 2.0 s: rate from 10/s to 20/s (planned)"));
        QVERIFY(text({2.0, load::ChangeKind::Disk, QStringLiteral("none"), QStringLiteral("sync=5ms")})
                    .contains(QStringLiteral("disk from “none” to “sync=5ms”")));
        QVERIFY(text({2.0, load::ChangeKind::Pause}).endsWith(QStringLiteral("paused")));
        QVERIFY(text({2.0, load::ChangeKind::Resume}).endsWith(QStringLiteral("resumed")));
        QVERIFY(text({2.0, load::ChangeKind::Resume, {}, {}, false, 4.0})
                    .endsWith(QStringLiteral("resumed after 4.0 s")));
    }

    void verdictsAreChips()
    {
        RunHistory waiting(QStringLiteral("corrected"));
        QVERIFY(verdictChips({waiting}).isEmpty());
        QCOMPARE(stateText(waiting), QStringLiteral("waiting"));
        const RunHistory held = ended(0, 0, false);
        QCOMPARE(verdictChip(held).text, QStringLiteral("corrected: holds, no wait near the timeout"));
        QCOMPARE(verdictChip(held).tone, Tone::Good);
        QCOMPARE(stateText(held), QStringLiteral("holds"));
        const RunHistory failed = ended(1081, 0, false);
        QCOMPARE(verdictChip(failed).text, QStringLiteral("corrected: fails, 1,081 lock errors"));
        QCOMPARE(stateTone(failed), Tone::Bad);
        QCOMPARE(verdictChip(ended(1, 0, false)).text, QStringLiteral("corrected: fails, 1 lock error"));
        QCOMPARE(verdictChip(ended(0, 1, false)).text,
                 QStringLiteral("corrected: fails, 1 failed operation"));
        const RunHistory stopped = ended(0, 0, true);
        QCOMPARE(verdictChip(stopped).text, QStringLiteral("corrected: stopped early, no lock error"));
        QCOMPARE(stateTone(stopped), Tone::Neutral);
        const QList<Chip> many = verdictChips({held, failed, stopped, waiting});
        QCOMPARE(many.size(), 1);
        QCOMPARE(many.first().text, QStringLiteral("1 of 3 designs hold"));
        QVERIFY(many.first().explanation.contains(QStringLiteral("1,081")));
    }

private:
    static load::Scenario scenario(int seconds)
    {
        load::Scenario scenario;
        scenario.duration = std::chrono::seconds(seconds);
        return scenario;
    }

    static load::RunSample at(double seconds, qint64 operations)
    {
        load::RunSample sample;
        sample.atSeconds = seconds;
        sample.operations = operations;
        return sample;
    }

    static RunHistory ended(quint64 lockErrors, qint64 failed, bool interrupted)
    {
        load::RunReport report;
        report.counts.operations = 10;
        report.counts.failed = failed;
        report.locks.totalErrors = lockErrors;
        report.interrupted = interrupted;
        report.judge({});
        RunHistory history(QStringLiteral("corrected"));
        history.finish(report);
        return history;
    }
};

QTEST_GUILESS_MAIN(TestLoadProgress)
#include "test_load_progress.moc"
