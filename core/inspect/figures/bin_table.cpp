// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/bin_table.h"

#include <bit>
#include <cmath>

namespace cachescope::inspect {

namespace {

// As in LogBins: the leading bits of a number that is not negative are in the same order as the number.
constexpr int kKeyShift = 48;
constexpr std::size_t kKeys = 1U << 15U;

} // namespace

BinTable::BinTable(const std::vector<HistogramBin> &bins)
{
    if (bins.empty())
        return;
    m_from = bins.front().from;
    for (const HistogramBin &bin : bins)
        m_ends.push_back(bin.to);
    m_firstBins.resize(kKeys);
    quint32 bin = 0;
    for (std::size_t key = 0; key < kKeys; ++key) {
        const auto lowest = std::bit_cast<double>(quint64{key} << kKeyShift);
        while (bin + 1 < m_ends.size() && lowest >= m_ends[bin])
            ++bin;
        m_firstBins[key] = bin;
    }
}

std::size_t BinTable::at(double value) const
{
    if (m_ends.empty() || !std::isfinite(value) || value < m_from || value > m_ends.back())
        return kOutside;
    const auto key = std::bit_cast<quint64>(std::abs(value)) >> kKeyShift; // -0
    std::size_t bin = m_firstBins[key];
    while (value >= m_ends[bin] && bin + 1 < m_ends.size())
        ++bin;
    return bin;
}

} // namespace cachescope::inspect
