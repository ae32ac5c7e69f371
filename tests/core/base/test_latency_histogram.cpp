// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/latency_histogram.h"
#include "tests/support/verify.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <random>

using namespace cachescope;
using std::chrono::nanoseconds;

class TestLatencyHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quantilesAreAtMostOnePartInAThousandTooHigh_data();
    void quantilesAreAtMostOnePartInAThousandTooHigh();
    void smallDurationsAreExact();
    void mergesAsIfRecordedInOne();
    void isEmptyAtFirstAndWhenCleared();
    void countsAnewInItsOldMemoryWhenCleared();
    void copiesAreIndependent();
    void movingLeavesNothingBehind();
    void mergingItselfDoubles();
    void deviatesByTheMiddlesOfItsBuckets();
    void equalDurationsDoNotDeviate();
    void tellsItsBucketsInOrder();
    void takesDurationsOutOfRangeAsItsLimits();
    void goesToJsonAndBackWithoutLoss_data();
    void goesToJsonAndBackWithoutLoss();
    void refusesJsonThatIsNoHistogram_data();
    void refusesJsonThatIsNoHistogram();
};

void TestLatencyHistogram::quantilesAreAtMostOnePartInAThousandTooHigh_data()
{
    QTest::addColumn<double>("spread");
    QTest::newRow("narrow") << 0.1;
    QTest::newRow("as latencies are") << 1.5;
    QTest::newRow("from nanoseconds to minutes") << 5.0;
}

void TestLatencyHistogram::quantilesAreAtMostOnePartInAThousandTooHigh()
{
    QFETCH(double, spread);
    std::mt19937_64 random(7);
    std::lognormal_distribution<double> duration(std::log(200'000.0), spread);
    LatencyHistogram histogram;
    std::vector<qint64> truth;
    for (int i = 0; i < 100'000; ++i) {
        const auto ns = std::min<qint64>(static_cast<qint64>(duration(random)), (qint64{1} << 42) - 1);
        truth.push_back(ns);
        histogram.record(nanoseconds(ns));
    }
    std::ranges::sort(truth);
    for (const double q : {0.001, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 0.9999, 1.0}) {
        const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(truth.size())));
        const qint64 exact = truth.at(rank - 1);
        const qint64 reported = histogram.quantile(q).count();
        QVERIFY2(reported >= exact, qPrintable(QString::number(q)));
        QVERIFY2(reported <= exact + exact / 1024, qPrintable(QString::number(q)));
    }
    QCOMPARE(histogram.count(), truth.size());
    QCOMPARE(histogram.max().count(), truth.back());
    double sum = 0.0;
    for (const qint64 ns : truth)
        sum += static_cast<double>(ns);
    QCOMPARE(histogram.meanMs(), sum / static_cast<double>(truth.size()) / 1e6);
}

void TestLatencyHistogram::smallDurationsAreExact()
{
    for (int ns = 0; ns < 2048; ++ns) {
        LatencyHistogram histogram;
        histogram.record(nanoseconds(ns));
        histogram.record(nanoseconds(1'000'000));
        QCOMPARE(histogram.quantile(0.5).count(), ns);
    }
}

void TestLatencyHistogram::mergesAsIfRecordedInOne()
{
    LatencyHistogram all;
    LatencyHistogram even;
    LatencyHistogram odd;
    for (int i = 0; i < 10'000; ++i) {
        all.record(nanoseconds(i * 977));
        (i % 2 == 0 ? even : odd).record(nanoseconds(i * 977));
    }
    even.merge(odd);
    QCOMPARE(even.count(), all.count());
    QCOMPARE(even.max(), all.max());
    QCOMPARE(even.meanMs(), all.meanMs());
    for (const double q : {0.1, 0.5, 0.99})
        QCOMPARE(even.quantile(q), all.quantile(q));
}

void TestLatencyHistogram::isEmptyAtFirstAndWhenCleared()
{
    LatencyHistogram histogram;
    QCOMPARE(histogram.quantile(0.5).count(), 0);
    QCOMPARE(histogram.meanMs(), 0.0);
    histogram.record(nanoseconds(5));
    histogram.clear();
    QCOMPARE(histogram.count(), quint64{0});
    QCOMPARE(histogram.max().count(), 0);
}

