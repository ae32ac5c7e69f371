// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/histogram_bins.h"

#include <algorithm>
#include <cmath>

namespace cachescope::inspect {

void LogBins::extendTo(double value)
{
    while (m_bins.empty() || value >= m_bins.back().to) {
        const double from = m_bins.empty() ? 0.0 : m_bins.back().to;
        const double to = m_unit * std::pow(10.0, static_cast<double>(m_bins.size()) / 10.0);
        m_bins.push_back({from, to, 0, 0});
    }
}

void LogBins::add(double value, qint64 bytes)
{
    extendTo(value);
    const auto bin = std::ranges::upper_bound(m_bins, value, {}, &HistogramBin::to);
    ++bin->entries;
    bin->bytes += bytes;
}

std::vector<HistogramBin> LogBins::bins() const
{
    const auto first = std::ranges::find_if(m_bins, [](const HistogramBin &bin) { return bin.entries > 0; });
    return {first, m_bins.end()};
}

} // namespace cachescope::inspect
