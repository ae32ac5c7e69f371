// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/key_picker.h"
#include "core/load/operations/random.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace cachescope::load;

/// Keys are as popular as asked for. Fixed seeds: nothing here depends on luck.
class TestKeyPicker : public QObject
{
    Q_OBJECT

private:
    static std::vector<int> draw(const KeyPicker &picker, std::size_t keys, int draws)
    {
        Random random(99);
        std::vector<int> counts(keys);
        for (int i = 0; i < draws; ++i)
            ++counts.at(static_cast<std::size_t>(picker.pick(random)));
        return counts;
    }

private Q_SLOTS:
    void uniformGivesEveryKeyItsShare()
    {
        const auto counts = draw(KeyPicker(KeyDistribution::Uniform, 100, 0.0), 100, 200'000);
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
        const auto counts = draw(KeyPicker(KeyDistribution::Zipf, keys, exponent), keys, draws);
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
        for (const auto distribution : {KeyDistribution::Uniform, KeyDistribution::Zipf}) {
            const KeyPicker picker(distribution, 1, 0.99);
            for (int i = 0; i < 100; ++i)
                QCOMPARE(picker.pick(random), 0);
        }
    }

    void staysInRangeWithManyKeys()
    {
        constexpr qint64 keys = 10'000'000;
        const KeyPicker picker(KeyDistribution::Zipf, keys, 0.2);
        Random random(5);
        for (int i = 0; i < 100'000; ++i) {
            const qint64 key = picker.pick(random);
            QVERIFY(key >= 0 && key < keys);
        }
    }
};

QTEST_APPLESS_MAIN(TestKeyPicker)
#include "test_key_picker.moc"