void TestLatencyHistogram::countsAnewInItsOldMemoryWhenCleared()
{
    LatencyHistogram histogram;
    for (int i = 0; i < 1000; ++i)
        histogram.record(nanoseconds(i * 977));
    histogram.clear();
    histogram.record(nanoseconds(977));
    LatencyHistogram fresh;
    fresh.record(nanoseconds(977));
    QCOMPARE(histogram.toJson(), fresh.toJson());
}

void TestLatencyHistogram::copiesAreIndependent()
{
    LatencyHistogram original;
    original.record(nanoseconds(5'000'000));
    LatencyHistogram copy(original);
    copy.record(nanoseconds(1));
    LatencyHistogram assigned;
    assigned.record(nanoseconds(77));
    assigned = original;
    original.record(nanoseconds(9'000'000));
    QCOMPARE(copy.count(), quint64{2});
    QCOMPARE(copy.max().count(), 5'000'000);
    QCOMPARE(assigned.count(), quint64{1});
    QCOMPARE(assigned.meanMs(), 5.0);
    QCOMPARE(assigned.buckets().size(), std::size_t{1});
    const LatencyHistogram &itself = assigned;
    assigned = itself;
    QCOMPARE(assigned.count(), quint64{1});
}

void TestLatencyHistogram::movingLeavesNothingBehind()
{
    LatencyHistogram source;
    source.record(nanoseconds(5'000'000));
    LatencyHistogram moved(std::move(source));
    QCOMPARE(moved.max().count(), 5'000'000);
    LatencyHistogram assigned;
    assigned.record(nanoseconds(7));
    assigned = std::move(moved);
    QCOMPARE(assigned.count(), quint64{1});
    QCOMPARE(assigned.quantile(0.5).count(), 5'000'000);
    for (LatencyHistogram *left : {&source, &moved}) {
        QCOMPARE(left->toJson(), LatencyHistogram().toJson());
        left->record(nanoseconds(3)); // and works
        QCOMPARE(left->count(), quint64{1});
    }
}

void TestLatencyHistogram::mergingItselfDoubles()
{
    LatencyHistogram histogram;
    histogram.record(nanoseconds(1'000'000));
    histogram.merge(histogram);
    QCOMPARE(histogram.count(), quint64{2});
    QCOMPARE(histogram.meanMs(), 1.0);
    QCOMPARE(histogram.buckets().at(0).count, quint64{2});
}

/// The buckets that begin at 1,048,576 and 3,145,728 ns are 1,024 and 2,048 ns wide.
void TestLatencyHistogram::deviatesByTheMiddlesOfItsBuckets()
{
    LatencyHistogram histogram;
    histogram.record(nanoseconds(1'048'576 + 3));
    histogram.record(nanoseconds(3'145'728 + 5));
    const double first = 1'048'576 + 512;
    const double second = 3'145'728 + 1024;
    QCOMPARE(histogram.stdDevMs(), (second - first) / 2 / 1e6);
    QCOMPARE(histogram.meanMs(), (1'048'579.0 + 3'145'733.0) / 2 / 1e6); // exact all the same
}

void TestLatencyHistogram::equalDurationsDoNotDeviate()
{
    LatencyHistogram histogram;
    QCOMPARE(histogram.stdDevMs(), 0.0);
    for (int i = 0; i < 10; ++i)
        histogram.record(std::chrono::seconds(60));
    QCOMPARE(histogram.stdDevMs(), 0.0);
}

void TestLatencyHistogram::tellsItsBucketsInOrder()
{
    LatencyHistogram histogram;
    QVERIFY(histogram.buckets().empty());
    histogram.record(nanoseconds(1'048'576));
    histogram.record(nanoseconds(7));
    histogram.record(nanoseconds(1'048'577)); // the same as the first
    const auto buckets = histogram.buckets();
    QCOMPARE(buckets.size(), std::size_t{2});
    QCOMPARE(buckets[0].upperEnd.count(), 7);
    QCOMPARE(buckets[0].count, quint64{1});
    QCOMPARE(buckets[1].upperEnd.count(), 1'048'576 + 1023);
    QCOMPARE(buckets[1].count, quint64{2});
}

