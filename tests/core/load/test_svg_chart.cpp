// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/html/svg_chart.h"
#include "core/load/report/sample_series.h"
#include "tests/support/load_document.h"

#include <QJsonArray>
#include <QTest>
#include <QXmlStreamWriter>

#include <cmath>
#include <limits>

using namespace cachescope;
using namespace cachescope::load;
using namespace Qt::StringLiterals;

class TestSvgChart : public QObject
{
    Q_OBJECT

private:
    using Ticks = std::vector<double>;
    static constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

    static QByteArray lineChart(const std::vector<ChartPoint> &points,
                                const std::vector<ChartMark> &marks = {})
    {
        QByteArray svg;
        QXmlStreamWriter xml(&svg);
        ChartFrame frame{u"id"_s,
                         u"title"_s,
                         u"description"_s,
                         ChartAxis::time(4.0),
                         ChartAxis::linear(10.0),
                         [](double value) { return QString::number(value); },
                         marks};
        writeLineChart(xml, frame, {{u"line"_s, 1, points}});
        return svg;
    }

private Q_SLOTS:
    void marksAreThinLinesThatSayWhatHappened()
    {
        const std::vector<ChartPoint> points{{0.5, 1.0}, {3.5, 2.0}};
        QVERIFY(!lineChart(points).contains("mark"));
        const QByteArray svg = lineChart(points, {{1.0, u"Users: 5 → 9"_s}, {3.0, u"<Paused>"_s}});
        QCOMPARE(svg.count("class=\"mark\""), 2);
        QVERIFY(svg.contains(QStringLiteral("<title>Users: 5 → 9</title>").toUtf8()));
        QVERIFY(svg.contains("&lt;Paused&gt;"));
    }

    void marksThatWouldStandOnEachOtherAreOne()
    {
        std::vector<ChartMark> marks;
        for (int i = 0; i < 1000; ++i)
            marks.push_back({2.0 + i / 1e6, QString::number(i)});
        const QByteArray svg = lineChart({{0.5, 1.0}, {3.5, 2.0}}, marks);
        QCOMPARE(svg.count("class=\"mark\""), 1);
        QVERIFY(svg.contains("0\n1\n2\n"));
    }

    void axesEndAtRoundFigures()
    {
        QCOMPARE(ChartAxis::linear(93.0).ticks(), (Ticks{0, 25, 50, 75, 100}));
        QCOMPARE(ChartAxis::linear(0.0).ticks(), (Ticks{0, 0.25, 0.5, 0.75, 1}));
        QCOMPARE(ChartAxis::counts(3.0).ticks(), (Ticks{0, 1, 2, 3}));
        QCOMPARE(ChartAxis::counts(10.0).ticks(), (Ticks{0, 5, 10}));
        QCOMPARE(ChartAxis::counts(0.0).ticks(), (Ticks{0, 1}));
        QCOMPARE(ChartAxis::logarithmic(0.4, 60.0).ticks(), (Ticks{0.1, 1, 10, 100}));
        QCOMPARE(ChartAxis::logarithmic(5.0, 5.0).ticks(), (Ticks{1, 10}));
        QCOMPARE(ChartAxis::time(45.0).ticks(), (Ticks{0, 10, 20, 30, 40}));
        QCOMPARE(ChartAxis::time(3600.0).ticks(), (Ticks{0, 600, 1200, 1800, 2400, 3000, 3600}));
    }

    void positionsAreBetweenTheEnds()
    {
        QCOMPARE(ChartAxis::linear(100.0).position(25.0), 0.25);
        QCOMPARE(ChartAxis::linear(100.0).position(-3.0), 0.0);
        QCOMPARE(ChartAxis::logarithmic(1.0, 100.0).position(10.0), 0.5);
        QCOMPARE(ChartAxis::logarithmic(1.0, 100.0).position(0.0), 0.0);
        QCOMPARE(ChartAxis::time(10.0).position(1e300), 1.0);
    }

