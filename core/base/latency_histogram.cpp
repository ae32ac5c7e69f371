// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/latency_histogram.h"

#include <QJsonArray>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace cachescope {

namespace {

Error noHistogram(const QString &why)
{
    return Error{ErrorCode::InvalidArgument, QStringLiteral("No latency histogram: %1").arg(why)};
}

} // namespace

// --- Buckets ---

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

std::uint64_t LatencyHistogram::lowerEnd(std::size_t bucket)
{
    const std::size_t octave = bucket >> kSubBits;
    if (octave == 0)
        return bucket;
    const std::uint64_t part = bucket & ((1U << kSubBits) - 1);
    return ((1ULL << kSubBits) + part) << (octave - 1);
}

double LatencyHistogram::middleOf(std::size_t bucket)
{
    const std::uint64_t width = lowerEnd(bucket + 1) - lowerEnd(bucket);
    return static_cast<double>(lowerEnd(bucket) + width / 2);
}

LatencyHistogram::Chunk &LatencyHistogram::chunk(std::size_t number)
{
    auto &there = m_chunks[number];
    if (!there) [[unlikely]]
        there = std::make_unique<Chunk>();
    return *there;
}

template <typename Visit>
void LatencyHistogram::forEach(Visit visit) const
{
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
        if (!m_chunks[i])
            continue;
        for (std::size_t k = 0; k < kChunkBuckets; ++k) {
            if (const std::uint64_t count = (*m_chunks[i])[k]; count > 0)
                visit(i * kChunkBuckets + k, count);
        }
    }
}

// --- Copying ---

LatencyHistogram::LatencyHistogram(const LatencyHistogram &other)
{
    merge(other);
}

LatencyHistogram &LatencyHistogram::operator=(const LatencyHistogram &other)
{
    if (this != &other) {
        clear();
        merge(other);
    }
    return *this;
}

LatencyHistogram::LatencyHistogram(LatencyHistogram &&other) noexcept
    : m_chunks(std::move(other.m_chunks))
    , m_count(std::exchange(other.m_count, 0))
    , m_maxNs(std::exchange(other.m_maxNs, 0))
    , m_sumNs(std::exchange(other.m_sumNs, 0.0))
{
}

LatencyHistogram &LatencyHistogram::operator=(LatencyHistogram &&other) noexcept
{
    if (this != &other) {
        m_chunks = std::move(other.m_chunks);
        m_count = std::exchange(other.m_count, 0);
        m_maxNs = std::exchange(other.m_maxNs, 0);
        m_sumNs = std::exchange(other.m_sumNs, 0.0);
    }
    return *this;
}

// --- Counting ---

void LatencyHistogram::record(std::chrono::nanoseconds duration)
{
    constexpr std::int64_t limit = (std::int64_t{1} << kMaxExponent) - 1;
    const auto ns = static_cast<std::uint64_t>(std::clamp<std::int64_t>(duration.count(), 0, limit));
    ++countOf(bucketOf(ns));
    ++m_count;
    m_sumNs += static_cast<double>(ns);
    m_maxNs = std::max(m_maxNs, ns);
}

void LatencyHistogram::merge(const LatencyHistogram &other)
{
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
        if (!other.m_chunks[i])
            continue;
        const Chunk &theirs = *other.m_chunks[i];
        Chunk &ours = chunk(i);
        for (std::size_t k = 0; k < kChunkBuckets; ++k)
            ours[k] += theirs[k];
    }
    m_count += other.m_count;
    m_sumNs += other.m_sumNs;
    m_maxNs = std::max(m_maxNs, other.m_maxNs);
}

void LatencyHistogram::clear()
{
    for (auto &chunk : m_chunks) {
        if (chunk)
            chunk->fill(0);
    }
    m_count = 0;
    m_maxNs = 0;
    m_sumNs = 0.0;
}

// --- Figures ---

double LatencyHistogram::meanMs() const
{
    return m_count == 0 ? 0.0 : m_sumNs / static_cast<double>(m_count) / 1e6;
}

