// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/random.h"
#include "core/load/run/limit_search.h"

#include <QTest>

#include <vector>

using namespace cachescope::load;

/// Where something begins to fail is found in few tries, and the search always ends.
class TestLimitSearch : public QObject
{
    Q_OBJECT

private:
    static constexpr LimitSearch::Range kUsers{1.0, 2000.0, true};
    static constexpr LimitSearch::Range kRates{1.0, 1'000'000.0, false};
    static constexpr int kPatience = 100;

    /// Lets `search` go on against what holds up to `limit`; the values that it tried.
    static std::vector<double> run(LimitSearch &search, double limit)
    {
        std::vector<double> tried;
        while (const auto value = search.next()) {
            tried.push_back(*value);
            if (tried.size() > kPatience)
                break;
            search.take(*value <= limit);
        }
        return tried;
    }

private Q_SLOTS:
    void findsTheLimit_data()
    {
        QTest::addColumn<double>("start");
        QTest::addColumn<double>("limit");
        QTest::addColumn<bool>("whole");
        QTest::newRow("users, below the start") << 50.0 << 7.0 << true;
        QTest::newRow("users, above the start") << 50.0 << 777.0 << true;
        QTest::newRow("users, one") << 50.0 << 1.0 << true;
        QTest::newRow("users, two") << 1.0 << 2.0 << true;
        QTest::newRow("users, next to the end") << 50.0 << 1999.0 << true;
        QTest::newRow("rate, below the start") << 1000.0 << 3.3 << false;
        QTest::newRow("rate, above the start") << 1000.0 << 123'456.7 << false;
        QTest::newRow("rate, at the start") << 1000.0 << 1000.0 << false;
    }
    void findsTheLimit()
    {
        QFETCH(double, start);
        QFETCH(double, limit);
        QFETCH(bool, whole);
        LimitSearch search(start, whole ? kUsers : kRates);
        const auto tried = run(search, limit);
        QVERIFY(tried.size() < 25);
        QCOMPARE(tried.front(), start);
        QVERIFY(search.holdsAt() && search.failsAt());
        QVERIFY(*search.holdsAt() <= limit);
        QVERIFY(*search.failsAt() > limit);
        const bool adjacent = whole && *search.failsAt() - *search.holdsAt() == 1.0;
        QVERIFY(adjacent || *search.failsAt() <= *search.holdsAt() * LimitSearch::kPrecision);
    }

    void smallWholeNumbersEndNextToEachOther()
    {
        for (int limit = 1; limit < 20; ++limit) {
            LimitSearch search(8.0, kUsers);
            run(search, limit);
            QCOMPARE(*search.holdsAt(), limit);
            QCOMPARE(*search.failsAt(), limit + 1);
        }
    }

    void onlyWholeNumbersInTheRangeAreTriedAndOnlyTheAnswerTwice()
    {
        for (int limit = 0; limit <= 2100; limit += 7) {
            LimitSearch search(3000.0, kUsers);
            auto tried = run(search, limit);
            for (const double value : tried) {
                QVERIFY(value >= 1.0 && value <= 2000.0);
                QCOMPARE(value, std::round(value));
            }
            if (search.holdsAt()) {
                QCOMPARE(tried.back(), *search.holdsAt());
                tried.pop_back();
            }
            std::ranges::sort(tried);
            QVERIFY(std::ranges::adjacent_find(tried) == tried.end());
        }
    }

    void whatHoldsOnceOnlyIsNoAnswer()
    {
        LimitSearch search(50.0, kUsers);
        int triedAtMost = 0;
        while (const auto value = search.next()) {
            const bool atMost = *value == 40.0;
            triedAtMost += atMost ? 1 : 0;
            search.take(*value < 40.0 || (atMost && triedAtMost == 1));
        }
        QCOMPARE(triedAtMost, 2);
        QCOMPARE(*search.failsAt(), 40.0);
        QCOMPARE(*search.holdsAt(), 39.0);
    }

    void whatHoldsEverywhereHasNoFailure()
    {
        LimitSearch search(50.0, kUsers);
        QCOMPARE(run(search, 1e9).back(), 2000.0);
        QCOMPARE(*search.holdsAt(), 2000.0);
        QVERIFY(!search.failsAt());
    }

    void whatFailsEverywhereHoldsNowhere()
    {
        LimitSearch search(50.0, kUsers);
        QCOMPARE(run(search, 0.0).back(), 1.0);
        QCOMPARE(*search.failsAt(), 1.0);
        QVERIFY(!search.holdsAt());
        LimitSearch rates(5000.0, kRates);
        QCOMPARE(run(rates, 0.0).back(), 1.0);
        QVERIFY(!rates.holdsAt());
    }

    /// Runs are measurements: what failed at one value may hold at a higher one.
    void answersThatContradictEachOtherEndToo()
    {
        for (quint64 seed = 0; seed < 500; ++seed) {
            Random random(seed);
            LimitSearch search(50.0, seed % 2 ? kUsers : kRates);
            int tries = 0;
            while (const auto value = search.next()) {
                QVERIFY(++tries < kPatience);
                QVERIFY(*value >= 1.0 && *value <= 1'000'000.0);
                search.take(random.chance(0.5));
            }
            QVERIFY(search.holdsAt() || search.failsAt());
        }
    }
};

QTEST_APPLESS_MAIN(TestLimitSearch)
#include "test_limit_search.moc"