    void axesBearAnything()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        for (const double wild : {kGap, infinity, -infinity, -1.0, 1e300, 1e-300}) {
            for (const auto &axis : {ChartAxis::linear(wild), ChartAxis::counts(wild), ChartAxis::time(wild),
                                     ChartAxis::logarithmic(wild, wild), ChartAxis::logarithmic(1.0, wild)}) {
                QVERIFY(!axis.ticks().empty());
                QVERIFY(axis.ticks().size() < 40);
            }
        }
    }

    void fewPointsStayAsTheyAre()
    {
        const std::vector<ChartPoint> points{{0, 1}, {1, kGap}, {2, 3}};
        QCOMPARE(thinned(points).size(), points.size());
    }

    void thinningKeepsTheExtremesAndTheOrder()
    {
        std::vector<ChartPoint> points;
        for (int i = 0; i < 100'000; ++i)
            points.push_back({i * 1.0, i == 31'337 ? 1e6 : i == 77'777 ? -1e6 : std::sin(i)});
        const auto thin = thinned(points);
        QVERIFY(thin.size() <= kMostPoints);
        const auto [low, high] = std::ranges::minmax(thin, {}, &ChartPoint::value);
        QCOMPARE(high.value, 1e6);
        QCOMPARE(low.value, -1e6);
        QVERIFY(std::ranges::is_sorted(thin, {}, &ChartPoint::seconds));
    }

    void aLongGapStaysAGap()
    {
        std::vector<ChartPoint> points;
        for (int i = 0; i < 6'000; ++i)
            points.push_back({i * 1.0, i >= 2'000 && i < 4'000 ? kGap : 1.0 + i % 3});
        const auto thin = thinned(points);
        QVERIFY(std::ranges::any_of(thin, [](const ChartPoint &point) { return std::isnan(point.value); }));
        QVERIFY(std::ranges::all_of(thin, [](const ChartPoint &point) {
            return std::isnan(point.value) == (point.seconds >= 2'000 && point.seconds < 4'000);
        }));
    }

    void aLineIsLiftedAtAGapAndAPointBetweenGapsIsADot()
    {
        const QByteArray svg = lineChart({{0, 5}, {1, 5}, {2, kGap}, {3, 10}, {4, kGap}});
        QVERIFY2(svg.contains("d=\"M64 80L178 80M406 8h0.01\""), svg);
        QVERIFY(svg.contains("stroke-dasharray"));
        QVERIFY(svg.contains("<title id=\"id-title\">title</title><desc id=\"id-desc\">description</desc>"));
    }

    void aLineOfNothingIsNotDrawn() { QVERIFY(!lineChart({{0, kGap}}).contains("<path")); }

    void latenciesOfNothingAreGaps()
    {
        const std::vector<QJsonObject> samples{
            {{u"atSeconds"_s, 1}, {u"p99Ms"_s, 0}, {u"failed"_s, 4}},
            {{u"atSeconds"_s, 3}, {u"seconds"_s, 2}, {u"p99Ms"_s, 7}, {u"failed"_s, 4}},
            {{u"atSeconds"_s, 4}}};
        const auto times = samplePoints(samples, "p99Ms", SampleMeaning::Time);
        QVERIFY(std::isnan(times[0].value));
        QCOMPARE(times[1].value, 7.0);
        QCOMPARE(times[1].seconds, 2.0);
        QVERIFY(std::isnan(times[2].value));
        QCOMPARE(samplePoints(samples, "failed", SampleMeaning::Rate)[1].value, 2.0);
        QCOMPARE(endOf(samples), 4.0);
    }

    void codesAreSortedByHowOftenTheyCame()
    {
        const QJsonObject sample{{u"lockErrors"_s, 9},
                                 {u"byCode"_s, QJsonObject{{u"RARE"_s, 1}, {u"OFTEN"_s, 5}}}};
        const QStringList codes = sampleCodes({{{u"samples"_s, QJsonArray{sample}}}});
        QCOMPARE(codes, (QStringList{u"OFTEN"_s, u"RARE"_s, otherCodes()}));
        const auto bars = errorBars({sample}, codes);
        QCOMPARE(bars.size(), std::size_t{1});
        QCOMPARE(bars[0].parts, (std::vector<double>{5, 1, 3}));
    }

    void rareCodesBeyondTheLastStyleShareOne()
    {
        QJsonObject byCode;
        for (int i = 0; i < 9; ++i)
            byCode.insert(u"CODE%1"_s.arg(i), 10 - i);
        const QJsonObject sample{{u"lockErrors"_s, 54}, {u"byCode"_s, byCode}};
        const QStringList codes = sampleCodes({{{u"samples"_s, QJsonArray{sample}}}});
        QCOMPARE(codes.size(), kChartStyles);
        QCOMPARE(codes.last(), otherCodes());
        QCOMPARE(errorBars({sample}, codes)[0].total(), 54.0);
        QCOMPARE(errorBars({sample}, codes)[0].parts.back(), 5.0 + 4 + 3 + 2);
    }

    void secondsWithoutErrorsMakeNoBar()
    {
        QVERIFY(errorBars({{{u"atSeconds"_s, 1}, {u"lockErrors"_s, 0}}}, {u"A"_s}).empty());
        QVERIFY(errorBars({{{u"atSeconds"_s, 1}, {u"lockErrors"_s, 3}}}, {}).empty());
    }
};

QTEST_APPLESS_MAIN(TestSvgChart)
#include "test_svg_chart.moc"
