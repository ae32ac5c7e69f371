// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/key_picker.h"
#include "core/load/operations/random.h"

#include <QTest>

#include <array>
#include <cmath>
#include <vector>

using namespace cachescope::load;

constexpr std::array kAll{KeyDistribution::Uniform, KeyDistribution::Zipf,     KeyDistribution::Hotspot,
                          KeyDistribution::Latest,  KeyDistribution::Sessions, KeyDistribution::Trace};

/// Keys are as popular as asked for. Fixed seeds: nothing here depends on luck.
class TestKeyPicker : public QObject
{
    Q_OBJECT

private:
    static KeyPicker picker(KeyDistribution distribution, qint64 keys, double exponent = 0.99)
    {
        Scenario scenario;
        scenario.keys = distribution;
        scenario.zipfExponent = exponent;
        return KeyPicker(scenario, keys);
    }
    static KeyPicker hotspot(double hotKeys, double hotShare, qint64 keys)
    {
        Scenario scenario;
        scenario.keys = KeyDistribution::Hotspot;
        scenario.hotKeys = hotKeys;
        scenario.hotShare = hotShare;
        return KeyPicker(scenario, keys);
    }
    static std::vector<int> draw(const KeyPicker &keyPicker, std::size_t keys, int draws)
    {
        Random random(99);
        std::vector<int> counts(keys);
        for (int i = 0; i < draws; ++i)
            ++counts.at(static_cast<std::size_t>(keyPicker.pick(random)));
        return counts;
    }

private Q_SLOTS:
    void uniformGivesEveryKeyItsShare()
    {
        const auto counts = draw(picker(KeyDistribution::Uniform, 100), 100, 200'000);
        for (const int count : counts)
            QVERIFY(std::abs(count - 2000) < 230); // five standard deviations
    }

    void zipfFollowsItsLaw_data()
    {
        QTest::addColumn<double>("exponent");
        QTest::newRow("flat") << 0.5;
        QTest::newRow("just under one") << 0.99;
        QTest::newRow("one") << 1.0;
        QTest::newRow("steep") << 2.0;
    }
    void zipfFollowsItsLaw()
    {
        QFETCH(double, exponent);
        constexpr std::size_t keys = 1000;
        constexpr int draws = 400'000;
        const auto counts = draw(picker(KeyDistribution::Zipf, keys, exponent), keys, draws);
        double norm = 0.0;
        for (std::size_t k = 1; k <= keys; ++k)
            norm += std::pow(static_cast<double>(k), -exponent);
        for (const std::size_t k : {1, 2, 3, 10, 100}) {
            const double expected = draws * std::pow(static_cast<double>(k), -exponent) / norm;
            const double off = std::abs(counts[k - 1] - expected);
            QVERIFY2(off < 5.0 * std::sqrt(expected) + 1.0, qPrintable(QString::number(k)));
        }
    }

    void oneKeyIsAlwaysTheOne()
    {
        Random random(1);
        for (const auto distribution : kAll) {
            const KeyPicker only = picker(distribution, 1);
            for (int i = 0; i < 100; ++i)
                QCOMPARE(only.pick(random), 0);
        }
    }

    void staysInRangeWithManyKeys()
    {
        constexpr qint64 keys = 10'000'000;
        for (const auto distribution : kAll) {
            const KeyPicker many = picker(distribution, keys, 0.2);
            Random random(5);
            for (int i = 0; i < 100'000; ++i) {
                const qint64 key = many.pick(random);
                QVERIFY(key >= 0 && key < keys);
            }
        }
    }

    void hotKeysGetTheirShareAndOthersTheRest()
    {
        constexpr int draws = 200'000;
        const auto counts = draw(hotspot(0.1, 0.9, 100), 100, draws);
        for (std::size_t key = 0; key < counts.size(); ++key) {
            const double expected = draws * (key < 10 ? 0.9 / 10 : 0.1 / 90);
            QVERIFY2(std::abs(counts[key] - expected) < 5.0 * std::sqrt(expected),
                     qPrintable(QString::number(key)));
        }
    }

    void oneKeyAtLeastIsHot()
    {
        const auto counts = draw(hotspot(0.0, 0.5, 10), 10, 100'000);
        QVERIFY(std::abs(counts[0] - 50'000) < 800); // five standard deviations
    }

    void withAllKeysHotEachIsDrawn()
    {
        for (const double share : {0.0, 0.5, 1.0}) {
            for (const int count : draw(hotspot(1.0, share, 10), 10, 50'000))
                QVERIFY(std::abs(count - 5000) < 340); // five standard deviations
        }
    }

    void sharesOfAllOrNothingAreKept()
    {
        const auto all = draw(hotspot(0.3, 1.0, 10), 10, 10'000);
        QCOMPARE(all[0] + all[1] + all[2], 10'000);
        const auto none = draw(hotspot(0.3, 0.0, 10), 10, 10'000);
        QCOMPARE(none[0] + none[1] + none[2], 0);
    }

    void latestDrawsAnAgeAsZipfDoesANumber()
    {
        QVERIFY(draw(picker(KeyDistribution::Latest, 50), 50, 10'000) ==
                draw(picker(KeyDistribution::Zipf, 50), 50, 10'000));
    }

    void whereASessionBeginsIsUniform()
    {
        for (const auto distribution : {KeyDistribution::Sessions, KeyDistribution::Trace})
            QVERIFY(draw(picker(distribution, 50), 50, 10'000) ==
                    draw(picker(KeyDistribution::Uniform, 50), 50, 10'000));
    }
};

QTEST_APPLESS_MAIN(TestKeyPicker)
#include "test_key_picker.moc"
