// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_control.h"

#include <algorithm>

namespace cachescope::load {

using std::chrono::steady_clock;

RunControl::RunControl(int users)
    : m_users(users)
    , m_beds(static_cast<std::size_t>(users))
    , m_active(users)
{
}

bool RunControl::arriveAndWait()
{
    std::unique_lock lock(m_mutex);
    // Not for each: with thousands of users everyone would wake everyone.
    if (++m_arrived == m_users)
        m_changed.notify_all();
    m_gate.wait(lock, [this] { return m_released || m_stopped.load(); });
    return m_released;
}

void RunControl::release(std::chrono::nanoseconds warmUp, std::chrono::nanoseconds duration, TimePoint start)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_arrived == m_users; });
    m_start = std::max(start, steady_clock::now());
    m_measuredFrom = m_start + warmUp;
    if (!m_stopped.load())
        m_deadline = m_measuredFrom + duration;
    m_released = true;
    m_gate.notify_all();
}

bool RunControl::waitUntilActive(int user)
{
    Bed &bed = bedOf(user);
    std::unique_lock lock(bed.mutex);
    bed.wake.wait_until(lock, m_deadline.load(), [this, user] { return isActive(user) || m_stopped.load(); });
    return !isOver();
}

bool RunControl::waitUntil(int user, TimePoint until)
{
    const auto now = steady_clock::now();
    if (until <= now)
        return !isOver(now);
    Bed &bed = bedOf(user);
    std::unique_lock lock(bed.mutex);
    bed.wake.wait_until(lock, std::min(until, m_deadline.load()), [this] { return m_stopped.load(); });
    return !isOver();
}

void RunControl::leave()
{
    const std::lock_guard lock(m_mutex);
    if (++m_left == m_users)
        m_changed.notify_all();
}

void RunControl::setActiveUsers(int users)
{
    // First the moments: who sees that it does not take part looks at its own.
    for (int user = std::max(users, 0); user < std::min(m_active.load(), m_users); ++user)
        bedOf(user).pausedAt = steady_clock::now();
    const int before = m_active.exchange(users);
    for (int user = std::max(before, 0); user < std::min(users, m_users); ++user) {
        // The lock keeps the wake-up from falling between a sleeper's look at the number and its sleep.
        const std::lock_guard lock(bedOf(user).mutex);
        bedOf(user).wake.notify_all();
    }
}

void RunControl::stop()
{
    // First the deadline: who sees the stop looks at it to know what was due until then.
    const TimePoint now = steady_clock::now();
    if (!m_stopped.load() && now < m_deadline.load())
        m_deadline = now;
    m_stopped = true;
    for (Bed &bed : m_beds) {
        const std::lock_guard lock(bed.mutex);
        bed.wake.notify_all();
    }
    const std::lock_guard lock(m_mutex);
    m_gate.notify_all();
}

bool RunControl::waitForAll(TimePoint until)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_until(lock, until, [this] { return m_left == m_users; });
}

} // namespace cachescope::load
