// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/quantile_search.h"

#include "core/base/saturating.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cachescope::inspect {

namespace {

constexpr std::size_t kParts = 1024;

} // namespace

struct QuantileSearch::Part
{
    qint64 weight = 0;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();
};

QuantileSearch::QuantileSearch(const std::vector<HistogramBin> &bins, qint64 HistogramBin::*count,
                               double share)
    : m_countsBytes(count == &HistogramBin::bytes)
{
    qint64 total = 0;
    for (const HistogramBin &bin : bins)
        total = saturatingAdd(total, bin.*count);
    if (total <= 0)
        return;
    m_rank = std::clamp<qint64>(saturatingRound(std::ceil(share * static_cast<double>(total))), 1, total);
    qint64 before = 0;
    auto bin = bins.begin();
    for (; bin + 1 != bins.end() && saturatingAdd(before, (*bin).*count) < m_rank; ++bin)
        before = saturatingAdd(before, (*bin).*count);
    m_rank -= before;
    m_from = bin->from;
    // The end belongs to the next bin, if there is one.
    m_to = bin + 1 == bins.end() ? bin->to : std::nextafter(bin->to, bin->from);
}

std::size_t QuantileSearch::partOf(double value) const
{
    const double at = (value - m_from) / (m_to - m_from) * static_cast<double>(kParts);
    return at < static_cast<double>(kParts) ? static_cast<std::size_t>(at) : kParts - 1;
}

void QuantileSearch::count(const std::vector<Sample> &samples, std::vector<Part> *parts) const
{
    for (const Sample &sample : samples) {
        if (!wants(sample.value))
            continue;
        Part &part = (*parts)[partOf(sample.value)];
        part.weight = saturatingAdd(part.weight, weightOf(sample));
        part.lowest = std::min(part.lowest, sample.value);
        part.highest = std::max(part.highest, sample.value);
    }
}

/// To the part that has the value; at most to the last one that has any.
void QuantileSearch::narrowTo(const std::vector<Part> &parts)
{
    const Part *last = nullptr;
    for (const Part &part : parts) {
        if (part.lowest > part.highest)
            continue;
        if (last)
            m_rank -= last->weight;
        last = &part;
        if (part.weight >= m_rank)
            break;
    }
    m_from = last ? last->lowest : 0.0;
    m_to = last ? last->highest : 0.0;
}

void QuantileSearch::keep(const std::vector<Sample> &samples, std::vector<Sample> *kept) const
{
    for (const Sample &sample : samples) {
        if (wants(sample.value))
            kept->push_back(sample);
    }
}

/// Each time the lowest and the highest value fall into different parts, so that fewer are left.
void QuantileSearch::finish(const std::vector<std::vector<Sample>> &samples)
{
    if (m_from > m_to)
        return;
    std::vector<Part> parts(kParts);
    for (const auto &some : samples)
        count(some, &parts);
    narrowTo(parts);
    std::vector<Sample> kept;
    for (const auto &some : samples)
        keep(some, &kept);
    while (m_from < m_to) {
        parts.assign(kParts, Part());
        count(kept, &parts);
        narrowTo(parts);
        std::vector<Sample> fewer;
        keep(kept, &fewer);
        kept = std::move(fewer);
    }
    m_value = m_from;
}

} // namespace cachescope::inspect
