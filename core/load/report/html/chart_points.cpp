// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/html/chart_points.h"

#include <cmath>

namespace cachescope::load {

namespace {

/// The lowest and the highest of the points [from, to), in order of time; a gap if there is nothing else.
void addExtremes(const std::vector<ChartPoint> &points, std::size_t from, std::size_t to,
                 std::vector<ChartPoint> &into)
{
    std::size_t low = from;
    std::size_t high = from;
    for (std::size_t i = from; i < to; ++i) {
        if (std::isnan(points[i].value))
            continue;
        if (std::isnan(points[low].value) || points[i].value < points[low].value)
            low = i;
        if (std::isnan(points[high].value) || points[i].value >= points[high].value)
            high = i;
    }
    into.push_back(points[std::min(low, high)]);
    if (low != high)
        into.push_back(points[std::max(low, high)]);
}

} // namespace

std::vector<ChartPoint> thinned(const std::vector<ChartPoint> &points, std::size_t most)
{
    if (points.size() <= most)
        return points;
    const std::size_t stretches = std::max<std::size_t>(1, most / 2);
    std::vector<ChartPoint> thin;
    thin.reserve(2 * stretches);
    for (std::size_t i = 0; i < stretches; ++i)
        addExtremes(points, i * points.size() / stretches, (i + 1) * points.size() / stretches, thin);
    return thin;
}

} // namespace cachescope::load
