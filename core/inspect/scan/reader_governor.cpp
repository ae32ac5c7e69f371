// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/reader_governor.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

constexpr int kFirstLimit = 16;
constexpr int kLeastLimit = 2;
/// By so much another number must be faster to be taken: rates vary by themselves.
constexpr double kWorthIt = 1.1;
constexpr std::chrono::milliseconds kWindow{200};
constexpr std::chrono::seconds kSettledWindow{5};

} // namespace

ReaderGovernor::ReaderGovernor(int most)
    : m_most(std::max(most, 1))
    , m_limit(std::min(kFirstLimit, m_most))
    , m_bestLimit(m_limit)
{
}

bool ReaderGovernor::note(qint64 rowsDone, Clock::time_point now)
{
    if (!m_windowStart) {
        m_windowStart = now;
        m_rowsAtStart = rowsDone;
        return false;
    }
    const auto passed = now - *m_windowStart;
    if (passed < (m_state == State::Settled ? Clock::duration(kSettledWindow) : Clock::duration(kWindow)))
        return false;
    const int before = m_limit;
    decide(static_cast<double>(rowsDone - m_rowsAtStart) / std::chrono::duration<double>(passed).count());
    m_windowStart = now;
    m_rowsAtStart = rowsDone;
    return m_limit != before;
}

void ReaderGovernor::decide(double rate)
{
    const bool better = rate > m_bestRate * kWorthIt;
    switch (m_state) {
    case State::Measuring:
    case State::Settled:
        m_bestRate = rate;
        m_bestLimit = m_limit;
        if (m_limit < m_most)
            return tryLimit(State::Raising, m_limit * 2);
        return tryLimit(State::Lowering, m_limit / 2);
    case State::Raising:
        if (!better)
            return tryLimit(State::Lowering, m_bestLimit / 2);
        m_bestRate = rate;
        m_bestLimit = m_limit;
        return m_limit < m_most ? tryLimit(State::Raising, m_limit * 2) : settle(m_limit);
    case State::Lowering:
        if (!better)
            return settle(m_bestLimit);
        m_bestRate = rate;
        m_bestLimit = m_limit;
        return m_limit > kLeastLimit ? tryLimit(State::Lowering, m_limit / 2) : settle(m_limit);
    }
}

void ReaderGovernor::tryLimit(State state, int limit)
{
    const int possible = std::clamp(limit, std::min(kLeastLimit, m_most), m_most);
    if (possible == m_limit)
        return settle(m_bestLimit);
    m_state = state;
    m_limit = possible;
}

void ReaderGovernor::settle(int limit)
{
    m_state = State::Settled;
    m_limit = limit;
}

} // namespace cachescope::inspect
