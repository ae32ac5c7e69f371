// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who asks reads first whether the clock stands and then how far it is behind, and who resumes it writes both
// the other way round: between the two a time may come out too early, which is waited for, but never too
// late, which would be missed.
#include "core/load/run/run_clock.h"

#include <algorithm>

namespace cachescope::load {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

RunClock::TimePoint RunClock::at(TimePoint steady) const
{
    const TimePoint stoodAt = m_stoodAt.load(std::memory_order_acquire);
    return std::min(steady - m_pausedFor.load(), stoodAt);
}

RunClock::TimePoint RunClock::steadyAt(TimePoint run) const
{
    const nanoseconds behind = m_pausedFor.load();
    return run > TimePoint::max() - behind ? TimePoint::max() : run + behind;
}

void RunClock::pause(TimePoint steady)
{
    if (!isPaused())
        m_stoodAt.store(steady - m_pausedFor.load(), std::memory_order_release);
}

nanoseconds RunClock::resume(TimePoint steady)
{
    const TimePoint stoodAt = m_stoodAt.load();
    if (stoodAt == kGoesOn)
        return nanoseconds(0);
    const nanoseconds before = m_pausedFor.load();
    m_pausedFor.store(std::max<nanoseconds>(steady - stoodAt, before));
    m_stoodAt.store(kGoesOn, std::memory_order_release);
    return m_pausedFor.load() - before;
}

void RunClock::follow(bool paused, nanoseconds pausedFor)
{
    const bool stands = isPaused();
    if (paused && stands && pausedFor == m_pausedFor.load())
        return;
    m_pausedFor.store(pausedFor);
    m_stoodAt.store(paused ? steady_clock::now() - pausedFor : kGoesOn, std::memory_order_release);
}

} // namespace cachescope::load