double LatencyHistogram::stdDevMs() const
{
    if (m_count == 0)
        return 0.0;
    const auto records = static_cast<double>(m_count);
    // The exact mean would make equal durations deviate from the middle of their own bucket.
    double sum = 0.0;
    forEach([&sum](std::size_t bucket, std::uint64_t count) {
        sum += middleOf(bucket) * static_cast<double>(count);
    });
    double squares = 0.0;
    forEach([&squares, mean = sum / records](std::size_t bucket, std::uint64_t count) {
        const double deviation = middleOf(bucket) - mean;
        squares += deviation * deviation * static_cast<double>(count);
    });
    return std::sqrt(squares / records) / 1e6;
}

std::chrono::nanoseconds LatencyHistogram::quantile(double quantile) const
{
    if (m_count == 0)
        return std::chrono::nanoseconds(0);
    const double wanted = std::ceil(std::clamp(quantile, 0.0, 1.0) * static_cast<double>(m_count));
    const auto rank = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(wanted));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
        for (std::size_t k = 0; m_chunks[i] && k < kChunkBuckets; ++k) {
            seen += (*m_chunks[i])[k];
            if (seen >= rank)
                return std::chrono::nanoseconds(std::min(upperEnd(i * kChunkBuckets + k), m_maxNs));
        }
    }
    return max();
}

double LatencyHistogram::quantileMs(double q) const
{
    return static_cast<double>(quantile(q).count()) / 1e6;
}

std::vector<LatencyHistogram::Bucket> LatencyHistogram::buckets() const
{
    std::vector<Bucket> all;
    forEach([&all](std::size_t bucket, std::uint64_t count) {
        all.push_back({std::chrono::nanoseconds(upperEnd(bucket)), count});
    });
    return all;
}

// --- JSON ---

QJsonObject LatencyHistogram::toJson() const
{
    QJsonArray pairs;
    forEach([&pairs](std::size_t bucket, std::uint64_t count) {
        pairs << static_cast<qint64>(bucket) << static_cast<qint64>(count);
    });
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
    if (!histogram.canHaveMaximum(maxNs) || !histogram.canHaveSum(sumNs))
        return noHistogram(QStringLiteral("its maximum or sum does not fit its buckets"));
    histogram.m_sumNs = sumNs;
    histogram.m_maxNs = static_cast<std::uint64_t>(maxNs);
    return histogram;
}

/// Whether `ns` lies in the last bucket that is not empty.
bool LatencyHistogram::canHaveMaximum(std::int64_t ns) const
{
    if (m_count == 0)
        return ns == 0;
    if (ns < 0 || ns >= std::int64_t{1} << kMaxExponent) // bucketOf() takes no more
        return false;
    std::size_t last = 0;
    forEach([&last](std::size_t bucket, std::uint64_t) { last = bucket; });
    return bucketOf(static_cast<std::uint64_t>(ns)) == last;
}

/// Whether durations in these buckets can add up to `ns`, give or take what adding them up has rounded.
bool LatencyHistogram::canHaveSum(double ns) const
{
    constexpr double rounding = 1e-6;
    double least = 0.0;
    double most = 0.0;
    forEach([&least, &most](std::size_t bucket, std::uint64_t count) {
        least += static_cast<double>(lowerEnd(bucket)) * static_cast<double>(count);
        most += static_cast<double>(upperEnd(bucket)) * static_cast<double>(count);
    });
    return ns >= least * (1.0 - rounding) && ns <= most * (1.0 + rounding); // false for NaN
}

Result<void> LatencyHistogram::addBuckets(const QJsonArray &pairs)
{
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<qint64>::max());
    qint64 last = -1;
    for (qsizetype i = 0; i < pairs.size(); i += 2) {
        const qint64 bucket = pairs.at(i).toInteger(-1);
        const qint64 count = pairs.at(i + 1).toInteger(-1);
        const bool fits = count > 0 && m_count <= most - static_cast<std::uint64_t>(count);
        if (bucket <= last || bucket >= static_cast<qint64>(kBuckets) || !fits)
            return noHistogram(QStringLiteral("bucket %1 with count %2").arg(bucket).arg(count));
        countOf(static_cast<std::size_t>(bucket)) = static_cast<std::uint64_t>(count);
        m_count += static_cast<std::uint64_t>(count);
        last = bucket;
    }
    return {};
}

} // namespace cachescope
