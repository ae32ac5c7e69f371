// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/fairness.h"

#include <QTest>

using namespace cachescope::load;

/// The worst served user is told from the one in the middle.
class TestFairness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWorstIsHeldAgainstTheMiddle()
    {
        // Means of those that succeeded: 2, 1, 10, 3, 2 ms.
        const Fairness fairness = fairnessOf({{10, 50, 0, 100.0},
                                              {11, 60, 0, 60.0},
                                              {12, 10, 1, 100.0},
                                              {13, 20, 0, 60.0},
                                              {14, 30, 20, 60.0}});
        QCOMPARE(fairness.users, 5);
        QCOMPARE(fairness.medianMeanMs, 2.0);
        QCOMPARE(fairness.worstMeanMs, 10.0);
        QCOMPARE(fairness.worstFailedShare, 0.4);
        QCOMPARE(fairness.worstUser, 12);
        QCOMPARE(fairness.worstOverMedian(), 5.0);
        QCOMPARE(fairness.medianOperations, 30);
        QCOMPARE(fairness.leastOperations, 10);
        QCOMPARE(fairness.starved, 0);
    }

    void whoDidNothingDoesNotCount()
    {
        const Fairness fairness = fairnessOf({{0, 0, 0, 0.0}, {1, 10, 0, 10.0}, {2, 0, 0, 0.0}});
        QCOMPARE(fairness.users, 1);
        QCOMPARE(fairness.worstUser, 1);
        QCOMPARE(fairness.worstOverMedian(), 1.0);
        QCOMPARE(fairness.leastOperations, 10);
    }

    void whoOnlyFailedWasServedNothing()
    {
        const Fairness fairness = fairnessOf({{0, 10, 0, 10.0}, {1, 0, 4, 0.0}, {2, 10, 0, 20.0}});
        QCOMPARE(fairness.users, 3);
        QCOMPARE(fairness.worstUser, 2);
        QCOMPARE(fairness.worstFailedShare, 1.0);
        QCOMPARE(fairness.leastOperations, 0);
    }

    void whoHadArrivalsAndNoOperationIsTheWorstServed()
    {
        const Fairness fairness =
            fairnessOf({{0, 50, 0, 50.0, 50}, {1, 0, 0, 0.0, 40}, {2, 50, 0, 500.0, 50}, {3, 0, 2, 0.0, 40}});
        QCOMPARE(fairness.users, 4);
        QCOMPARE(fairness.starved, 2);
        QCOMPARE(fairness.worstUser, 1);
        QCOMPARE(fairness.worstMeanMs, 10.0); // of those that were served
        QCOMPARE(fairness.leastOperations, 0);
    }

    void whoOnlyJustBeganIsNotBlamed()
    {
        // One slow operation, and one that was due right before the end.
        const Fairness fairness = fairnessOf({{0, 50, 0, 50.0, 50},
                                              {1, 1, 0, 900.0, 1},
                                              {2, 50, 0, 100.0, 50},
                                              {3, 0, 0, 0.0, 1},
                                              {4, 60, 0, 60.0, 60}});
        QCOMPARE(fairness.users, 5);
        QCOMPARE(fairness.worstUser, 2);
        QCOMPARE(fairness.worstMeanMs, 2.0);
        QCOMPARE(fairness.starved, 0);
    }

    void whereAllHaveFewOperationsAllAreCompared()
    {
        const Fairness fairness = fairnessOf({{0, 3, 0, 3.0}, {1, 3, 0, 30.0}, {2, 4, 0, 4.0}});
        QCOMPARE(fairness.worstUser, 1);
        QCOMPARE(fairness.worstOverMedian(), 10.0);
    }

    void withoutAnyThereIsNothingToSay()
    {
        for (const auto &users : {std::vector<UserFigures>(), std::vector<UserFigures>{{7, 0, 0, 0.0}}}) {
            const Fairness fairness = fairnessOf(users);
            QCOMPARE(fairness.users, 0);
            QCOMPARE(fairness.worstUser, -1);
            QCOMPARE(fairness.worstOverMedian(), 0.0);
        }
    }
};

QTEST_APPLESS_MAIN(TestFairness)
#include "test_fairness.moc"
