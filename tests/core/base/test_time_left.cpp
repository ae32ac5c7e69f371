// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time_left.h"

#include <QTest>

#include <cmath>

using namespace cachescope;

class TestTimeLeft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingUntilThereIsSomethingToGoBy()
    {
        TimeLeft left;
        QVERIFY(!left.secondsLeft(0.0));
        left.progress(0.0, 0.0);
        left.progress(0.5, 1.0);
        QVERIFY(!left.secondsLeft(1.0)); // too soon
        TimeLeft slow;
        slow.progress(0.0, 0.0);
        slow.progress(0.01, 10.0);
        QVERIFY(!slow.secondsLeft(10.0)); // too little
    }

    void tellsWhatAnEvenPaceLeaves()
    {
        const TimeLeft left = evenly(0.01, 30);
        QVERIFY(std::fabs(left.secondsLeft(30.0).value() - 70.0) < 1.0);
    }

    void countsDownWithTheClock()
    {
        const TimeLeft left = evenly(0.01, 30);
        QCOMPARE(left.secondsLeft(34.0).value(), left.secondsLeft(30.0).value() - 4.0);
    }

    void aMomentThatIsSlowerDoesNotMakeItJump()
    {
        TimeLeft left = evenly(0.01, 50);
        const double ends = left.secondsLeft(50.0).value() + 50.0;
        left.progress(0.505, 51.0);
        left.progress(0.515, 52.0);
        QCOMPARE(left.secondsLeft(52.0).value() + 52.0, ends);
    }

    void aLastingChangeOfPaceIsTold()
    {
        TimeLeft left = evenly(0.01, 50);
        for (int i = 1; i <= 60; ++i)
            left.progress(0.5 + 0.001 * i, 50.0 + i);
        QVERIFY(left.secondsLeft(110.0).value() > 150.0);
    }

    void neverSaysLessThanNothing()
    {
        const TimeLeft left = evenly(0.1, 9);
        QCOMPARE(left.secondsLeft(12.0).value(), 0.0);
    }

    void goesSilentWhenNothingMoves()
    {
        const TimeLeft left = evenly(0.01, 30);
        QVERIFY(!left.secondsLeft(60.0));
    }

    void pausesDoNotCount()
    {
        TimeLeft left = evenly(0.01, 30);
        const double before = left.secondsLeft(30.0).value();
        left.setPaused(true, 30.0);
        QVERIFY(!left.secondsLeft(40.0));
        left.setPaused(false, 1030.0);
        QCOMPARE(left.secondsLeft(1030.0).value(), before);
        left.progress(0.31, 1031.0);
        QCOMPARE(left.secondsLeft(1031.0).value(), before - 1.0);
    }

    void aStepBackIsNewWork()
    {
        TimeLeft left = evenly(0.01, 30);
        left.progress(0.0, 31.0);
        QVERIFY(!left.secondsLeft(31.0));
        left.progress(0.1, 41.0);
        QVERIFY(std::fabs(left.secondsLeft(41.0).value() - 90.0) < 1.0);
    }

    void roughSecondsAreCalm_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("rough");
        QTest::newRow("none") << 0.0 << 1.0;
        QTest::newRow("a few") << 3.2 << 4.0;
        QTest::newRow("ten") << 10.0 << 10.0;
        QTest::newRow("over ten") << 11.0 << 15.0;
        QTest::newRow("a minute") << 60.0 << 60.0;
        QTest::newRow("over a minute") << 61.0 << 90.0;
        QTest::newRow("minutes") << 301.0 << 360.0;
        QTest::newRow("hours") << 3700.0 << 4500.0;
    }
    void roughSecondsAreCalm()
    {
        QFETCH(double, seconds);
        QTEST(roughSeconds(seconds), "rough");
    }

private:
    /// A second a step.
    static TimeLeft evenly(double step, int steps)
    {
        TimeLeft left;
        for (int i = 0; i <= steps; ++i)
            left.progress(step * i, i);
        return left;
    }
};

QTEST_GUILESS_MAIN(TestTimeLeft)
#include "test_time_left.moc"
