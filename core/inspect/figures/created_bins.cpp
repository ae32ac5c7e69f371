// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/created_bins.h"

#include "core/inspect/scan/entry_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace cachescope::inspect {

namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kWeek = 7 * kDay;
constexpr qint64 kYear = 52 * kWeek; // of whole weeks
constexpr auto kSteps =
    std::to_array<qint64>({1,          2,           5,           10,           30,
                           kMinute,    2 * kMinute, 5 * kMinute, 10 * kMinute, 30 * kMinute,
                           kHour,      2 * kHour,   3 * kHour,   6 * kHour,    12 * kHour,
                           kDay,       2 * kDay,    kWeek,       2 * kWeek,    4 * kWeek,
                           13 * kWeek, 26 * kWeek,  kYear,       2 * kYear,    5 * kYear,
                           10 * kYear, 20 * kYear,  50 * kYear,  100 * kYear,  250 * kYear});
constexpr double kMostBins = 48;
/// 1970-01-05, the first Monday.
constexpr qint64 kMonday = 4 * kDay;
constexpr std::size_t kLookedAt = 100'000;

/// The start of the step that has `seconds`.
double startOf(double seconds, qint64 step)
{
    const double offset = step >= kWeek ? static_cast<double>(kMonday) : 0.0;
    const auto width = static_cast<double>(step);
    return std::floor((seconds - offset) / width) * width + offset;
}

struct TimeSpan
{
    double from = 0.0;
    double to = 0.0;
};

/// Where nearly all of `times` are, and as far again on either side as half of that.
TimeSpan mainSpan(const std::vector<double> &times, const TimeSpan &all)
{
    const std::size_t stride = std::max<std::size_t>(1, times.size() / kLookedAt);
    std::vector<double> some;
    for (std::size_t i = 0; i < times.size(); i += stride) {
        if (isPlausibleTime(times[i]))
            some.push_back(times[i]);
    }
    if (some.empty())
        return all;
    std::ranges::sort(some);
    const auto at = [&some](double share) {
        return some[static_cast<std::size_t>(share * static_cast<double>(some.size() - 1))];
    };
    const double low = at(0.005);
    const double high = at(0.995);
    const double margin = std::max(1.0, (high - low) / 2);
    return {std::max(all.from, low - margin), std::min(all.to, high + margin)};
}

qint64 stepFor(const TimeSpan &span)
{
    const auto fits = [&span](qint64 step) {
        return (startOf(span.to, step) - startOf(span.from, step)) / static_cast<double>(step) < kMostBins;
    };
    const auto step = std::ranges::find_if(kSteps, fits);
    return step != kSteps.end() ? *step : kSteps.back();
}

} // namespace

TimeBins timeBins(const std::vector<double> &times)
{
    TimeSpan all{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const double time : times) {
        if (isPlausibleTime(time))
            all = {std::min(all.from, time), std::max(all.to, time)};
    }
    TimeBins result;
    if (all.from > all.to)
        return result;
    const TimeSpan span = mainSpan(times, all);
    result.stepSeconds = stepFor(span);
    const double last = startOf(span.to, result.stepSeconds);
    const auto step = static_cast<double>(result.stepSeconds);
    for (double from = startOf(span.from, result.stepSeconds); from <= last; from += step)
        result.bins.push_back({from, from + step, 0, 0});
    result.bins.front().from = std::clamp(result.bins.front().from, 0.0, std::floor(all.from));
    result.bins.back().to = std::max(result.bins.back().to, std::floor(all.to) + 1);
    return result;
}

CreatedBins::CreatedBins(const EntryIndex &index, const CreationTimes *times,
                         const std::vector<HistogramBin> &bins)
    : m_index(index)
    , m_table(bins)
{
    if (index.hasCreationTimes() || !times || !times->isKnown())
        return;
    for (const HistogramBin &bin : bins) {
        const auto before = times->range(-std::numeric_limits<double>::infinity(), bin.to);
        m_lastRowids.push_back(before.first <= before.last ? before.last
                                                           : std::numeric_limits<qint64>::min());
    }
}

std::size_t CreatedBins::at(std::size_t place) const
{
    if (m_index.hasCreationTimes()) {
        const double time = m_index.createdAt(place);
        return isPlausibleTime(time) ? m_table.at(time) : BinTable::kOutside;
    }
    const auto bin = std::ranges::lower_bound(m_lastRowids, m_index.rowid(place));
    return bin != m_lastRowids.end() ? static_cast<std::size_t>(bin - m_lastRowids.begin())
                                     : BinTable::kOutside;
}

std::vector<double> creationTimesOf(const EntryIndex &index, const CreationTimes *times)
{
    if (index.hasCreationTimes())
        return {index.createdAtColumn().begin(), index.createdAtColumn().end()};
    std::vector<double> result;
    if (!times || !times->isKnown() || index.size() == 0)
        return result;
    for (const CreationTimes::Knot &knot : times->knots())
        result.push_back(knot.seconds);
    return result;
}

} // namespace cachescope::inspect
