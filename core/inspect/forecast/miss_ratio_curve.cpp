// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/forecast/miss_ratio_curve.h"

#include <algorithm>

namespace cachescope::inspect {

std::vector<MissRatioCurve::Depth> MissRatioCurve::merged(std::vector<Depth> depths)
{
    std::ranges::sort(depths, {}, &Depth::bytes);
    std::vector<Depth> result;
    for (const Depth &depth : depths) {
        if (result.empty() || result.back().bytes != depth.bytes) {
            result.push_back(depth);
            continue;
        }
        result.back().reads += depth.reads;
        result.back().readBytes += depth.readBytes;
    }
    return result;
}

MissRatioCurve::MissRatioCurve(std::vector<Depth> depths, const TraceCounts &counts)
    : m_depths(merged(std::move(depths)))
    , m_counts(counts)
{
    for (std::size_t i = 1; i < m_depths.size(); ++i) {
        m_depths[i].reads += m_depths[i - 1].reads;
        m_depths[i].readBytes += m_depths[i - 1].readBytes;
    }
}

MissRatios MissRatioCurve::missesWith(double hits, double hitBytes) const
{
    const auto share = [](double hit, qint64 all) {
        return all > 0 ? std::clamp(1.0 - hit / static_cast<double>(all), 0.0, 1.0) : 0.0;
    };
    return {share(hits, m_counts.reads), share(hitBytes, m_counts.readBytes)};
}

MissRatios MissRatioCurve::at(qint64 budgetBytes) const
{
    const auto deeper = std::ranges::upper_bound(m_depths, budgetBytes, {}, &Depth::bytes);
    if (deeper == m_depths.begin())
        return missesWith(0.0, 0.0);
    const Depth &reached = *(deeper - 1);
    return missesWith(reached.reads, reached.readBytes);
}

MissRatios MissRatioCurve::compulsory() const
{
    return missesWith(static_cast<double>(m_counts.reads) - m_counts.compulsory,
                      static_cast<double>(m_counts.readBytes) - m_counts.compulsoryBytes);
}

std::vector<MissRatioPoint> MissRatioCurve::points(qint64 largestBytes) const
{
    std::vector<MissRatioPoint> points;
    for (std::size_t i = 0; i < kPoints; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(kPoints - 1);
        const auto budget =
            i + 1 == kPoints ? largestBytes : static_cast<qint64>(static_cast<double>(largestBytes) * share);
        points.push_back({budget, at(budget)});
    }
    return points;
}

} // namespace cachescope::inspect
