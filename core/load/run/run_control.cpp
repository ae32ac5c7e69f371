// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who sleeps until a moment of the run sleeps until the steady clock shows it, and looks again when it wakes:
// the run may have been paused meanwhile, or its rate changed. A pause itself wakes nobody.
#include "core/load/run/run_control.h"

#include <algorithm>

namespace cachescope::load {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

/// One wait of one user, which holds the lock of its bed.
class RunControl::Sleep
{
public:
    Sleep(const RunControl &control, Bed &bed)
        : m_control(control)
        , m_bed(bed)
        , m_lock(bed.mutex)
    {
    }
    ~Sleep() { m_bed.waited += steady_clock::now() - m_began; }
    Sleep(const Sleep &) = delete;
    Sleep &operator=(const Sleep &) = delete;

    /// Until the run goes on, or was stopped.
    void whilePaused()
    {
        m_bed.wake.wait(m_lock, [this] { return !m_control.m_clock.isPaused() || stopped(); });
    }
    /// Until `until` of the run, or the deadline, or a stop, or `woken`. It may also be before.
    template <typename Woken>
    void until(TimePoint until, const Woken &woken)
    {
        const TimePoint most = std::min(until, m_control.m_deadline.load());
        m_bed.wake.wait_until(m_lock, m_control.m_clock.steadyAt(most),
                              [this, &woken] { return stopped() || woken(); });
    }

private:
    [[nodiscard]] bool stopped() const { return m_control.m_stopped.load(); }

    const RunControl &m_control;
    Bed &m_bed;
    const TimePoint m_began = steady_clock::now();
    std::unique_lock<std::mutex> m_lock;
};

RunControl::RunControl(int users)
    : m_users(users)
    , m_beds(static_cast<std::size_t>(users))
    , m_active(users)
    , m_takingPart(users)
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

void RunControl::release(nanoseconds warmUp, nanoseconds duration, TimePoint start)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_arrived == m_users; });
    m_start = std::max(start, m_clock.now());
    m_schedule.begin(m_start);
    m_measuredFrom = m_start + warmUp;
    if (!m_stopped.load())
        m_deadline = m_measuredFrom + duration;
    m_released = true;
    m_gate.notify_all();
}

bool RunControl::waitWhilePaused(int user)
{
    if (m_clock.isPaused())
        Sleep(*this, bedOf(user)).whilePaused();
    return !isOver();
}

bool RunControl::waitUntilActive(int user)
{
    Sleep sleep(*this, bedOf(user));
    while (!isActive(user) && !isOver()) {
        if (m_clock.isPaused())
            sleep.whilePaused();
        else
            sleep.until(TimePoint::max(), [this, user] { return isActive(user); });
    }
    return !isOver();
}

bool RunControl::waitUntil(int user, const std::function<TimePoint()> &until)
{
    const TimePoint now = m_clock.now();
    if (until() <= now && !m_clock.isPaused())
        return !isOver(now);
    Sleep sleep(*this, bedOf(user));
    while (!isOver()) {
        if (m_clock.isPaused()) {
            sleep.whilePaused();
            continue;
        }
        const int seen = m_schedule.changes();
        const TimePoint due = until();
        if (m_clock.now() >= due)
            break;
        sleep.until(due, [this, seen] { return m_schedule.changes() != seen; });
    }
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
    const int before = m_takingPart.load();
    for (int user = std::max(users, 0); user < std::min(before, m_users); ++user)
        bedOf(user).inactiveSince = m_clock.now();
    m_takingPart = users;
    publishActive();
    for (int user = std::max(before, 0); user < std::min(users, m_users); ++user) {
        // The lock keeps the wake-up from falling between a sleeper's look at the number and its sleep.
        const std::lock_guard lock(bedOf(user).mutex);
        bedOf(user).wake.notify_all();
    }
}

void RunControl::setPaused(bool paused, nanoseconds pausedFor)
{
    const bool changes = paused != m_clock.isPaused() || pausedFor != m_clock.pausedFor();
    if (!changes)
        return;
    // Nobody must begin anything while the clock stands.
    if (paused)
        m_active = 0;
    m_clock.follow(paused, pausedFor);
    publishActive();
    if (!paused)
        wakeAll();
}

void RunControl::setSpeed(double speed)
{
    const int before = m_schedule.changes();
    m_schedule.setSpeed(m_clock.now(), speed);
    if (m_schedule.changes() != before)
        wakeAll();
}

void RunControl::stop()
{
    // First the deadline: who sees the stop looks at it to know what was due until then.
    const TimePoint now = m_clock.now();
    if (!m_stopped.load() && now < m_deadline.load())
        m_deadline = now;
    m_stopped = true;
    wakeAll();
    const std::lock_guard lock(m_mutex);
    m_gate.notify_all();
}

bool RunControl::waitForAll(TimePoint until)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_until(lock, until, [this] { return m_left == m_users; });
}

void RunControl::wakeAll()
{
    for (Bed &bed : m_beds) {
        const std::lock_guard lock(bed.mutex);
        bed.wake.notify_all();
    }
}

void RunControl::publishActive()
{
    m_active = m_clock.isPaused() ? 0 : m_takingPart.load();
}

} // namespace cachescope::load
