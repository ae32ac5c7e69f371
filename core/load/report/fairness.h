// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_metrics.h"

namespace cachescope::load {

/// How the worst served user fared against the one in the middle. Means are over the operations that
/// succeeded: one that fails at once served nobody. Users who did nothing (a ramp that ended before them) do
/// not count.
struct Fairness
{
    int users = 0; ///< who did something
    double medianMeanMs = 0.0;
    double worstMeanMs = 0.0;
    int worstUser = -1;            ///< whose mean is worstMeanMs
    double worstFailedShare = 0.0; ///< 0…1, of the user with the largest part of failed operations
    qint64 medianOperations = 0;
    qint64 leastOperations = 0;

    /// worstMeanMs ÷ medianMeanMs; 0 without any.
    [[nodiscard]] double worstOverMedian() const
    {
        return medianMeanMs > 0.0 ? worstMeanMs / medianMeanMs : 0.0;
    }
};

Fairness fairnessOf(const std::vector<UserFigures> &users);

} // namespace cachescope::load
