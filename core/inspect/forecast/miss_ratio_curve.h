// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace cachescope::inspect {

/// The share of reads that miss, and of the bytes that were read those that did; 0…1.
struct MissRatios
{
    double objects = 0.0;
    double bytes = 0.0;
};

struct MissRatioPoint
{
    qint64 budgetBytes = 0;
    MissRatios misses;
};

/// What a trace of reads came to. Counts of a sample are scaled to all.
struct TraceCounts
{
    qint64 reads = 0;
    qint64 readBytes = 0;
    /// Reads that no budget would have hit: of keys that were not read or stored before, or were removed
    /// since.
    double compulsory = 0.0;
    double compulsoryBytes = 0.0;
    double sampledShare = 1.0; ///< of the keys, at the end; 1: all
    /// There were more depths than are told apart: reads count at up to the depth of a neighbour, and no
    /// budget seems to miss less than it does.
    bool depthsRounded = false;
};

/// How often an LRU cache would miss under a recorded trace, by the bytes that it may hold. Starts empty, and
/// stores what it misses. A cache that evicts down to a low-water mark misses no more than at(that mark) and
/// no less than at(its budget). Never changed; any thread.
class MissRatioCurve
{
public:
    static constexpr std::size_t kPoints = 256;

    /// Reads that lie this deep in the stack of an LRU cache.
    struct Depth
    {
        qint64 bytes = 0; ///< hit from this budget on
        double reads = 0.0;
        double readBytes = 0.0;
    };

    /// `depths` in any order; they are merged where they are equal.
    MissRatioCurve(std::vector<Depth> depths, const TraceCounts &counts);

    [[nodiscard]] MissRatios at(qint64 budgetBytes) const;
    /// By rising budget, evenly spaced from 0 to `largestBytes`.
    [[nodiscard]] std::vector<MissRatioPoint> points(qint64 largestBytes) const;
    /// From this budget on only the compulsory misses are left.
    [[nodiscard]] qint64 fullBudgetBytes() const { return m_depths.empty() ? 0 : m_depths.back().bytes; }
    [[nodiscard]] MissRatios compulsory() const;
    [[nodiscard]] const TraceCounts &counts() const { return m_counts; }
    [[nodiscard]] bool isExact() const { return m_counts.sampledShare >= 1.0 && !m_counts.depthsRounded; }

    /// Rising, each depth once.
    static std::vector<Depth> merged(std::vector<Depth> depths);

private:
    [[nodiscard]] MissRatios missesWith(double hits, double hitBytes) const;

    std::vector<Depth> m_depths; // rising; reads that lie as deep or less deep
    TraceCounts m_counts;
};

} // namespace cachescope::inspect
