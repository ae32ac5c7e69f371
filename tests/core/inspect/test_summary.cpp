// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/saturating.h"
#include "core/inspect/figures/breakdown.h"
#include "core/inspect/figures/summary.h"
#include "core/inspect/lint/lint_sample.h"
#include "core/inspect/scan/scan.h"
#include "tests/core/inspect/inspect_support.h"
#include "tests/support/support.h"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>

using namespace cachescope;
using namespace cachescope::inspect;

namespace {

struct Sums
{
    qint64 entries = 0;
    qint64 bytes = 0;
};

Sums sumsOf(const std::vector<HistogramBin> &bins)
{
    Sums sums;
    for (const HistogramBin &bin : bins) {
        sums.entries += bin.entries;
        sums.bytes += bin.bytes;
    }
    return sums;
}

} // namespace

class TestSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void histogramsAddUpToTheTotals_data();
    void histogramsAddUpToTheTotals();
    void binsJoinWithoutGaps();
    void putsEdgesIntoTheBinTheyBegin();
    void takesQuantilesFromTheValuesThemselves();
    void weighsAgesByBytes();
    void findsQuantilesAsSortingDoes_data();
    void findsQuantilesAsSortingDoes();
    void leavesUnknownTimesOutOfAges();
    void saysNothingAboutNoEntries();
    void addsUpToNoMoreThanANumberHolds();
};

void TestSummary::histogramsAddUpToTheTotals_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"audio.db", "audio-unpinned-schema.db", "document.db", "extraction.db"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestSummary::histogramsAddUpToTheTotals()
{
    QFETCH(QString, name);
    const CacheFile file = test::opened(test::dataFile(name));
    const auto scan = scanEntries(file, ScanOptions());
    const Summary summary = summarize(*scan, file.info().fileBytes);
    QVERIFY(summary.exact);
    QCOMPARE(sumsOf(summary.sizeHistogram).entries, summary.entries);
    QCOMPARE(sumsOf(summary.sizeHistogram).bytes, summary.dataBytes);
    QCOMPARE(sumsOf(summary.ageHistogram).entries, summary.entries);
    QCOMPARE(sumsOf(summary.ageHistogram).bytes, summary.dataBytes);
    QCOMPARE(summary.bloatRatio,
             static_cast<double>(file.info().fileBytes) / static_cast<double>(summary.dataBytes));
    QCOMPARE(summary.scanThreads, scan->threads);
}

void TestSummary::binsJoinWithoutGaps()
{
    EntryIndex index;
    for (int i = 0; i < 1000; ++i)
        index.append(test::row(i, qint64{i} * i * i, 1e9 - i * i, false));
    const Summary summary = summarize(index, 1);
    QCOMPARE(summary.ageHistogram.front().from, 0.0);
    QCOMPARE(summary.ageHistogram.front().to, 60.0);
    for (const auto *bins : {&summary.sizeHistogram, &summary.ageHistogram}) {
        for (std::size_t i = 1; i < bins->size(); ++i)
            QCOMPARE(bins->at(i).from, bins->at(i - 1).to);
    }
}

void TestSummary::putsEdgesIntoTheBinTheyBegin()
{
    EntryIndex index;
    const std::vector<qint64> sizes{0, 1, 10, 100, 1000, 1'000'000};
    for (const qint64 size : sizes)
        index.append(test::row(size, size, 0.0, false));
    for (const HistogramBin &bin : summarize(index, 1).sizeHistogram) {
        for (const qint64 size : sizes) {
            const auto value = static_cast<double>(size);
            if (value >= bin.from && value < bin.to)
                QCOMPARE(bin.bytes, size);
        }
    }
}

void TestSummary::takesQuantilesFromTheValuesThemselves()
{
    EntryIndex index;
    for (qint64 i = 1; i <= 200; ++i)
        index.append(test::row(i, 201 - i, 1.0, i <= 3));
    const Summary summary = summarize(index, 40200);
    QCOMPARE(summary.p50Bytes, 100);
    QCOMPARE(summary.p99Bytes, 198);
    QCOMPARE(summary.maxBytes, 200);
    QCOMPARE(summary.meanBytes, 100.5);
    QCOMPARE(summary.pinnedEntries, 3);
    QCOMPARE(summary.pinnedBytes, 200 + 199 + 198);
    QCOMPARE(summary.bloatRatio, 2.0);
}

void TestSummary::weighsAgesByBytes()
{
    EntryIndex index;
    index.append(test::row(1, 10, 1000.0, false));
    index.append(test::row(2, 10, 900.0, false));
    index.append(test::row(3, 100, 400.0, false));
    const Summary summary = summarize(index, 1);
    QCOMPARE(summary.oldestAccess.value(), 400.0);
    QCOMPARE(summary.newestAccess.value(), 1000.0);
    QCOMPARE(summary.medianByteAgeSeconds, 600.0);
}

