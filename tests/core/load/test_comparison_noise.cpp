// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/comparison_noise.h"
#include "core/load/report/compare/student.h"

#include <QTest>

#include <cmath>

using namespace cachescope::load;

/// The statistics below comparisons, against published figures.
class TestComparisonNoise : public QObject
{
    Q_OBJECT

private:
    static std::vector<SeriesSample> series(const std::vector<double> &values)
    {
        std::vector<SeriesSample> samples;
        for (const double value : values)
            samples.push_back({value, 1.0});
        return samples;
    }

private Q_SLOTS:
    void quantilesAreThoseOfTheTables_data()
    {
        QTest::addColumn<double>("tails");
        QTest::addColumn<double>("degrees");
        QTest::addColumn<double>("t");
        QTest::newRow("1 degree") << 0.05 << 1.0 << 12.7062;
        QTest::newRow("2 degrees, far out") << 0.001 << 2.0 << 31.5991;
        QTest::newRow("4 degrees") << 0.01 << 4.0 << 4.6041;
        QTest::newRow("9 degrees") << 0.05 << 9.0 << 2.2622;
        QTest::newRow("18 degrees") << 0.05 << 18.0 << 2.1009;
        QTest::newRow("120 degrees") << 0.01 << 120.0 << 2.6174;
        QTest::newRow("normal") << 0.05 << kAllDegrees << 1.9600;
        QTest::newRow("normal, far out") << 0.001 << kAllDegrees << 3.2905;
    }

    void quantilesAreThoseOfTheTables()
    {
        QFETCH(double, tails);
        QFETCH(double, degrees);
        QFETCH(double, t);
        const double quantile = studentQuantile(tails, degrees);
        QVERIFY2(std::fabs(quantile - t) < 1e-4 * t, qPrintable(QString::number(quantile, 'f', 6)));
        QVERIFY(std::fabs(studentTails(quantile, degrees) - tails) < 1e-9);
    }

    void tailsGoFromAllToNothing()
    {
        QCOMPARE(studentTails(0.0, 3.5), 1.0);
        QVERIFY(studentTails(1e8, 3.5) < 1e-20);
        QVERIFY(std::fabs(studentTails(2.0, 1e5) - studentTails(2.0, kAllDegrees)) < 1e-5);
        QCOMPARE(studentTails(-2.0, 7.0), studentTails(2.0, 7.0));
    }

    void theErrorOfAMeanIsThatOfBatches()
    {
        // Ten batches of two: means 9 and 11 in turn, s = √(10/9), error s/√10 = 1/3, a thirtieth of the
        // mean.
        std::vector<double> values;
        for (int i = 0; i < 20; ++i)
            values.push_back(i / 2 % 2 == 0 ? 9.0 : 11.0);
        QCOMPARE(relativeError(series(values))->error, 1.0 / 30.0);
        QCOMPARE(relativeError(series(values))->degrees, 9.0);
        const std::vector<double> ten(10, 5.0);
        QCOMPARE(relativeError(series(ten))->error, 0.0);
        QCOMPARE(relativeError(series(ten))->degrees, 4.0);
        QCOMPARE(relativeError(series(std::vector<double>(12, 0.0)))->error, 0.0);
    }

    void batchesHaveTwoSamplesOrNothingIsKnown()
    {
        QVERIFY(relativeError(series(std::vector<double>(10, 5.0))));
        QVERIFY(!relativeError(series(std::vector<double>(9, 5.0))));
        QVERIFY(!relativeError({}));
    }

    void aShortStretchWeighsLittle()
    {
        auto samples = series(std::vector<double>(20, 5.0));
        samples.push_back({500.0, 1e-6});
        QVERIFY(relativeError(samples)->error < 1e-4);
    }

    void errorsOfCountsSharesAndGroups()
    {
        QCOMPARE(errorOfCount(16).error, 4.0);
        QCOMPARE(errorOfShare(0.5, 100)->error, 0.05);
        QVERIFY(!errorOfShare(0.0, 0));
        QCOMPARE(errorOfGroupSize(1.0, 50)->error, 0.0);
        QCOMPARE(errorOfGroupSize(5.0, 20)->error, 1.0);
        QVERIFY(!errorOfGroupSize(5.0, 0));
    }

    void errorsAddInSquares()
    {
        QVERIFY(!errorOfSum({std::nullopt, StandardError{1.0}}));
        QCOMPARE(errorOfSum({StandardError{3.0}, StandardError{4.0}})->error, 5.0);
        QCOMPARE(errorOfSum({StandardError{3.0}, StandardError{4.0}})->degrees, kAllDegrees);
        QCOMPARE(errorOfSum({StandardError{1.0, 9.0}, StandardError{1.0, 9.0}})->degrees, 18.0);
        QCOMPARE(errorOfSum({StandardError{1.0, 9.0}, StandardError{0.0, 9.0}})->degrees, 9.0);
        QVERIFY(!errorOfSum({StandardError{1e200, 9.0}, StandardError{1.0, 9.0}}));
    }

    void runsSpread()
    {
        QVERIFY(!errorBetweenRuns({1.0}, {2.0}));
        QVERIFY(!errorBetweenRuns({1.0, 2.0}, {}));
        // Squares 2 and 2 of 2 degrees: variance 2, of a difference of means of two each 2·(½ + ½).
        const auto both = errorBetweenRuns({1.0, 3.0}, {11.0, 13.0});
        QCOMPARE(both->error, std::sqrt(2.0));
        QCOMPARE(both->degrees, 2.0);
        const auto one = errorBetweenRuns({1.0, 3.0}, {11.0});
        QCOMPARE(one->error, std::sqrt(3.0));
        QCOMPARE(one->degrees, 1.0);
    }
};

QTEST_APPLESS_MAIN(TestComparisonNoise)
#include "test_comparison_noise.moc"
