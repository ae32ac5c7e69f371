// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "ui/charts/axis_ticks.h"

#include <QDateTime>
#include <QTest>

using namespace cachescope;
using namespace cachescope::ui;

namespace {

QStringList labels(const std::vector<Tick> &ticks)
{
    QStringList texts;
    for (const Tick &tick : ticks)
        texts.append(tick.label);
    return texts;
}

std::vector<inspect::HistogramBin> decades(double from, int count)
{
    std::vector<inspect::HistogramBin> bins;
    for (int i = 0; i < count; ++i, from *= 10.0)
        bins.push_back({from, from * 10.0, 1, 1});
    return bins;
}

} // namespace

class TestAxisTicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsHaveRoundSteps_data()
    {
        QTest::addColumn<double>("maximum");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("nothing") << 0.0 << QStringList{QStringLiteral("0"), QStringLiteral("1")};
        QTest::newRow("one") << 1.0 << QStringList{QStringLiteral("0"), QStringLiteral("1")};
        QTest::newRow("hundreds") << 161.0
                                  << QStringList{QStringLiteral("0"), QStringLiteral("50"),
                                                 QStringLiteral("100"), QStringLiteral("150"),
                                                 QStringLiteral("200")};
        QTest::newRow("thousands") << 14480.0
                                   << QStringList{QStringLiteral("0"), QStringLiteral("5,000"),
                                                  QStringLiteral("10,000"), QStringLiteral("15,000")};
    }
    void countsHaveRoundSteps()
    {
        QFETCH(double, maximum);
        QTEST(labels(countTicks(maximum, 4)), "expected");
        QVERIFY(countTicks(maximum, 4).back().position >= maximum);
    }

    void bytesAreRoundInTheUnitsOfTheStyle()
    {
        setFormatStyle({.bytes = ByteUnits::Binary});
        QCOMPARE(labels(byteTicks(600.0 * 1048576, 4)),
                 (QStringList{QStringLiteral("0"), QStringLiteral("200 MiB"), QStringLiteral("400 MiB"),
                              QStringLiteral("600 MiB")}));
        const QStringList sizes = labels(sizeBinTicks(decades(100.0, 6)));
        setFormatStyle({});
        QCOMPARE(sizes,
                 (QStringList{QStringLiteral("256 B"), QStringLiteral("4 KiB"), QStringLiteral("64 KiB"),
                              QStringLiteral("1 MiB"), QStringLiteral("16 MiB")}));
    }

    void bytesCarryTheirUnit()
    {
        QCOMPARE(labels(byteTicks(580e6, 4)),
                 (QStringList{QStringLiteral("0"), QStringLiteral("200 MB"), QStringLiteral("400 MB"),
                              QStringLiteral("600 MB")}));
        QCOMPARE(byteTicks(1.2e9, 4).back().label, QStringLiteral("1.5 GB"));
    }

    void latenciesAreDecades()
    {
        const std::vector<Tick> ticks = latencyTicks(0.7, 2300.0);
        QCOMPARE(labels(ticks),
                 (QStringList{QStringLiteral("100 µs"), QStringLiteral("1 ms"), QStringLiteral("10 ms"),
                              QStringLiteral("100 ms"), QStringLiteral("1 s"), QStringLiteral("10 s")}));
        QCOMPARE(ticks.front().position, -1.0);
    }

    void aSingleLatencyStillHasAnAxis() { QCOMPARE(latencyTicks(10.0, 10.0).size(), std::size_t{2}); }

    void secondsStayWithinTheSpan()
    {
        QCOMPARE(labels(secondTicks(45.0, 4)), (QStringList{QStringLiteral("0 s"), QStringLiteral("15 s"),
                                                            QStringLiteral("30 s"), QStringLiteral("45 s")}));
        QCOMPARE(secondTicks(3600.0, 6).back().label, QStringLiteral("60 min"));
    }

    void positionsAreLogarithmicWithinBins()
    {
        const auto bins = decades(100.0, 3);
        QCOMPARE(binPosition(bins, 100.0), 0.0);
        QCOMPARE(binPosition(bins, 1000.0), 1.0);
        QVERIFY(qAbs(binPosition(bins, std::sqrt(10.0) * 1000.0) - 1.5) < 1e-9);
        QCOMPARE(binPosition(bins, 1.0), 0.0);
        QCOMPARE(binPosition(bins, 1e9), 3.0);
    }

    void sizesAreMarkedAtPowersOfTen()
    {
        QCOMPARE(labels(sizeBinTicks(decades(100.0, 4))),
                 (QStringList{QStringLiteral("100 B"), QStringLiteral("1 kB"), QStringLiteral("10 kB"),
                              QStringLiteral("100 kB"), QStringLiteral("1 MB")}));
        QVERIFY(labels(sizeBinTicks(decades(100.0, 1))).contains(QStringLiteral("200 B")));
        QVERIFY(sizeBinTicks({}).empty());
    }

    void agesAreMarkedAtRoundTimes()
    {
        const std::vector<inspect::HistogramBin> bins{{0, 60, 1, 1}, {60, 7200, 1, 1}, {7200, 864000, 1, 1}};
        QCOMPARE(labels(ageBinTicks(bins)),
                 (QStringList{QStringLiteral("1 min"), QStringLiteral("10 min"), QStringLiteral("1 h"),
                              QStringLiteral("6 h"), QStringLiteral("1 day"), QStringLiteral("1 week")}));
        QCOMPARE(ageBinTicks(bins).front().position, 1.0);
    }

    void timesAreMarkedAsTheirSpanAsks_data()
    {
        QTest::addColumn<double>("step");
        QTest::addColumn<QString>("first");
        QTest::newRow("hours") << 3600.0 << QStringLiteral("12 Oct 00:00");
        QTest::newRow("days") << 86400.0 << QStringLiteral("12 Oct");
        QTest::newRow("months") << 30 * 86400.0 << QStringLiteral("Oct 2026");
    }
    void timesAreMarkedAsTheirSpanAsks()
    {
        QFETCH(double, step);
        const double start =
            static_cast<double>(QDateTime(QDate(2026, 10, 12), QTime(0, 0)).toSecsSinceEpoch());
        std::vector<inspect::HistogramBin> bins;
        for (int i = 0; i < 40; ++i)
            bins.push_back({start + i * step, start + (i + 1) * step, 1, 1});
        const auto ticks = timeBinTicks(bins);
        QTEST(ticks.front().label, "first");
        QVERIFY(ticks.size() >= 4 && ticks.size() <= 6);
        QVERIFY(timeBinTicks({}).empty());
    }

    void rangesOfTimeSayTheDayOrTheHour()
    {
        const double start =
            static_cast<double>(QDateTime(QDate(2026, 10, 12), QTime(0, 0)).toSecsSinceEpoch());
        QCOMPARE(timeRangeText(start, start + 10 * 86400.0), QStringLiteral("12 Oct 2026 – 22 Oct 2026"));
        QCOMPARE(timeRangeText(start, start + 3600.0),
                 QStringLiteral("12 Oct 2026 00:00 – 12 Oct 2026 01:00"));
    }
};

QTEST_GUILESS_MAIN(TestAxisTicks)
#include "test_axis_ticks.moc"
