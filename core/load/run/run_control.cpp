// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_control.h"

#include <algorithm>

namespace cachescope::load {

using std::chrono::steady_clock;

RunControl::RunControl(int users)
    : m_users(users)
    , m_beds(static_cast<std::size_t>(users))
{
}

bool RunControl::arriveAndWait()
{
    std::unique_lock lock(m_mutex);
    ++m_arrived;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_released || m_stopped.load(); });
    return m_released;
}

RunControl::TimePoint RunControl::release(std::chrono::nanoseconds duration)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_arrived == m_users; });
    const auto start = steady_clock::now();
    m_deadline = start + duration;
    m_released = true;
    m_changed.notify_all();
    return start;
}

bool RunControl::pause(int user, std::chrono::nanoseconds duration)
{
    if (duration.count() > 0) {
        const TimePoint until = std::min(steady_clock::now() + duration, m_deadline.load());
        Bed &bed = m_beds[static_cast<std::size_t>(user)];
        std::unique_lock lock(bed.mutex);
        bed.wake.wait_until(lock, until, [this] { return m_stopped.load(); });
    }
    return !isOver();
}

bool RunControl::isOver() const
{
    return m_stopped.load(std::memory_order_relaxed) || steady_clock::now() >= m_deadline.load();
}

void RunControl::leave()
{
    const std::lock_guard lock(m_mutex);
    ++m_left;
    m_changed.notify_all();
}

void RunControl::stop()
{
    m_stopped = true;
    for (Bed &bed : m_beds) {
        // The lock keeps the wake-up from falling between a sleeper's look at the flag and its sleep.
        const std::lock_guard lock(bed.mutex);
        bed.wake.notify_all();
    }
    const std::lock_guard lock(m_mutex);
    m_changed.notify_all();
}

bool RunControl::waitForAll(TimePoint until)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_until(lock, until, [this] { return m_left == m_users; });
}

} // namespace cachescope::load
