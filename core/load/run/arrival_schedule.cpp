// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/arrival_schedule.h"

#include <algorithm>
#include <cstdint>

namespace cachescope::load {

using std::chrono::nanoseconds;

namespace {

/// For somebody who moves a slider for hours: who is late by more changes than that is told a moment that is
/// a little wrong.
constexpr std::size_t kMostStretches = 4096;
/// Thirty years: later than any run, and a sum of two is no overflow.
constexpr double kNeverNs = 1e18;

nanoseconds scaled(nanoseconds length, double factor)
{
    return nanoseconds(static_cast<std::int64_t>(
        std::clamp(static_cast<double>(length.count()) * factor, -kNeverNs, kNeverNs)));
}

} // namespace

void ArrivalSchedule::begin(TimePoint start)
{
    const std::lock_guard lock(m_mutex);
    m_start = start;
    m_stretches = {{start, nanoseconds(0), 1.0}};
}

void ArrivalSchedule::setSpeed(TimePoint from, double speed)
{
    const std::lock_guard lock(m_mutex);
    if (m_stretches.empty() || speed <= 0.0 || m_stretches.back().speed == speed)
        return;
    from = std::max(from, m_stretches.back().from); // before the start: from the start on
    m_stretches.push_back({from, scheduledIn(m_stretches.back(), from), speed});
    if (m_stretches.size() > kMostStretches)
        m_stretches.erase(m_stretches.begin(), m_stretches.begin() + kMostStretches / 2);
    m_changes.fetch_add(1, std::memory_order_release);
}

ArrivalSchedule::TimePoint ArrivalSchedule::at(nanoseconds scheduled) const
{
    if (changes() == 0)
        return m_start + scheduled;
    const std::lock_guard lock(m_mutex);
    const auto after = std::ranges::upper_bound(m_stretches, scheduled, {}, &Stretch::scheduledFrom);
    const Stretch &stretch = after == m_stretches.begin() ? *after : *std::prev(after);
    return stretch.from + scaled(scheduled - stretch.scheduledFrom, 1.0 / stretch.speed);
}

nanoseconds ArrivalSchedule::scheduledAt(TimePoint time) const
{
    if (changes() == 0)
        return time - m_start;
    const std::lock_guard lock(m_mutex);
    const auto after = std::ranges::upper_bound(m_stretches, time, {}, &Stretch::from);
    return scheduledIn(after == m_stretches.begin() ? *after : *std::prev(after), time);
}

nanoseconds ArrivalSchedule::scheduledIn(const Stretch &stretch, TimePoint time)
{
    return stretch.scheduledFrom + scaled(time - stretch.from, stretch.speed);
}

} // namespace cachescope::load
