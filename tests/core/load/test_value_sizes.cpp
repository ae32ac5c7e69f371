// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/random.h"
#include "core/load/operations/value_sizes.h"
#include "core/load/verify/stamped_value.h"
#include "core/sqlite/connection.h"
#include "tests/support/support.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

#include <cmath>
#include <set>

using namespace cachescope;
using namespace cachescope::load;

namespace {
constexpr int kDraws = 100'000;
}

/// Values are as large as asked for. Fixed seeds: nothing here depends on luck.
class TestValueSizes : public QObject
{
    Q_OBJECT

private:
    static Scenario anyScenario(SizeDistribution distribution)
    {
        Scenario scenario;
        scenario.valueSizes = distribution;
        scenario.valueBytes = 1000;
        scenario.valueMaxBytes = 9000;
        scenario.valueSizesFile = test::dataFile(QStringLiteral("audio.db"));
        return scenario;
    }
    static ValueSizes sizesOf(const Scenario &scenario) { return *ValueSizes::load(scenario, nullptr); }
    static Result<void> empty(const QString &path)
    {
        sqlite::ConnectionOptions options;
        options.fileName = path;
        const auto connection = sqlite::Connection::open(options);
        return connection ? (*connection)->execute("DELETE FROM cache", sqlite::LockPhase::Write)
                          : connection.error();
    }

    struct Drawn
    {
        qint64 least = std::numeric_limits<qint64>::max();
        qint64 most = 0;
        double mean = 0.0;
    };
    static Drawn draw(const Scenario &scenario, int draws = kDraws)
    {
        const ValueSizes sizes = sizesOf(scenario);
        Random random(11);
        Drawn drawn;
        for (int i = 0; i < draws; ++i) {
            const qint64 bytes = sizes.draw(random);
            drawn.least = std::min(drawn.least, bytes);
            drawn.most = std::max(drawn.most, bytes);
            drawn.mean += static_cast<double>(bytes) / draws;
        }
        return drawn;
    }

private Q_SLOTS:
    void fixedIsAlwaysTheSame()
    {
        const Drawn drawn = draw(anyScenario(SizeDistribution::Fixed), 1000);
        QCOMPARE(drawn.least, 1000);
        QCOMPARE(drawn.most, 1000);
        QCOMPARE(sizesOf(anyScenario(SizeDistribution::Fixed)).largest(), 1000);
    }

    void uniformReachesBothEndsAndHasItsMean()
    {
        Scenario scenario = anyScenario(SizeDistribution::Uniform);
        const Drawn wide = draw(scenario);
        QVERIFY(std::abs(wide.mean - 5000.0) < 37.0); // five standard errors
        QVERIFY(wide.least >= 1000 && wide.most <= 9000);
        QCOMPARE(sizesOf(scenario).largest(), 9000);
        scenario.valueMaxBytes = 1003;
        const Drawn narrow = draw(scenario);
        QCOMPARE(narrow.least, 1000);
        QCOMPARE(narrow.most, 1003);
        QVERIFY(std::abs(narrow.mean - 1001.5) < 0.02);
    }

    void uniformOfOneSizeIsThatSize()
    {
        Scenario scenario = anyScenario(SizeDistribution::Uniform);
        scenario.valueMaxBytes = 1000;
        const Drawn drawn = draw(scenario, 1000);
        QCOMPARE(drawn.least, 1000);
        QCOMPARE(drawn.most, 1000);
    }

    void logNormalHasItsMeanAndIsCutAtTheMost()
    {
        Scenario scenario = anyScenario(SizeDistribution::LogNormal);
        scenario.valueSigma = 0.5;
        scenario.valueMaxBytes = 1'000'000;
        const Drawn free = draw(scenario);
        QVERIFY(std::abs(free.mean - 1000.0 * std::exp(0.125)) < 12.0); // five standard errors
        QVERIFY(std::abs(free.mean - static_cast<double>(scenario.meanValueBytes())) < 12.0);
        scenario.valueSigma = 2.0;
        scenario.valueMaxBytes = 2000;
        const Drawn cut = draw(scenario);
        QCOMPARE(cut.most, 2000);
        QCOMPARE(cut.least, kLeastStampedBytes);
        QVERIFY(std::abs(cut.mean - static_cast<double>(scenario.meanValueBytes())) < 20.0);
    }

    void logNormalWithoutSpreadIsTheMedian()
    {
        Scenario scenario = anyScenario(SizeDistribution::LogNormal);
        scenario.valueSigma = 0.0;
        const Drawn drawn = draw(scenario, 1000);
        QCOMPARE(drawn.least, 1000);
        QCOMPARE(drawn.most, 1000);
    }

    /// Some of these would have more bytes than 64 bits can count.
    void hugeOnesBecomeTheMostAndNotTheLeast()
    {
        Scenario scenario = anyScenario(SizeDistribution::LogNormal);
        scenario.valueBytes = scenario.valueMaxBytes = 500'000'000;
        scenario.valueSigma = 5.0;
        const ValueSizes sizes = sizesOf(scenario);
        Random random(11);
        Random same(11);
        int huge = 0;
        for (int i = 0; i < 5'000'000; ++i) {
            const double first = same.uniform();
            const bool isHuge = normalOf(first, same.uniform()) > 4.8; // e^24 times the median
            const qint64 bytes = sizes.draw(random);
            if (isHuge)
                QCOMPARE(bytes, 500'000'000);
            huge += isHuge ? 1 : 0;
        }
        QVERIFY(huge > 0);
    }