void TestSummary::findsQuantilesAsSortingDoes_data()
{
    QTest::addColumn<qint64>("mostBytes");
    QTest::addColumn<int>("seconds");
    QTest::newRow("no bytes") << qint64{1} << 1000;
    QTest::newRow("few sizes, at one time") << qint64{3} << 1;
    QTest::newRow("as in a cache") << qint64{100'000} << 10'000'000;
    QTest::newRow("large") << (qint64{1} << 40) << 100;
}

/// Against the definitions: the smallest size that a share of all does not exceed, the age at which the
/// younger entries have half of the bytes.
void TestSummary::findsQuantilesAsSortingDoes()
{
    QFETCH(qint64, mostBytes);
    QFETCH(int, seconds);
    QRandomGenerator random(1);
    for (const int entries : {1, 2, 3, 100, 1999}) {
        EntryIndex index;
        std::vector<qint64> sizes;
        std::vector<std::pair<double, qint64>> ages;
        index.append(test::row(0, 0, 1e9)); // the newest
        sizes.push_back(0);
        ages.emplace_back(0.0, 0);
        for (int i = 1; i < entries; ++i) {
            sizes.push_back(static_cast<qint64>(random.generate64() % static_cast<quint64>(mostBytes)));
            ages.emplace_back(random.bounded(seconds), sizes.back());
            index.append(test::row(i, sizes.back(), 1e9 - ages.back().first));
        }
        const Summary summary = summarize(index, 1);
        std::ranges::sort(sizes);
        QCOMPARE(summary.p50Bytes, sizes[static_cast<std::size_t>((entries + 1) / 2 - 1)]);
        QCOMPARE(summary.p99Bytes, sizes[static_cast<std::size_t>((entries * 99 + 99) / 100 - 1)]);
        std::ranges::sort(ages);
        qint64 younger = 0;
        auto age = ages.begin();
        while (2 * (younger + age->second) < summary.dataBytes)
            younger += (age++)->second;
        QCOMPARE(summary.medianByteAgeSeconds, age->first);
    }
}

void TestSummary::leavesUnknownTimesOutOfAges()
{
    EntryIndex index;
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    index.append(test::row(1, 10, unknown, false));
    index.append(test::row(2, 20, std::numeric_limits<double>::infinity(), false));
    QVERIFY(!summarize(index, 1).newestAccess);
    QVERIFY(summarize(index, 1).ageHistogram.empty());
    index.append(test::row(3, 30, 5.0, false));
    const Summary summary = summarize(index, 1);
    QCOMPARE(summary.newestAccess.value(), 5.0);
    QCOMPARE(sumsOf(summary.ageHistogram).entries, 1);
    QCOMPARE(sumsOf(summary.sizeHistogram).entries, 3);
}

/// Sizes of values beside a database are what the file claims.
void TestSummary::addsUpToNoMoreThanANumberHolds()
{
    constexpr qint64 highest = std::numeric_limits<qint64>::max();
    EntryIndex index;
    for (int i = 1; i <= 3; ++i)
        index.append(test::row(i, highest, i, true));
    const Summary summary = summarize(index, 4096);
    QCOMPARE(summary.dataBytes, highest);
    QCOMPARE(summary.pinnedBytes, highest);
    QCOMPARE(summary.p50Bytes, highest);
    QCOMPARE(summary.sizeHistogram.back().bytes, highest);
    QVERIFY(summary.medianByteAgeSeconds >= 0.0);
    QCOMPARE(typeTotals(index, EntryTypes({0, 0, 0})).front().bytes, highest);
    QCOMPARE(sampleOfAll(index).count, std::size_t{3});
    QCOMPARE(sampleWithin(index, 4096, 1'000'000).count, std::size_t{0});
    QCOMPARE(saturatingAdd(-highest, -2), std::numeric_limits<qint64>::min());
    QCOMPARE(saturatingMultiply(highest, 2), highest);
    QCOMPARE(saturatingRound(1e300), highest);
    QCOMPARE(saturatingRound(2.5), qint64{3});
}

void TestSummary::saysNothingAboutNoEntries()
{
    const Summary summary = summarize(EntryIndex(), 4096);
    QVERIFY(summary.exact);
    QVERIFY(summary.sizeHistogram.empty());
    QVERIFY(!summary.oldestAccess);
    QCOMPARE(summary.bloatRatio, 0.0);
}

QTEST_GUILESS_MAIN(TestSummary)
#include "test_summary.moc"
