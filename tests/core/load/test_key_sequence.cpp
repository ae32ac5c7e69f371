// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/key_sequence.h"
#include "core/load/operations/random.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace cachescope::load;

/// The keys of one user, one after the other. Fixed seeds: nothing here depends on luck.
class TestKeySequence : public QObject
{
    Q_OBJECT

private:
    static Scenario anyScenario(KeyDistribution distribution)
    {
        Scenario scenario;
        scenario.keys = distribution;
        scenario.keyCount = 100;
        scenario.users = 4;
        scenario.sessionLength = 5;
        return scenario;
    }

    /// Each `storeEach`th of `count` stores; 0: none.
    static QList<qint64> draw(const Scenario &scenario, int user, int count, int storeEach = 0)
    {
        const KeyPicker picker(scenario, scenario.keyCount);
        KeySequence sequence(scenario, picker, scenario.keyCount, user);
        Random random(17, static_cast<quint64>(user));
        QList<qint64> keys;
        for (int i = 0; i < count; ++i)
            keys << sequence.next(random, storeEach > 0 && i % storeEach == 0);
        return keys;
    }

private Q_SLOTS:
    void plainDistributionsAreThePickers()
    {
        for (const auto distribution : {KeyDistribution::Uniform, KeyDistribution::Zipf,
                                        KeyDistribution::Hotspot, KeyDistribution::Trace}) {
            const Scenario scenario = anyScenario(distribution);
            const KeyPicker picker(scenario, scenario.keyCount);
            Random random(17, 1);
            for (const qint64 key : draw(scenario, 1, 500, 3))
                QCOMPARE(key, picker.pick(random));
        }
    }

    void equalSeedsGiveEqualKeys()
    {
        for (const auto distribution :
             {KeyDistribution::Sessions, KeyDistribution::Latest, KeyDistribution::Hotspot}) {
            const Scenario scenario = anyScenario(distribution);
            QCOMPARE(draw(scenario, 2, 500, 4), draw(scenario, 2, 500, 4));
            QVERIFY(draw(scenario, 2, 500, 4) != draw(scenario, 3, 500, 4));
        }
    }

    void hotKeysGetTheirShare()
    {
        Scenario scenario = anyScenario(KeyDistribution::Hotspot);
        scenario.hotKeys = 0.05;
        scenario.hotShare = 0.7;
        int hot = 0;
        for (const qint64 key : draw(scenario, 0, 50'000))
            hot += key < 5 ? 1 : 0;
        QVERIFY(std::abs(hot - 35'000) < 513); // five standard deviations
    }

    void aSessionGoesOnKeyAfterKey()
    {
        const auto keys = draw(anyScenario(KeyDistribution::Sessions), 0, 500);
        std::set<qint64> starts;
        for (int i = 0; i < keys.size(); ++i) {
            if (i % 5 == 0)
                starts.insert(keys[i]);
            else
                QCOMPARE(keys[i], (keys[i - 1] + 1) % 100);
        }
        QVERIFY(starts.size() > 40); // of 100 draws of 100 keys
    }

    void sessionsBeginAnywhereAndGoRoundTheEnd()
    {
        Scenario scenario = anyScenario(KeyDistribution::Sessions);
        scenario.sessionLength = 250;
        const auto keys = draw(scenario, 0, 250);
        QCOMPARE(keys[100], keys[0]);
        QCOMPARE(std::set<qint64>(keys.begin(), keys.end()).size(), std::size_t{100});
    }

    void storesDoNotDisturbASession()
    {
        const Scenario scenario = anyScenario(KeyDistribution::Sessions);
        QCOMPARE(draw(scenario, 0, 200, 3), draw(scenario, 0, 200));
    }

    void sessionsDrawOnlyTheirFirstKey()
    {
        const Scenario scenario = anyScenario(KeyDistribution::Sessions);
        const KeyPicker picker(scenario, scenario.keyCount);
        KeySequence sequence(scenario, picker, scenario.keyCount, 0);
        Random random(17);
        Random expected(17);
        for (int i = 0; i < 10; ++i)
            (void)sequence.next(random, false);
        (void)picker.pick(expected);
        (void)picker.pick(expected);
        QCOMPARE(random.next(), expected.next());
    }

    void latestStoresNewKeysThatNoOtherUserStores()
    {
        Scenario scenario = anyScenario(KeyDistribution::Latest);
        scenario.prefill = 0.2;
        std::set<qint64> stored;
        for (int user = 0; user < 4; ++user) {
            for (const qint64 key : draw(scenario, user, 20, 1))
                QVERIFY2(key >= 20 && stored.insert(key).second, qPrintable(QString::number(key)));
        }
        QCOMPARE(stored.size(), std::size_t{80});
        QCOMPARE(draw(scenario, 1, 3, 1), (QList<qint64>{21, 25, 29}));
    }

    void latestBeginsAgainBehindTheLastKey()
    {
        Scenario scenario = anyScenario(KeyDistribution::Latest);
        scenario.prefill = 1.0;
        QCOMPARE(draw(scenario, 2, 2, 1), (QList<qint64>{2, 6}));
    }

    void latestReadsTheNewestMost()
    {
        Scenario scenario = anyScenario(KeyDistribution::Latest);
        scenario.prefill = 0.5;
        scenario.zipfExponent = 1.0;
        std::array<int, 100> ages{};
        const KeyPicker picker(scenario, 100);
        KeySequence sequence(scenario, picker, 100, 0);
        Random random(17);
        constexpr int draws = 100'000;
        for (int i = 0; i < 10; ++i)
            (void)sequence.next(random, true);
        for (int i = 0; i < draws; ++i) // the newest one is 50 + 10 · 4 − 1
            ++ages[static_cast<std::size_t>((89 - sequence.next(random, false) + 100) % 100)];
        double norm = 0.0;
        for (int k = 1; k <= 100; ++k)
            norm += 1.0 / k;
        for (const std::size_t rank : {1, 2, 5, 50, 100}) {
            const double expected = draws / norm / static_cast<double>(rank);
            QVERIFY2(std::abs(ages[rank - 1] - expected) < 5.0 * std::sqrt(expected),
                     qPrintable(QString::number(rank)));
        }
    }

    void latestTakesTheSameNumbersForStoresAndReads()
    {
        const Scenario scenario = anyScenario(KeyDistribution::Latest);
        const KeyPicker picker(scenario, scenario.keyCount);
        KeySequence stores(scenario, picker, scenario.keyCount, 0);
        KeySequence reads(scenario, picker, scenario.keyCount, 0);
        Random first(17);
        Random second(17);
        for (int i = 0; i < 100; ++i) {
            (void)stores.next(first, true);
            (void)reads.next(second, false);
        }
        QCOMPARE(first.next(), second.next());
    }

    void everyKeyIsInRangeEvenOfOne()
    {
        for (const auto distribution :
             {KeyDistribution::Hotspot, KeyDistribution::Latest, KeyDistribution::Sessions}) {
            Scenario scenario = anyScenario(distribution);
            for (const qint64 count : {1, 3}) {
                scenario.keyCount = count;
                for (const double prefill : {0.0, 1.0}) {
                    scenario.prefill = prefill;
                    for (const qint64 key : draw(scenario, 3, 300, 2))
                        QVERIFY(key >= 0 && key < count);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestKeySequence)
#include "test_key_sequence.moc"
