// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/latency_histogram.h"

#include <QJsonArray>

#include <algorithm>
#include <bit>
#include <cmath>

namespace cachescope {

namespace {

Error noHistogram(const QString &why)
{
    return Error{ErrorCode::InvalidArgument, QStringLiteral("No latency histogram: %1").arg(why)};
}

} // namespace

std::size_t LatencyHistogram::bucketOf(std::uint64_t ns)
{
    // Below 2^kSubBits a bucket is one nanosecond; above, the kSubBits bits behind the highest one choose the
    // part.
    const int width = std::bit_width(ns);
    if (width <= kSubBits)
        return static_cast<std::size_t>(ns);
    const int shift = width - 1 - kSubBits;
    const std::uint64_t part = (ns >> shift) - (1U << kSubBits);
    return (std::size_t(shift + 1) << kSubBits) + static_cast<std::size_t>(part);
}

std::uint64_t LatencyHistogram::upperEnd(std::size_t bucket)
{
    const std::size_t octave = bucket >> kSubBits;
    if (octave == 0)
        return bucket;
    const std::uint64_t part = bucket & ((1U << kSubBits) - 1);
    const auto shift = static_cast<int>(octave - 1);
    return (((1ULL << kSubBits) + part + 1) << shift) - 1;
}

void LatencyHistogram::record(std::chrono::nanoseconds duration)
{
    constexpr std::int64_t limit = (std::int64_t{1} << kMaxExponent) - 1;
    const auto ns = static_cast<std::uint64_t>(std::clamp<std::int64_t>(duration.count(), 0, limit));
    ++m_buckets[bucketOf(ns)];
    ++m_count;
    m_sumNs += static_cast<double>(ns);
    m_maxNs = std::max(m_maxNs, ns);
}

void LatencyHistogram::merge(const LatencyHistogram &other)
{
    for (std::size_t i = 0; i < kBuckets; ++i)
        m_buckets[i] += other.m_buckets[i];
    m_count += other.m_count;
    m_sumNs += other.m_sumNs;
    m_maxNs = std::max(m_maxNs, other.m_maxNs);
}

double LatencyHistogram::meanMs() const
{
    return m_count == 0 ? 0.0 : m_sumNs / static_cast<double>(m_count) / 1e6;
}

std::chrono::nanoseconds LatencyHistogram::quantile(double quantile) const
{
    if (m_count == 0)
        return std::chrono::nanoseconds(0);
    const double wanted = std::ceil(std::clamp(quantile, 0.0, 1.0) * static_cast<double>(m_count));
    const auto rank = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(wanted));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < kBuckets; ++i) {
        seen += m_buckets[i];
        if (seen >= rank)
            return std::chrono::nanoseconds(std::min(upperEnd(i), m_maxNs));
    }
    return max();
}

double LatencyHistogram::quantileMs(double q) const
{
    return static_cast<double>(quantile(q).count()) / 1e6;
}

QJsonObject LatencyHistogram::toJson() const
{
    QJsonArray pairs;
    for (std::size_t i = 0; i < kBuckets; ++i) {
        if (m_buckets[i] == 0)
            continue;
        pairs << static_cast<qint64>(i) << static_cast<qint64>(m_buckets[i]);
    }
    return {
        {QStringLiteral("maxNs"), static_cast<qint64>(m_maxNs)},
        {QStringLiteral("sumNs"), m_sumNs},
        {QStringLiteral("buckets"), pairs},
    };
}

Result<LatencyHistogram> LatencyHistogram::fromJson(const QJsonObject &json)
{
    const QJsonValue buckets = json.value(QStringLiteral("buckets"));
    if (!buckets.isArray())
        return noHistogram(QStringLiteral("there are no buckets"));
    LatencyHistogram histogram;
    if (auto added = histogram.addBuckets(buckets.toArray()); !added)
        return added.error();
    const qint64 maxNs = json.value(QStringLiteral("maxNs")).toInteger(-1);
    const double sumNs = json.value(QStringLiteral("sumNs")).toDouble(-1.0);
    if (!histogram.canHaveMaximum(maxNs) || !(sumNs >= 0.0))
        return noHistogram(QStringLiteral("its maximum or sum does not fit its buckets"));
    histogram.m_sumNs = sumNs;
    histogram.m_maxNs = static_cast<std::uint64_t>(maxNs);
    return histogram;
}

bool LatencyHistogram::canHaveMaximum(std::int64_t ns) const
{
    if (m_count == 0)
        return ns == 0;
    if (ns < 0 || ns >= std::int64_t{1} << kMaxExponent) // bucketOf() takes no more
        return false;
    const std::size_t bucket = bucketOf(static_cast<std::uint64_t>(ns));
    return m_buckets[bucket] > 0 &&
           std::all_of(m_buckets.begin() + static_cast<std::ptrdiff_t>(bucket) + 1, m_buckets.end(),
                       [](std::uint64_t count) { return count == 0; });
}

Result<void> LatencyHistogram::addBuckets(const QJsonArray &pairs)
{
    for (qsizetype i = 0; i < pairs.size(); i += 2) {
        const qint64 bucket = pairs.at(i).toInteger(-1);
        const qint64 count = pairs.at(i + 1).toInteger(-1);
        if (bucket < 0 || bucket >= static_cast<qint64>(kBuckets) || count < 1)
            return noHistogram(QStringLiteral("bucket %1 with count %2").arg(bucket).arg(count));
        m_buckets[static_cast<std::size_t>(bucket)] += static_cast<std::uint64_t>(count);
        m_count += static_cast<std::uint64_t>(count);
    }
    return {};
}

} // namespace cachescope
