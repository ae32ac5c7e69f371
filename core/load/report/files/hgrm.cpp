// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps are those of HdrHistogram's PercentileIterator: from 0 in five steps to 50 %, in five to 75 %,
// and so on. Each level names the bucket that reaches it, so that a bucket of many records is named several
// times. It ends with the first line of the last bucket, and that bucket once more as 100 %, which has no
// 1/(1-Percentile).
#include "core/load/report/files/hgrm.h"

#include "core/base/latency_histogram.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

constexpr double kTicksPerHalfDistance = 5.0;

/// The level after `percent`.
double nextLevel(double percent)
{
    // log() and not log2(), as in the reference: the two differ in the last bit, which shows at the halves.
    const double halvings = std::floor(std::log(100.0 / (100.0 - percent)) / std::log(2.0)) + 1.0;
    return percent + 100.0 / (kTicksPerHalfDistance * std::exp2(halvings));
}

QByteArray line(double valueMs, double percent, std::uint64_t total)
{
    return QString::asprintf("%12.3f %2.12f %10llu", valueMs, percent / 100.0,
                             static_cast<unsigned long long>(total))
        .toLatin1();
}

QByteArray inverse(double percent)
{
    return QString::asprintf(" %14.2f", 1.0 / (1.0 - percent / 100.0)).toLatin1();
}

QByteArray distribution(const LatencyHistogram &histogram)
{
    QByteArray text;
    const auto records = static_cast<double>(histogram.count());
    std::uint64_t seen = 0;
    double level = 0.0;
    for (const auto &bucket : histogram.buckets()) {
        seen += bucket.count;
        const auto upperEnd = std::min(bucket.upperEnd, histogram.max());
        const double valueMs = static_cast<double>(upperEnd.count()) / 1e6;
        const bool isLast = seen == histogram.count();
        const double reached = 100.0 * static_cast<double>(seen) / records;
        while (reached >= level) {
            text += line(valueMs, level, seen) + inverse(level) + '\n';
            level = nextLevel(level);
            if (isLast)
                break;
        }
        if (isLast)
            text += line(valueMs, 100.0, seen) + '\n';
    }
    return text;
}

QByteArray summary(const LatencyHistogram &histogram)
{
    return QString::asprintf("#[Mean    = %12.3f, StdDeviation   = %12.3f]\n"
                             "#[Max     = %12.3f, Total count    = %12llu]\n"
                             "#[Buckets = %12d, SubBuckets     = %12d]\n",
                             histogram.meanMs(), histogram.stdDevMs(), histogram.maxMs(),
                             static_cast<unsigned long long>(histogram.count()),
                             LatencyHistogram::kHdrBuckets, LatencyHistogram::kHdrSubBuckets)
        .toLatin1();
}

} // namespace

QByteArray toHgrm(const LatencyHistogram &histogram)
{
    const QByteArray header =
        QString::asprintf("%12s %14s %10s %14s\n\n", "Value", "Percentile", "TotalCount", "1/(1-Percentile)")
            .toLatin1();
    return header + distribution(histogram) + summary(histogram);
}

} // namespace cachescope::load
