// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/random.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace cachescope::load;

/// The numbers are the same everywhere, and spread as they should be.
class TestRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Computed with the reference code of xoshiro256** and SplitMix64 (https://prng.di.unimi.it): a change
    /// here would change what every seed means.
    void isTheNamedGenerator()
    {
        Random random(42);
        // Stream 0 mixes to 0xe220a8397b1dcdaf, SplitMix64's first output for state 0.
        const std::uint64_t first = random.next();
        Random again(42, 0);
        QCOMPARE(again.next(), first);
        QCOMPARE(first, std::uint64_t{0x1ff785474f113b15});
    }

    void streamsOfASeedDiffer()
    {
        QVERIFY(Random(1, 0).next() != Random(1, 1).next());
        QVERIFY(Random(1, 0).next() != Random(2, 0).next());
    }

    void belowReachesEveryValueAboutEquallyOften()
    {
        Random random(7);
        std::array<int, 5> counts{};
        for (int i = 0; i < 50'000; ++i)
            ++counts[random.below(5)];
        for (const int count : counts)
            QVERIFY(std::abs(count - 10'000) < 400); // over four standard deviations
    }

    void betweenIncludesBothEnds()
    {
        Random random(7);
        bool low = false;
        bool high = false;
        for (int i = 0; i < 1000; ++i) {
            const auto drawn = random.between(-2, 2);
            QVERIFY(drawn >= -2 && drawn <= 2);
            low = low || drawn == -2;
            high = high || drawn == 2;
        }
        QVERIFY(low && high);
    }

    void exponentialHasItsMean()
    {
        Random random(7);
        double sum = 0.0;
        for (int i = 0; i < 100'000; ++i)
            sum += random.exponential(20.0);
        QVERIFY(std::abs(sum / 100'000 - 20.0) < 0.4);
        QCOMPARE(random.exponential(0.0), 0.0);
    }

    void normalHasItsMeanAndDeviation()
    {
        Random random(7);
        double sum = 0.0;
        double squares = 0.0;
        for (int i = 0; i < 100'000; ++i) {
            const double drawn = random.normal();
            sum += drawn;
            squares += drawn * drawn;
        }
        QVERIFY(std::abs(sum / 100'000) < 0.02);
        QVERIFY(std::abs(squares / 100'000 - 1.0) < 0.02);
    }

    void uniformStaysUnderOneAndFillsItsTenths()
    {
        Random random(7);
        std::array<int, 10> counts{};
        for (int i = 0; i < 100'000; ++i) {
            const double drawn = random.uniform();
            QVERIFY(drawn >= 0.0 && drawn < 1.0);
            ++counts[static_cast<std::size_t>(drawn * 10.0)];
        }
        for (const int count : counts)
            QVERIFY(std::abs(count - 10'000) < 480); // five standard deviations
    }

    void aChanceOfNoneOrOneIsCertain()
    {
        Random random(7);
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(!random.chance(0.0));
            QVERIFY(random.chance(1.0));
        }
    }

    void anEvenPairGivesTheNormalNumberOfBoxAndMuller()
    {
        QCOMPARE(normalOf(0.0, 0.3), 0.0);
        const double radius = std::sqrt(2.0 * std::log(2.0)); // of 1 - 0.5
        QCOMPARE(normalOf(0.5, 0.0), radius);
        QCOMPARE(normalOf(0.5, 0.5), -radius);
        QVERIFY(std::abs(normalOf(0.5, 0.25)) < 1e-15);
        QVERIFY(std::isfinite(normalOf(1.0 - 0x1p-53, 0.0)));
    }

    void normalTakesTheFirstNumberForTheRadius()
    {
        Random random(7);
        Random same(7);
        const double first = same.uniform();
        QCOMPARE(random.normal(), normalOf(first, same.uniform()));
        QCOMPARE(random.next(), same.next());
    }

    void logNormalHasItsMedianAndSpread()
    {
        Random random(7);
        int under = 0;
        int underOneDeviation = 0;
        for (int i = 0; i < 100'000; ++i) {
            const double drawn = random.logNormal(500.0, 1.5);
            under += drawn < 500.0 ? 1 : 0;
            underOneDeviation += drawn < 500.0 * std::exp(1.5) ? 1 : 0;
        }
        QVERIFY(std::abs(under - 50'000) < 800); // five standard deviations
        QVERIFY(std::abs(underOneDeviation - 84'134) < 600);
        QCOMPARE(random.logNormal(500.0, 0.0), 500.0);
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "test_random.moc"
