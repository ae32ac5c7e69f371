// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/limit_search.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

LimitSearch::LimitSearch(double start, Range range)
    : m_range(range)
    , m_next(inRange(start))
{
}

double LimitSearch::inRange(double value) const
{
    return std::clamp(m_range.isWhole ? std::round(value) : value, m_range.least, m_range.most);
}

std::optional<double> LimitSearch::holdsAt() const
{
    return m_held.empty() ? std::nullopt : std::optional(m_held.rbegin()->first);
}

void LimitSearch::take(bool holds)
{
    const double tried = *m_next;
    if (holds) {
        ++m_held[tried];
    } else {
        m_failsAt = std::min(m_failsAt.value_or(tried), tried);
        m_held.erase(m_held.lower_bound(*m_failsAt), m_held.end());
    }
    m_next = choose();
}

std::optional<double> LimitSearch::choose() const
{
    const auto holds = holdsAt();
    if (!m_failsAt && *holds < m_range.most)
        return inRange(*holds * 2.0);
    if (!holds)
        return *m_failsAt > m_range.least ? std::optional(inRange(*m_failsAt / 2.0)) : std::nullopt;
    if (const auto between = m_failsAt ? narrow() : std::nullopt)
        return between;
    return m_held.rbegin()->second < kTimes ? holds : std::nullopt;
}

std::optional<double> LimitSearch::narrow() const
{
    const double holds = *holdsAt();
    if (*m_failsAt <= holds * kPrecision)
        return std::nullopt;
    const double between = inRange(std::sqrt(holds * *m_failsAt));
    if (between > holds && between < *m_failsAt)
        return between;
    const bool isGap = m_range.isWhole && *m_failsAt - holds > 1.5;
    return isGap ? std::optional(holds + 1.0) : std::nullopt;
}

} // namespace cachescope::load
