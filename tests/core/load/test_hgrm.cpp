// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/latency_histogram.h"
#include "core/load/report/files/hgrm.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace cachescope;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

/// The percentile distribution as HdrHistogram's plotters read it.
class TestHgrm : public QObject
{
    Q_OBJECT

private:
    /// The lines of the distribution, cut at their blanks.
    static QList<QStringList> rowsOf(const QByteArray &text)
    {
        QList<QStringList> rows;
        const auto lines = QString::fromLatin1(text).split(QLatin1Char('\n')).mid(2);
        for (const QString &line : lines) {
            if (!line.isEmpty() && !line.startsWith(QLatin1Char('#')))
                rows << line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        }
        return rows;
    }

private Q_SLOTS:
    /// By hand: 2.001 is the end of the bucket of 2 ms, and 77.5 % the first level above 75 %.
    void fourRecordsGiveTheseLines()
    {
        LatencyHistogram histogram;
        for (const int ms : {1, 2, 3, 4})
            histogram.record(milliseconds(ms));
        const QByteArray expected = R"(       Value     Percentile TotalCount 1/(1-Percentile)

       1.000 0.000000000000          1           1.00
       1.000 0.100000000000          1           1.11
       1.000 0.200000000000          1           1.25
       2.001 0.300000000000          2           1.43
       2.001 0.400000000000          2           1.67
       2.001 0.500000000000          2           2.00
       3.000 0.550000000000          3           2.22
       3.000 0.600000000000          3           2.50
       3.000 0.650000000000          3           2.86
       3.000 0.700000000000          3           3.33
       3.000 0.750000000000          3           4.00
       4.000 0.775000000000          4           4.44
       4.000 1.000000000000          4
#[Mean    =        2.500, StdDeviation   =        1.118]
#[Max     =        4.000, Total count    =            4]
#[Buckets =           32, SubBuckets     =         2048]
)";
        QCOMPARE(load::toHgrm(histogram), expected);
    }

    void withoutRecordsThereIsTheFrameAlone()
    {
        const QByteArray expected = R"(       Value     Percentile TotalCount 1/(1-Percentile)

#[Mean    =        0.000, StdDeviation   =        0.000]
#[Max     =        0.000, Total count    =            0]
#[Buckets =           32, SubBuckets     =         2048]
)";
        QCOMPARE(load::toHgrm(LatencyHistogram()), expected);
    }

    void oneRecordIsAtOnceTheLast()
    {
        LatencyHistogram histogram;
        histogram.record(milliseconds(7));
        const auto rows = rowsOf(load::toHgrm(histogram));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].join(QLatin1Char(' ')), QStringLiteral("7.000 0.000000000000 1 1.00"));
        QCOMPARE(rows[1].join(QLatin1Char(' ')), QStringLiteral("7.000 1.000000000000 1"));
    }

    void everyColumnGrowsAndTheLastRowIsOneHundredPerCent()
    {
        std::mt19937_64 random(11);
        std::lognormal_distribution<double> duration(std::log(2e6), 1.0);
        LatencyHistogram histogram;
        for (int i = 0; i < 200'000; ++i)
            histogram.record(nanoseconds(static_cast<qint64>(duration(random))));
        const auto rows = rowsOf(load::toHgrm(histogram));
        QVERIFY(rows.size() > 60); // five for each halving down to one in 200,000
        for (qsizetype i = 1; i < rows.size(); ++i) {
            QVERIFY(rows[i][0].toDouble() >= rows[i - 1][0].toDouble());
            QVERIFY(rows[i][1].toDouble() > rows[i - 1][1].toDouble());
            QVERIFY(rows[i][2].toLongLong() >= rows[i - 1][2].toLongLong());
        }
        for (const QStringList &row : rows.mid(0, rows.size() - 1)) {
            QCOMPARE(row.size(), 4);
            // Each value is that of its quantile.
            const double difference = row[0].toDouble() - histogram.quantileMs(row[1].toDouble());
            QVERIFY2(std::abs(difference) <= 0.0005 + histogram.quantileMs(row[1].toDouble()) / 1024,
                     qPrintable(row.join(QLatin1Char(' '))));
        }
        QCOMPARE(rows.last().size(), 3);
        QCOMPARE(rows.last()[0], QString::number(histogram.maxMs(), 'f', 3));
        QCOMPARE(rows.last()[1], QStringLiteral("1.000000000000"));
        QCOMPARE(rows.last()[2], QStringLiteral("200000"));
    }

    void halvesAreHitExactly()
    {
        LatencyHistogram histogram;
        for (int i = 1; i <= 100'000; ++i)
            histogram.record(nanoseconds(i * 1000));
        const QByteArray text = load::toHgrm(histogram);
        for (const char *level : {" 0.500000000000 ", " 0.750000000000 ", " 0.875000000000 ",
                                  " 0.937500000000 ", " 0.968750000000 ", " 0.999023437500 "})
            QVERIFY2(text.contains(level), level);
    }
};

QTEST_APPLESS_MAIN(TestHgrm)
#include "test_hgrm.moc"
