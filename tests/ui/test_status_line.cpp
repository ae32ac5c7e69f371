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
    void showsTheLastOfWhatRuns()
    {
        StatusLine line;
        line.setMessage(QStringLiteral("Ready"));
        line.setJob(Job::Export, progress("Exporting", 0.1));
        line.setJob(Job::Scan, progress("Scanning", 0.2));
        QCOMPARE(line.text(), QStringLiteral("Exporting"));
        QCOMPARE(line.jobs(), (QList<Job>{Job::Scan, Job::Export}));
        line.endJob(Job::Export);
        QCOMPARE(line.text(), QStringLiteral("Scanning"));
        line.endJob(Job::Scan);
        QCOMPARE(line.text(), QStringLiteral("Ready"));
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
        auto *left = line.findChild<QLabel *>(QStringLiteral("timeLeft"));
        line.setJob(Job::Export, progress("Exporting", 0.0));
        QVERIFY(!left->isVisible());
        double fraction = 0.0;
        QTRY_VERIFY_WITH_TIMEOUT(
            (line.setJob(Job::Export, progress("Exporting", fraction += 0.005)), left->isVisible()), 20'000);
        QVERIFY2(left->text().startsWith(QStringLiteral("about ")), qPrintable(left->text()));
        line.endJob(Job::Export);
        QVERIFY(!left->isVisible());
    }

    void cancelsWhatIsShown()
    {
        StatusLine line;
        line.show();
        QSignalSpy cancel(&line, &StatusLine::cancelRequested);
        line.setJob(Job::Generate, progress("Generating", 0.5));
        line.findChild<QPushButton *>(QStringLiteral("cancelJob"))->click();
        QCOMPARE(cancel.first().first().value<Job>(), Job::Generate);
    }
};

QTEST_MAIN(TestStatusLine)
#include "test_status_line.moc"
