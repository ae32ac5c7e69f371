// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_metrics.h"

namespace cachescope::load {

/// How the worst served user fared against the one in the middle. Means are over the operations that
/// succeeded: one that fails at once served nobody. Users who did nothing and were to do nothing (a ramp that
/// ended before them) do not count. Of those with few operations, fewer than ten where the one in the middle
/// has more (a ramp that reached them at its end), nobody can say that they were served badly.
struct Fairness
{
    int users = 0;   ///< who did something, or had something to do
    int starved = 0; ///< of them, not one operation succeeded of the many that were due
    double medianMeanMs = 0.0;
    double worstMeanMs = 0.0;
    int worstUser = -1;            ///< the first who starved, otherwise the one with worstMeanMs
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