void TestLatencyHistogram::takesDurationsOutOfRangeAsItsLimits()
{
    LatencyHistogram histogram;
    histogram.record(nanoseconds(-5));
    QCOMPARE(histogram.max().count(), 0);
    histogram.record(nanoseconds::min());
    histogram.record(std::chrono::hours(100));
    QCOMPARE(histogram.max().count(), (qint64{1} << 42) - 1);
    QCOMPARE(histogram.quantile(1.0), histogram.max());
    QCOMPARE(histogram.count(), quint64{3});
    QCOMPARE(histogram.buckets().back().upperEnd, histogram.max());
}

void TestLatencyHistogram::goesToJsonAndBackWithoutLoss_data()
{
    QTest::addColumn<int>("records");
    for (const int records : {0, 1, 10'000})
        QTest::newRow(qPrintable(QString::number(records))) << records;
}

void TestLatencyHistogram::goesToJsonAndBackWithoutLoss()
{
    QFETCH(int, records);
    LatencyHistogram histogram;
    for (qint64 i = 0; i < records; ++i)
        histogram.record(nanoseconds(i * i * 977));
    const QByteArray text = QJsonDocument(histogram.toJson()).toJson();
    const auto back = LatencyHistogram::fromJson(QJsonDocument::fromJson(text).object());
    VERIFY_OK(back);
    QCOMPARE(back->count(), histogram.count());
    QCOMPARE(back->max(), histogram.max());
    QVERIFY(back->meanMs() == histogram.meanMs()); // to the last bit
    for (const double q : {0.001, 0.5, 0.99, 1.0})
        QCOMPARE(back->quantile(q), histogram.quantile(q));
    QCOMPARE(back->toJson(), histogram.toJson());
}

void TestLatencyHistogram::refusesJsonThatIsNoHistogram_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {
             R"({})",
             R"({"maxNs": 5, "sumNs": 5, "buckets": 7})",
             R"({"maxNs": 5, "sumNs": 5, "buckets": [5]})",
             R"({"maxNs": 5, "sumNs": 5, "buckets": [5, 0]})",
             R"({"maxNs": 5, "sumNs": 5, "buckets": [-1, 1]})",
             R"({"maxNs": 5, "sumNs": 5, "buckets": [1000000, 1]})",
             R"({"maxNs": 5, "sumNs": 5, "buckets": [5, "1"]})",
             R"({"maxNs": 5, "sumNs": -5, "buckets": [5, 1]})",
             R"({"maxNs": 5, "buckets": [5, 1]})",
             R"({"maxNs": 4, "sumNs": 5, "buckets": [5, 1]})",
             R"({"maxNs": 6, "sumNs": 5, "buckets": [5, 1]})",
             R"({"maxNs": 5, "sumNs": 0, "buckets": []})",
             R"({"maxNs": 0, "sumNs": 5, "buckets": []})",
             R"({"maxNs": 5, "sumNs": 6, "buckets": [5, 1]})",
             R"({"maxNs": 5, "sumNs": 4, "buckets": [5, 1]})",
             R"({"maxNs": 5, "sumNs": 10, "buckets": [5, 1, 5, 1]})",
             R"({"maxNs": 5, "sumNs": 8, "buckets": [5, 1, 3, 1]})",
             R"({"maxNs": 5, "sumNs": 5, "buckets": [33792, 1]})",
             R"({"maxNs": 2, "sumNs": 18446744073709551614,
                 "buckets": [1, 9223372036854775807, 2, 9223372036854775807]})",
             R"({"maxNs": 9000000000000000, "sumNs": 5, "buckets": [5, 1]})",
         })
        QTest::newRow(json) << QByteArray(json);
}

void TestLatencyHistogram::refusesJsonThatIsNoHistogram()
{
    QFETCH(QByteArray, json);
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto histogram = LatencyHistogram::fromJson(object);
    QVERIFY(!histogram);
    QCOMPARE(histogram.error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestLatencyHistogram)
#include "test_latency_histogram.moc"
