// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/summary.h"

#include <limits>
#include <vector>

namespace cachescope::inspect {

/// Finds the bin of a value, in a few nanoseconds. Never changed; any thread.
class BinTable
{
public:
    static constexpr std::size_t kOutside = std::numeric_limits<std::size_t>::max();

    /// `bins` follow each other without gaps, from 0 or more on.
    explicit BinTable(const std::vector<HistogramBin> &bins);

    /// kOutside for what no bin has, and for what is not finite. The end of the last bin is in it.
    [[nodiscard]] std::size_t at(double value) const;

private:
    double m_from = 0.0;
    std::vector<double> m_ends;
    std::vector<quint32> m_firstBins; // by the leading bits of a value: that of the lowest such value
};

} // namespace cachescope::inspect