    void aFilesSizesAreTakenAndItStaysAsItWas()
    {
        const QTemporaryDir directory;
        Scenario scenario = anyScenario(SizeDistribution::File);
        scenario.valueSizesFile = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
        scenario.valueMaxBytes = 500'000'000;
        const QByteArray before = test::directoryState(directory.path());
        const Drawn drawn = draw(scenario);
        QCOMPARE(test::directoryState(directory.path()), before);
        // 113 entries with 871,696 bytes; small ones are as large as a value must be.
        QVERIFY2(std::abs(drawn.mean - 871'696.0 / 113) < 160.0, qPrintable(QString::number(drawn.mean)));
        QVERIFY(drawn.least >= kLeastStampedBytes);
    }

    void aFilesLargerSizesAreCut()
    {
        Scenario scenario = anyScenario(SizeDistribution::File);
        scenario.valueMaxBytes = 2000;
        const Drawn drawn = draw(scenario);
        QCOMPARE(drawn.most, 2000);
        QCOMPARE(sizesOf(scenario).largest(), 2000);
    }

    void theOlderSchemaWillDoToo()
    {
        Scenario scenario = anyScenario(SizeDistribution::File);
        scenario.valueSizesFile = test::dataFile(QStringLiteral("audio-unpinned-schema.db"));
        VERIFY_OK(ValueSizes::load(scenario, nullptr));
    }

    void twoNumbersAreTakenWhateverTheDistribution()
    {
        for (const auto distribution : {SizeDistribution::Fixed, SizeDistribution::Uniform,
                                        SizeDistribution::LogNormal, SizeDistribution::File}) {
            const ValueSizes sizes = sizesOf(anyScenario(distribution));
            Random random(3);
            Random expected(3);
            for (int i = 0; i < 100; ++i) {
                (void)sizes.draw(random);
                expected.next();
                expected.next();
            }
            QCOMPARE(random.next(), expected.next());
        }
    }

    void equalSeedsGiveEqualSizes()
    {
        const Scenario scenario = anyScenario(SizeDistribution::File);
        const ValueSizes first = sizesOf(scenario);
        const ValueSizes second = sizesOf(scenario);
        Random random(3);
        Random same(3);
        std::set<qint64> seen;
        for (int i = 0; i < 1000; ++i) {
            const qint64 bytes = first.draw(random);
            QCOMPARE(second.draw(same), bytes);
            seen.insert(bytes);
        }
        QVERIFY(seen.size() > 20);
    }

    void givenSizesAreFitted()
    {
        ValueSizes sizes = sizesOf(anyScenario(SizeDistribution::Fixed));
        QCOMPARE(sizes.fit(0), kLeastStampedBytes);
        QCOMPARE(sizes.fit(500), 500);
        QCOMPARE(sizes.fit(5000), 1000);
        sizes.allow(4000);
        QCOMPARE(sizes.fit(5000), 4000);
        QCOMPARE(sizes.largest(), 4000);
        sizes.allow(10); // allows nothing new
        QCOMPARE(sizes.largest(), 4000);
        Random random(3);
        QCOMPARE(sizes.draw(random), 1000);
    }

    void noValueIsAllowedThatSqliteCannotHold()
    {
        ValueSizes sizes = sizesOf(anyScenario(SizeDistribution::Fixed));
        sizes.allow(std::numeric_limits<qint64>::max());
        QCOMPARE(sizes.largest(), 500'000'000);
    }

    void filesWithoutSizesAreErrors()
    {
        const QTemporaryDir directory;
        Scenario scenario = anyScenario(SizeDistribution::File);
        scenario.valueSizesFile = directory.filePath(QStringLiteral("missing.db"));
        VERIFY_FAILS(ValueSizes::load(scenario, nullptr), ErrorCode::NotFound);
        scenario.valueSizesFile = directory.filePath(QStringLiteral("text.db"));
        QFile file(scenario.valueSizesFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no cache, but more than a few bytes of text");
        file.close();
        VERIFY_FAILS(ValueSizes::load(scenario, nullptr), ErrorCode::NotACache);
        scenario.valueSizesFile = test::copyOfDataFile(QStringLiteral("audio.db"), directory.path());
        VERIFY_OK(empty(scenario.valueSizesFile));
        const auto none = ValueSizes::load(scenario, nullptr);
        VERIFY_FAILS(none, ErrorCode::NotACache);
        QVERIFY(none.error().message.contains(scenario.valueSizesFile));
        QVERIFY2(none.error().message.startsWith(QStringLiteral(
                     "Scenario field \"valueSizesFile\" (--value-sizes-file) cannot be used: ")),
                 qPrintable(none.error().message));
    }

    void loadingCanBeStopped()
    {
        const std::atomic<bool> stop{true};
        VERIFY_FAILS(ValueSizes::load(anyScenario(SizeDistribution::File), &stop), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestValueSizes)
#include "test_value_sizes.moc"
