// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/forecast/survivor_curve.h"

#include <cmath>
#include <limits>
#include <utility>

namespace cachescope::inspect {

SurvivorCurve::SurvivorCurve(EvictionReplay replay)
    : m_replay(std::move(replay))
{
    const qint64 full = fullBudgetBytes();
    const auto add = [this](qint64 budget) {
        if (budget > 0 && (m_points.empty() || budget > m_points.back().budgetBytes))
            m_points.push_back({budget, at(budget).kept});
    };
    if (full <= 0)
        return;
    add(1);
    // The last two lie side by side: a budget that is short by a byte evicts down to the low-water mark.
    constexpr int steps = kPoints - 3;
    for (int i = 1; i <= steps; ++i)
        add(static_cast<qint64>(static_cast<double>(full) * i / (steps + 1)));
    add(full - 1);
    add(full);
}

std::optional<double> SurvivorCurve::partingTime(const Forecast &forecast) const
{
    if (!m_replay.isByNumbers() || forecast.oldestKept == forecast.newestDropped)
        return std::nullopt;
    if (forecast.oldestKept)
        return forecast.oldestKept;
    return std::nextafter(*forecast.newestDropped, std::numeric_limits<double>::infinity());
}

std::optional<EntryFilter> SurvivorCurve::droppedFilter(qint64 budgetBytes) const
{
    const Forecast forecast = at(budgetBytes);
    if (forecast.dropped.entries == 0)
        return std::nullopt;
    EntryFilter filter;
    filter.pinned = false;
    filter.accessedTo = partingTime(forecast);
    return filter.accessedTo ? std::optional(filter) : std::nullopt;
}

std::optional<EntryFilter> SurvivorCurve::keptFilter(qint64 budgetBytes) const
{
    const Forecast forecast = at(budgetBytes);
    if (!forecast.oldestKept)
        return std::nullopt;
    EntryFilter filter;
    filter.pinned = false;
    filter.accessedFrom = partingTime(forecast);
    return filter.accessedFrom ? std::optional(filter) : std::nullopt;
}

} // namespace cachescope::inspect
