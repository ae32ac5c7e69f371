// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bin_filter.h"

#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

class TestBinFilter : public QObject
{
    Q_OBJECT

    const std::vector<inspect::HistogramBin> m_sizes{
        {100.0, 125.9, 1, 1}, {125.9, 158.5, 1, 1}, {158.5, 200.0, 1, 1}};

private Q_SLOTS:
    void sizesMeetWithoutGapOrOverlap()
    {
        const auto first = sizeBinFilter(m_sizes, 0, 0);
        const auto second = sizeBinFilter(m_sizes, 1, 1);
        QCOMPARE(*first.minSizeBytes, 100);
        QCOMPARE(*first.maxSizeBytes, 125);
        QCOMPARE(*second.minSizeBytes, 126);
        QCOMPARE(*second.maxSizeBytes, 158);
    }

    void theLastSizeBinHasItsEnd() { QCOMPARE(*sizeBinFilter(m_sizes, 1, 2).maxSizeBytes, 200); }

    void agesCountBackFromTheNewest()
    {
        inspect::Summary summary;
        summary.newestAccess = 100'000.0;
        summary.oldestAccess = 1'000.0;
        summary.ageHistogram = {{0.0, 60.0, 1, 1}, {60.0, 600.0, 1, 1}, {600.0, 99'000.0, 1, 1}};

        const auto newest = ageBinFilter(summary, 0, 0);
        QVERIFY(*newest.accessedTo > 100'000.0);  // the newest itself is in
        QVERIFY(*newest.accessedFrom > 99'940.0); // an age of exactly 60 s is in the next bin
        const auto middle = ageBinFilter(summary, 1, 1);
        QVERIFY(*middle.accessedTo > 99'940.0);
        QCOMPARE(*middle.accessedTo, *newest.accessedFrom);
        QCOMPARE(*ageBinFilter(summary, 1, 2).accessedFrom, 1'000.0);
    }

    void timesOfCreationMeetWithoutGapOrOverlap()
    {
        const std::vector<inspect::HistogramBin> days{
            {0.0, 10.0, 1, 1}, {10.0, 20.0, 1, 1}, {20.0, 30.0, 1, 1}};
        QCOMPARE(*createdBinFilter(days, 0, 0).createdFrom, 0.0);
        QCOMPARE(*createdBinFilter(days, 0, 0).createdTo, 10.0);
        QCOMPARE(*createdBinFilter(days, 1, 2).createdFrom, 10.0);
        QVERIFY(*createdBinFilter(days, 1, 2).createdTo > 30.0); // the last bin has its end
        QVERIFY(!createdBinFilter(days, 0, 0).accessedFrom);
    }
};

QTEST_GUILESS_MAIN(TestBinFilter)
#include "test_bin_filter.moc"
