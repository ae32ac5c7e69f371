// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/query/creation_times.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace cachescope::inspect {

namespace {

/// 9999-12-31, the last day that ISO 8601 can write with four digits of a year.
constexpr double kLastSecond = 253402300799.0;

/// The longest part of `knots` (by rising rowid) whose times do not fall, by the usual search over the lowest
/// ends of rising parts of each length (Fredman 1975): n log n.
std::vector<CreationTimes::Knot> longestRise(const std::vector<CreationTimes::Knot> &knots)
{
    constexpr auto none = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> lowestEnds; // by length of the part - 1, places in `knots`
    std::vector<std::size_t> before(knots.size(), none);
    for (std::size_t i = 0; i < knots.size(); ++i) {
        const auto secondsOf = [&knots](std::size_t place) { return knots[place].seconds; };
        const auto end = std::ranges::upper_bound(lowestEnds, knots[i].seconds, {}, secondsOf);
        if (end != lowestEnds.begin())
            before[i] = *std::prev(end);
        if (end == lowestEnds.end())
            lowestEnds.push_back(i);
        else
            *end = i;
    }
    std::vector<CreationTimes::Knot> rise;
    for (std::size_t at = lowestEnds.empty() ? none : lowestEnds.back(); at != none; at = before[at])
        rise.push_back(knots[at]);
    std::ranges::reverse(rise);
    return rise;
}

/// Drops single knots at either end that are further from the others than ten times those span: nothing
/// beside them tells that they are no slip.
void dropStrays(std::vector<CreationTimes::Knot> *knots)
{
    constexpr double far = 10.0;
    constexpr std::size_t fewest = 4;
    if (knots->size() < fewest)
        return;
    const auto seconds = [knots](std::size_t i) { return (*knots)[i].seconds; };
    const std::size_t last = knots->size() - 1;
    const double most = far * std::max(1.0, seconds(last - 1) - seconds(1));
    if (seconds(last) - seconds(last - 1) > most)
        knots->pop_back();
    if (seconds(1) - seconds(0) > most)
        knots->erase(knots->begin());
}

} // namespace

bool isPlausibleTime(double seconds)
{
    return seconds >= 0.0 && seconds <= kLastSecond; // false for what is no number
}

CreationTimes::CreationTimes(std::vector<Knot> samples)
{
    std::erase_if(samples, [](const Knot &knot) { return !isPlausibleTime(knot.seconds); });
    std::ranges::sort(samples, {}, &Knot::rowid);
    m_knots = longestRise(samples);
    dropStrays(&m_knots);
}

double CreationTimes::at(qint64 rowid) const
{
    if (m_knots.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const auto behind = std::ranges::lower_bound(m_knots, rowid, {}, &Knot::rowid);
    if (behind == m_knots.begin())
        return behind->seconds;
    const Knot &before = *std::prev(behind);
    if (behind == m_knots.end())
        return before.seconds;
    // As doubles: rowids may be as far from each other as their range is wide.
    const double width = static_cast<double>(behind->rowid) - static_cast<double>(before.rowid);
    const double share = (static_cast<double>(rowid) - static_cast<double>(before.rowid)) / width;
    return std::clamp(before.seconds + (behind->seconds - before.seconds) * share, before.seconds,
                      behind->seconds);
}

/// The lowest rowid whose time is not below `seconds`; nothing if there is none.
std::optional<qint64> CreationTimes::firstFrom(double seconds) const
{
    constexpr qint64 lowest = std::numeric_limits<qint64>::min();
    const auto knot = std::ranges::lower_bound(m_knots, seconds, {}, &Knot::seconds);
    if (knot == m_knots.end())
        return std::nullopt;
    if (knot == m_knots.begin())
        return lowest;
    qint64 below = std::prev(knot)->rowid; // at(below) < seconds ≤ at(first)
    qint64 first = knot->rowid;
    while (static_cast<quint64>(first) - static_cast<quint64>(below) > 1) {
        const auto half = (static_cast<quint64>(first) - static_cast<quint64>(below)) / 2;
        const auto middle = static_cast<qint64>(static_cast<quint64>(below) + half);
        (at(middle) < seconds ? below : first) = middle;
    }
    return first;
}

CreationTimes::Range CreationTimes::range(double from, double to) const
{
    constexpr qint64 highest = std::numeric_limits<qint64>::max();
    if (std::isnan(from) || std::isnan(to))
        return {};
    const auto first = firstFrom(from);
    if (!first)
        return {};
    const auto behind = firstFrom(to);
    if (!behind)
        return {*first, highest};
    return *behind > *first ? Range{*first, *behind - 1} : Range();
}

} // namespace cachescope::inspect
