// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace cachescope::load {

/// A measured value at a time. A `value` that is not a number is a gap: nothing was measured then.
struct ChartPoint
{
    double seconds = 0.0;
    double value = 0.0;
};

/// More than so many points show no more on a screen, and make a report large.
constexpr std::size_t kMostPoints = 600;

/// At most `most` of `points`, which are in order of time: of each stretch of equally many points the lowest
/// and the highest, so that no extreme is lost. A stretch that is all gap stays one. Any thread.
std::vector<ChartPoint> thinned(const std::vector<ChartPoint> &points, std::size_t most = kMostPoints);

} // namespace cachescope::load
