// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>

#include <array>
#include <chrono>
#include <cstdint>

class QJsonArray;

namespace cachescope {

/// Counts of durations in log-linear buckets: each power of two of nanoseconds is cut into 64 equal parts, so
/// that a quantile is at most 1/64 (1.6 %) above the true value. The scheme is that of HdrHistogram
/// (http://hdrhistogram.org). Fixed memory (about 19 kB); recording is a few nanoseconds and never allocates.
///
/// Not synchronised: one thread records into its own histogram; merge() afterwards.
class LatencyHistogram
{
public:
    /// Negative durations count as 0, durations over 2^42 ns (73 minutes) as that.
    void record(std::chrono::nanoseconds duration);
    void merge(const LatencyHistogram &other);
    void clear() { *this = LatencyHistogram(); }

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// Exact, unlike quantiles. 0 without records.
    [[nodiscard]] std::chrono::nanoseconds max() const { return std::chrono::nanoseconds(m_maxNs); }
    [[nodiscard]] double meanMs() const;
    /// The duration that `quantile` (0…1) of the records do not exceed, rounded up to its bucket's end, but
    /// never above max(). 0 without records.
    [[nodiscard]] std::chrono::nanoseconds quantile(double quantile) const;
    [[nodiscard]] double quantileMs(double quantile) const;
    [[nodiscard]] double maxMs() const { return static_cast<double>(m_maxNs) / 1e6; }

    /// `maxNs`, `sumNs` and `buckets`: the number of each bucket that is not empty, followed by its count.
    [[nodiscard]] QJsonObject toJson() const;
    /// What toJson() gave, without any loss. InvalidArgument for anything else.
    static Result<LatencyHistogram> fromJson(const QJsonObject &json);

private:
    static constexpr int kSubBits = 6;
    static constexpr int kMaxExponent = 42;
    static constexpr std::size_t kBuckets = std::size_t{kMaxExponent - kSubBits + 2} << kSubBits;

    Result<void> addBuckets(const QJsonArray &pairs);
    /// Whether `ns` lies in the last bucket that is not empty.
    [[nodiscard]] bool canHaveMaximum(std::int64_t ns) const;
    static std::size_t bucketOf(std::uint64_t ns);
    static std::uint64_t upperEnd(std::size_t bucket);

    std::array<std::uint64_t, kBuckets> m_buckets{};
    std::uint64_t m_count = 0;
    std::uint64_t m_maxNs = 0;
    double m_sumNs = 0.0;
};

} // namespace cachescope
