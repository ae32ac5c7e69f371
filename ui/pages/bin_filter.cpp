// SPDX-License-Identifier: GPL-3.0-or-later
// Bins hold from ≤ value < to, the last one its end too. Sizes are whole, so an exclusive end is one less.
// Ages run backwards: from ≤ newest − access < to means newest − to < access ≤ newest − from, and since the
// filter has its start included and its end excluded, both move by the smallest step that a double can take.
#include "ui/pages/bin_filter.h"

#include <cmath>
#include <limits>

namespace cachescope::ui {
namespace {

double justAbove(double value)
{
    return std::nextafter(value, std::numeric_limits<double>::infinity());
}

} // namespace

inspect::EntryFilter sizeBinFilter(const std::vector<inspect::HistogramBin> &bins, int first, int last)
{
    const bool withEnd = last + 1 == static_cast<int>(bins.size());
    const double to = bins.at(static_cast<std::size_t>(last)).to;
    inspect::EntryFilter filter;
    filter.minSizeBytes = static_cast<qint64>(std::ceil(bins.at(static_cast<std::size_t>(first)).from));
    filter.maxSizeBytes = static_cast<qint64>(withEnd ? std::floor(to) : std::ceil(to) - 1.0);
    return filter;
}

inspect::EntryFilter ageBinFilter(const inspect::Summary &summary, int first, int last)
{
    const auto &bins = summary.ageHistogram;
    const double newest = summary.newestAccess.value_or(0.0);
    const bool withEnd = last + 1 == static_cast<int>(bins.size());
    inspect::EntryFilter filter;
    filter.accessedFrom = withEnd ? summary.oldestAccess.value_or(newest)
                                  : justAbove(newest - bins.at(static_cast<std::size_t>(last)).to);
    filter.accessedTo = justAbove(newest - bins.at(static_cast<std::size_t>(first)).from);
    return filter;
}

inspect::EntryFilter createdBinFilter(const std::vector<inspect::HistogramBin> &bins, int first, int last)
{
    const bool withEnd = last + 1 == static_cast<int>(bins.size());
    const double to = bins.at(static_cast<std::size_t>(last)).to;
    inspect::EntryFilter filter;
    filter.createdFrom = bins.at(static_cast<std::size_t>(first)).from;
    filter.createdTo = withEnd ? justAbove(to) : to;
    return filter;
}

} // namespace cachescope::ui
