// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

class QJsonArray;

namespace cachescope {

/// Counts of durations in log-linear buckets, with three significant digits: the first 2,048 nanoseconds have
/// a bucket each, and each power of two above is cut into 1,024 equal parts, so that a quantile is at most
/// 1/1024 (0.1 %) above the true value. The scheme is that of HdrHistogram (http://hdrhistogram.org).
///
/// Memory is taken as it is needed, a kilobyte for 128 neighbouring buckets: 2 kB when empty, typically 20 to
/// 40 kB for latencies, never more than 270 kB. Recording is a few nanoseconds, but for the first time in a
/// part of the range, which allocates.
///
/// Not synchronised: one thread records into its own histogram; merge() afterwards.
class LatencyHistogram
{
public:
    /// HdrHistogram's names for its scheme with three digits and this range: a power of two (the first 2,048
    /// values count as one) is a bucket there.
    static constexpr int kHdrBuckets = 32;
    static constexpr int kHdrSubBuckets = 2048;

    /// Durations that are counted together, and how many there are.
    struct Bucket
    {
        std::chrono::nanoseconds upperEnd{0}; ///< the longest of them; of the last bucket it may exceed max()
        std::uint64_t count = 0;
    };

    LatencyHistogram() = default;
    ~LatencyHistogram() = default;
    LatencyHistogram(const LatencyHistogram &other);
    LatencyHistogram &operator=(const LatencyHistogram &other);
    /// Leaves `other` empty.
    LatencyHistogram(LatencyHistogram &&other) noexcept;
    LatencyHistogram &operator=(LatencyHistogram &&other) noexcept;

    /// Negative durations count as 0, durations over 2^42 ns (73 minutes) as that.
    void record(std::chrono::nanoseconds duration);
    void merge(const LatencyHistogram &other);
    /// Keeps its memory for what is recorded next.
    void clear();

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// Exact, unlike quantiles. 0 without records.
    [[nodiscard]] std::chrono::nanoseconds max() const { return std::chrono::nanoseconds(m_maxNs); }
    /// Exact. 0 without records.
    [[nodiscard]] double meanMs() const;
    /// Of the population, as HdrHistogram estimates it: each record counts as the middle of its bucket. 0
    /// without records.
    [[nodiscard]] double stdDevMs() const;
    /// The duration that `quantile` (0…1) of the records do not exceed, rounded up to its bucket's end, but
    /// never above max(). 0 without records.
    [[nodiscard]] std::chrono::nanoseconds quantile(double quantile) const;
    [[nodiscard]] double quantileMs(double quantile) const;
    [[nodiscard]] double maxMs() const { return static_cast<double>(m_maxNs) / 1e6; }
    /// Those that are not empty, from the shortest durations to the longest.
    [[nodiscard]] std::vector<Bucket> buckets() const;

    /// `maxNs`, `sumNs` and `buckets`: the number of each bucket that is not empty, followed by its count.
    [[nodiscard]] QJsonObject toJson() const;
    /// What toJson() gave, without any loss. InvalidArgument for anything else.
    static Result<LatencyHistogram> fromJson(const QJsonObject &json);

private:
    static constexpr int kSubBits = 10;
    static constexpr int kMaxExponent = 42;
    static constexpr std::size_t kBuckets = std::size_t{kMaxExponent - kSubBits + 1} << kSubBits;
    static constexpr std::size_t kChunkBuckets = 128;
    using Chunk = std::array<std::uint64_t, kChunkBuckets>;

    Result<void> addBuckets(const QJsonArray &pairs);
    [[nodiscard]] bool canHaveMaximum(std::int64_t ns) const;
    [[nodiscard]] bool canHaveSum(double ns) const;
    Chunk &chunk(std::size_t number);
    std::uint64_t &countOf(std::size_t bucket)
    {
        return chunk(bucket / kChunkBuckets)[bucket % kChunkBuckets];
    }
    /// Calls `visit` with the number and count of each bucket that is not empty, in order.
    template <typename Visit>
    void forEach(Visit visit) const;

    static std::size_t bucketOf(std::uint64_t ns);
    static std::uint64_t lowerEnd(std::size_t bucket);
    static std::uint64_t upperEnd(std::size_t bucket) { return lowerEnd(bucket + 1) - 1; }
    static double middleOf(std::size_t bucket);

    std::array<std::unique_ptr<Chunk>, kBuckets / kChunkBuckets> m_chunks; ///< null: nothing counted in it
    std::uint64_t m_count = 0;
    std::uint64_t m_maxNs = 0;
    double m_sumNs = 0.0;
};

} // namespace cachescope
