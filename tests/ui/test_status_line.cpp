// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_line.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace cachescope::ui;

class TestStatusLine : public QObject
{
    Q_OBJECT

    static JobProgress progress(const char *text, double fraction)
    {
        return {QLatin1String(text), fraction, true};
    }

private Q_SLOTS:
    void showsAllThatRuns()
    {
        StatusLine line;
        line.resize(1024, line.height());
        line.show();
        auto *message = line.findChild<QLabel *>(QStringLiteral("statusText"));
        line.setMessage(QStringLiteral("Ready"));
        line.setJob(Job::Export, progress("Exporting", 0.1));
        line.setJob(Job::Scan, progress("Scanning", 0.2));
        QVERIFY(!message->isVisible());
        QCOMPARE(line.jobs(), (QList<Job>{Job::Scan, Job::Export}));
        QTRY_VERIFY(line.stripOf(Job::Scan)->isVisible() && line.stripOf(Job::Export)->isVisible());
        QTRY_VERIFY(line.stripOf(Job::Export)->x() < line.stripOf(Job::Scan)->x());
        line.endJob(Job::Export);
        QCOMPARE(line.jobs(), QList<Job>{Job::Scan});
        line.endJob(Job::Scan);
        QVERIFY(message->isVisible());
        QCOMPARE(message->text(), QStringLiteral("Ready"));
    }

    void tellsWhatEnded()
    {
        StatusLine line;
        QSignalSpy ended(&line, &StatusLine::jobEnded);
        line.endJob(Job::Save); // did not run
        line.setJob(Job::Save, progress("Writing", 0.5));
        line.endJob(Job::Save);
        QCOMPARE(ended.count(), 1);
        QCOMPARE(ended.first().first().value<Job>(), Job::Save);
        QVERIFY(line.jobs().isEmpty());
    }

    void saysHowLongItTakesOnceThatCanBeTold()
    {
        StatusLine line;
        line.show();
        line.setJob(Job::Export, progress("Exporting", 0.0));
        const auto *left = line.stripOf(Job::Export)->findChild<QLabel *>(QStringLiteral("timeLeft"));
        QVERIFY(!left->isVisible());
        double fraction = 0.0;
        QTRY_VERIFY_WITH_TIMEOUT(
            (line.setJob(Job::Export, progress("Exporting", fraction += 0.005)), left->isVisible()), 20'000);
        QVERIFY2(left->text().startsWith(QStringLiteral("about ")), qPrintable(left->text()));
    }

    void eachIsCancelledByItself()
    {
        StatusLine line;
        line.show();
        QSignalSpy cancel(&line, &StatusLine::cancelRequested);
        line.setJob(Job::Generate, progress("Generating", 0.5));
        line.setJob(Job::Load, progress("Running", 0.5));
        cancelOf(line, Job::Generate)->click();
        QCOMPARE(cancel.takeFirst().first().value<Job>(), Job::Generate);
        cancelOf(line, Job::Load)->click();
        QCOMPARE(cancel.takeFirst().first().value<Job>(), Job::Load);
        QCOMPARE(cancelOf(line, Job::Load)->text(), QStringLiteral("Stop")); // what it measured is kept
    }

    void mayEndWhileItsButtonIsPressed()
    {
        StatusLine line;
        line.show();
        connect(&line, &StatusLine::cancelRequested, &line, &StatusLine::endJob);
        line.setJob(Job::Export, progress("Exporting", 0.5));
        cancelOf(line, Job::Export)->click();
        QVERIFY(line.jobs().isEmpty());
    }

    void eachIsPausedByItself()
    {
        StatusLine line;
        line.show();
        QSignalSpy pause(&line, &StatusLine::pauseRequested);
        JobProgress scan = progress("Scanning", 0.5);
        scan.pausable = true;
        line.setJob(Job::Scan, scan);
        line.setJob(Job::Export, progress("Exporting", 0.5));
        line.stripOf(Job::Scan)->findChild<QPushButton *>(QStringLiteral("pauseJob"))->click();
        QCOMPARE(pause.first().at(0).value<Job>(), Job::Scan);
        QVERIFY(pause.first().at(1).toBool());
    }

private:
    static QPushButton *cancelOf(const StatusLine &line, Job job)
    {
        return line.stripOf(job)->findChild<QPushButton *>(QStringLiteral("cancelJob"));
    }
};

QTEST_MAIN(TestStatusLine)
#include "test_status_line.moc"
