// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/histogram_bins.h"

#include "core/base/saturating.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace cachescope::inspect {

namespace {

constexpr int kKeyShift = 48;
constexpr std::size_t kKeys = 1U << 15U; // of numbers that are not negative

} // namespace

LogBins::LogBins(double unit)
    : m_unit(unit)
    , m_firstBins(kKeys, -1)
{
}

void LogBins::extendTo(double value)
{
    while (m_bins.empty() || value >= m_bins.back().to) {
        const double from = m_bins.empty() ? 0.0 : m_bins.back().to;
        const double to = m_unit * std::pow(10.0, static_cast<double>(m_bins.size()) / 10.0);
        m_bins.push_back({from, to, 0, 0});
    }
}

/// The leading bits of a number that is not negative, exponent and four bits of fraction, are in the same
/// order as the number, and 16 of them go to a factor of 2, to which three bins go: it is the bin of the
/// lowest number with these bits, or the next.
HistogramBin &LogBins::binOf(double value)
{
    const quint64 key = std::bit_cast<quint64>(value) >> kKeyShift;
    qint32 &first = m_firstBins[key];
    if (first < 0) {
        const auto lowest = std::bit_cast<double>(key << kKeyShift);
        first = static_cast<qint32>(std::ranges::upper_bound(m_bins, lowest, {}, &HistogramBin::to) -
                                    m_bins.begin());
    }
    auto bin = m_bins.begin() + first;
    while (value >= bin->to)
        ++bin;
    return *bin;
}

void LogBins::add(double value, qint64 bytes)
{
    if (!(value >= 0.0) || !std::isfinite(value))
        return;
    if (m_bins.empty() || value >= m_bins.back().to)
        extendTo(value);
    HistogramBin &bin = binOf(std::abs(value)); // -0
    ++bin.entries;
    bin.bytes = saturatingAdd(bin.bytes, bytes);
}

std::vector<HistogramBin> LogBins::bins() const
{
    const auto first = std::ranges::find_if(m_bins, [](const HistogramBin &bin) { return bin.entries > 0; });
    return {first, m_bins.end()};
}

} // namespace cachescope::inspect
