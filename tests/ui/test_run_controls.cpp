// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/unnamed_controls.h"
#include "ui/load/live/live_setting.h"
#include "ui/load/live/run_controls.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QWheelEvent>

using namespace cachescope;
using namespace cachescope::ui;

class TestRunControls : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RunControls> m_controls;

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<load::DiskModel>();
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void init()
    {
        m_controls = std::make_unique<RunControls>(*m_theme);
        load::Scenario scenario;
        scenario.users = 300;
        scenario.arrivalRate = 120.0;
        m_controls->start(scenario);
        m_controls->show();
    }

    void cleanup() { m_controls.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void beginAsTheScenarioSays()
    {
        QCOMPARE(m_controls->users()->value(), 300);
        QCOMPARE(m_controls->rate()->value(), 120);
        QCOMPARE(m_controls->syncDelay()->value(), 0);
        QVERIFY(m_controls->rate()->isVisible());
        QVERIFY(!m_controls->plannedButton()->isEnabled());
        QVERIFY(test::unnamedControls(m_controls.get()).isEmpty());
    }

    void aClosedLoopHasNoRate()
    {
        m_controls->start(load::Scenario());
        QVERIFY(!m_controls->rate()->isVisible());
    }

    void aDragIsOneChange()
    {
        QSignalSpy chosen(m_controls.get(), &RunControls::usersChosen);
        for (int position = 400; position >= 200; position -= 10)
            m_controls->users()->slider()->setValue(position);
        QVERIFY(chosen.wait());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toInt(), 75); // a quarter of them, at half of the way
        QCOMPARE(m_controls->users()->value(), 75);
        QVERIFY(m_controls->plannedButton()->isEnabled());
    }

    // The page is scrolled with the pointer over them.
    void theWheelChangesNothing()
    {
        QSlider *slider = m_controls->users()->slider();
        QSpinBox *spin = m_controls->users()->spinBox();
        spin->setFocus();
        for (QWidget *control :
             std::initializer_list<QWidget *>{slider, spin, spin->findChild<QLineEdit *>()}) {
            const QPointF middle = control->rect().center();
            QWheelEvent wheel(middle, control->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, {},
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(control, &wheel);
        }
        QCOMPARE(m_controls->users()->value(), 300);
        QCOMPARE(slider->value(), slider->maximum());
    }

    void figuresCanBeTyped()
    {
        QSignalSpy chosen(m_controls.get(), &RunControls::rateChosen);
        m_controls->rate()->spinBox()->setValue(500);
        QVERIFY(chosen.wait());
        QCOMPARE(chosen.first().first().toDouble(), 500.0);
    }

    void theRestOfTheDiskStaysAsItIs()
    {
        load::RunSample sample;
        sample.disk.name = QStringLiteral("custom");
        sample.disk.failingSyncs = 0.1;
        sample.disk.sync = {std::chrono::milliseconds(10), std::chrono::milliseconds(70), 1.0};
        m_controls->follow(sample);
        QCOMPARE(m_controls->syncDelay()->value(), 70);
        QSignalSpy chosen(m_controls.get(), &RunControls::diskChosen);
        m_controls->syncDelay()->spinBox()->setValue(200);
        QVERIFY(chosen.wait());
        const auto disk = chosen.first().first().value<load::DiskModel>();
        QCOMPARE(disk.failingSyncs, 0.1);
        QCOMPARE(disk.sync.least, std::chrono::microseconds(200'000));
        QCOMPARE(disk.sync.most, disk.sync.least);
        QVERIFY(disk.validate());
    }

    void noDelayIsTheRealDisk()
    {
        load::RunSample sample;
        sample.disk.sync = {std::chrono::milliseconds(10), std::chrono::milliseconds(10), 1.0};
        m_controls->follow(sample);
        QSignalSpy chosen(m_controls.get(), &RunControls::diskChosen);
        m_controls->syncDelay()->spinBox()->setValue(0);
        QVERIFY(chosen.wait());
        QCOMPARE(chosen.first().first().value<load::DiskModel>(), load::DiskModel());
    }

    // A ramp goes on under the hand that sets another value.
    void whatIsBeingSetIsNotOverwritten()
    {
        QSignalSpy chosen(m_controls.get(), &RunControls::usersChosen);
        m_controls->users()->spinBox()->setValue(40);
        load::RunSample sample;
        sample.users = 200;
        m_controls->follow(sample);
        QCOMPARE(m_controls->users()->value(), 40);
        QVERIFY(chosen.wait());
        m_controls->follow(sample); // which was taken before that took effect
        QCOMPARE(m_controls->users()->value(), 40);
        QTRY_VERIFY((m_controls->follow(sample), m_controls->users()->value() == 200));
    }

    void theScenarioIsShownAgainAlsoWhileItIsPaused()
    {
        m_controls->users()->spinBox()->setValue(40);
        QSignalSpy planned(m_controls.get(), &RunControls::plannedRequested);
        QSignalSpy chosen(m_controls.get(), &RunControls::usersChosen);
        QVERIFY(chosen.wait());
        m_controls->plannedButton()->click();
        QCOMPARE(planned.count(), 1);
        QCOMPARE(m_controls->users()->value(), 300);
    }

    void allGoesBackToThePlan()
    {
        QSignalSpy chosen(m_controls.get(), &RunControls::usersChosen);
        QSignalSpy planned(m_controls.get(), &RunControls::plannedRequested);
        m_controls->users()->spinBox()->setValue(40);
        QVERIFY(chosen.wait());
        m_controls->plannedButton()->click();
        QCOMPARE(planned.count(), 1);
        QVERIFY(!m_controls->plannedButton()->isEnabled());
    }

    void pausesAndResumes()
    {
        QSignalSpy pause(m_controls.get(), &RunControls::pauseRequested);
        m_controls->pauseButton()->click();
        QCOMPARE(pause.takeFirst().first().toBool(), true);
        m_controls->setPaused(true);
        QVERIFY(m_controls->pauseButton()->text().contains(QStringLiteral("Resume")));
        m_controls->pauseButton()->click();
        QCOMPARE(pause.takeFirst().first().toBool(), false);
    }

    void followWhileTheyHaveTheFocus()
    {
        QSpinBox *box = m_controls->users()->spinBox();
        m_controls->activateWindow();
        box->setFocus();
        QTRY_VERIFY(box->hasFocus());
        load::RunSample sample;
        sample.users = 200;
        m_controls->follow(sample);
        QCOMPARE(box->value(), 200);
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("40"));
        m_controls->follow(sample);
        QCOMPARE(box->text(), QStringLiteral("40")); // it is being typed
        QSignalSpy chosen(m_controls.get(), &RunControls::usersChosen);
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(chosen.wait());
        QCOMPARE(chosen.first().first().toInt(), 40);
        QTRY_VERIFY((m_controls->follow(sample), box->value() == 200));
    }

    void anotherDesignBeginsAsPlanned()
    {
        QSignalSpy chosen(m_controls.get(), &RunControls::usersChosen);
        m_controls->users()->spinBox()->setValue(40);
        m_controls->beginDesign();
        QCOMPARE(m_controls->users()->value(), 300);
        QVERIFY(!chosen.wait(500)); // it was for the design before
        QVERIFY(!m_controls->plannedButton()->isEnabled());
    }

    void aRunThatIsCheckedCanOnlyBeStopped()
    {
        m_controls->setPhase(QStringLiteral("verifying"));
        QVERIFY(!m_controls->pauseButton()->isEnabled());
        QVERIFY(!m_controls->users()->isEnabled());
        QVERIFY(m_controls->stopButton()->isEnabled());
        m_controls->setPhase(QStringLiteral("preparing"));
        QVERIFY(m_controls->pauseButton()->isEnabled());
        QVERIFY(m_controls->users()->isEnabled());
    }

    void aRunThatStopsTakesNoMoreOrders()
    {
        QSignalSpy stop(m_controls.get(), &RunControls::stopRequested);
        m_controls->stopButton()->click();
        QCOMPARE(stop.count(), 1);
        m_controls->setStopping();
        QVERIFY(!m_controls->stopButton()->isEnabled());
        QVERIFY(!m_controls->pauseButton()->isEnabled());
        m_controls->setPhase(QStringLiteral("running"));
        QVERIFY(!m_controls->syncDelay()->isEnabled());
    }
};

QTEST_MAIN(TestRunControls)
#include "test_run_controls.moc"
