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

void LimitSearch::take(bool holds)
{
    const double tried = *m_next;
    if (holds)
        m_holdsAt = std::max(m_holdsAt.value_or(tried), tried);
    else
        m_failsAt = std::min(m_failsAt.value_or(tried), tried);
    m_next = choose();
}

std::optional<double> LimitSearch::choose() const
{
    if (!m_failsAt)
        return *m_holdsAt < m_range.most ? std::optional(inRange(*m_holdsAt * 2.0)) : std::nullopt;
    if (!m_holdsAt)
        return *m_failsAt > m_range.least ? std::optional(inRange(*m_failsAt / 2.0)) : std::nullopt;
    if (*m_failsAt <= *m_holdsAt * kPrecision)
        return std::nullopt; // also where a run that failed at less held at more
    const double between = inRange(std::sqrt(*m_holdsAt * *m_failsAt));
    if (between > *m_holdsAt && between < *m_failsAt)
        return between;
    const bool isGap = m_range.isWhole && *m_failsAt - *m_holdsAt > 1.5;
    return isGap ? std::optional(*m_holdsAt + 1.0) : std::nullopt;
}

} // namespace cachescope::load
