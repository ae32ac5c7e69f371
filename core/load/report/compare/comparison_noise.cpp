// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/comparison_noise.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cachescope::load {

namespace {

double meanOf(const std::vector<double> &series, std::size_t from, std::size_t to)
{
    const auto begin = series.begin() + static_cast<long>(from);
    const auto end = series.begin() + static_cast<long>(to);
    return std::accumulate(begin, end, 0.0) / static_cast<double>(to - from);
}

} // namespace

std::optional<double> relativeError(const std::vector<double> &series)
{
    if (series.size() < kFewestSamples)
        return std::nullopt;
    const std::size_t batches = std::min(kBatches, series.size());
    std::vector<double> means;
    for (std::size_t i = 0; i < batches; ++i)
        means.push_back(meanOf(series, i * series.size() / batches, (i + 1) * series.size() / batches));
    const double mean = meanOf(means, 0, batches);
    double squares = 0.0;
    for (const double value : means)
        squares += (value - mean) * (value - mean);
    const auto count = static_cast<double>(batches);
    return mean == 0.0 ? 0.0 : std::sqrt(squares / (count - 1.0) / count) / std::fabs(mean);
}

std::optional<double> errorOfDifference(std::optional<double> before, std::optional<double> after)
{
    return before && after ? std::optional(std::hypot(*before, *after)) : std::nullopt;
}

double errorOfCounts(double before, double after, double scale)
{
    return std::sqrt(std::max(0.0, before) * scale * scale + std::max(0.0, after));
}

std::optional<double> errorOfShares(double before, double nBefore, double after, double nAfter)
{
    if (nBefore <= 0.0 || nAfter <= 0.0)
        return std::nullopt;
    const double share = (before + after) / (nBefore + nAfter);
    return std::sqrt(std::max(0.0, share * (1.0 - share)) * (1.0 / nBefore + 1.0 / nAfter));
}

std::optional<double> errorOfGroupSize(double mean, double groups)
{
    if (groups <= 0.0)
        return std::nullopt;
    return std::sqrt(std::max(0.0, mean * (mean - 1.0)) / groups);
}

} // namespace cachescope::load
