// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/arrival_schedule.h"
#include "core/load/run/run_clock.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace cachescope::load {

/// When a run begins, stands still and ends, and which of its users take part, for all its user threads: they
/// start together, and a stop or the deadline wakes those that wait at once. All moments are in the time of
/// the run (see RunClock), but where it says otherwise.
class RunControl
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// All users take part until setActiveUsers().
    explicit RunControl(int users);

    // For user threads; `user` counts from 0:
    /// Says that this user is ready and waits for release(). False if the run was stopped before.
    bool arriveAndWait();
    /// Whether this user may begin an operation now: it takes part, and the run is not paused.
    [[nodiscard]] bool isActive(int user) const { return user < m_active.load(std::memory_order_relaxed); }
    /// Whether this user takes part, in a paused run too.
    [[nodiscard]] bool takesPart(int user) const
    {
        return user < m_takingPart.load(std::memory_order_relaxed);
    }
    /// Since when this user has not, if it does not.
    [[nodiscard]] TimePoint inactiveSince(int user) const
    {
        return m_beds[static_cast<std::size_t>(user)].inactiveSince;
    }
    /// Waits until the run is not paused; false if it ended meanwhile.
    bool waitWhilePaused(int user);
    /// Waits until this user takes part, and the run is not paused; false if the run ended meanwhile.
    bool waitUntilActive(int user);
    /// Waits until then, and until the run is not paused; false if the run ended meanwhile.
    bool waitUntil(int user, TimePoint until)
    {
        return waitUntil(user, [until] { return until; });
    }
    /// The same for a moment that a change of the rate may move: it is asked for again then.
    bool waitUntil(int user, const std::function<TimePoint()> &until);
    /// How long this user has waited here in all, by the steady clock. For its own thread.
    [[nodiscard]] std::chrono::nanoseconds waited(int user) const
    {
        return m_beds[static_cast<std::size_t>(user)].waited;
    }
    /// Whether no operation must begin any more.
    [[nodiscard]] bool isOver() const { return isOver(m_clock.now()); }
    /// The same for whoever knows the time without another look at the clock.
    [[nodiscard]] bool isOver(TimePoint now) const
    {
        return m_stopped.load(std::memory_order_relaxed) || now >= m_deadline.load();
    }
    /// Says that this user has ended its last operation. The last call on this object from that thread.
    void leave();

    // From any thread:
    [[nodiscard]] const RunClock &clock() const { return m_clock; }

    // From any thread, after release():
    [[nodiscard]] TimePoint start() const { return m_start; }
    /// Operations that are to begin before then belong to the warm-up.
    [[nodiscard]] TimePoint measuredFrom() const { return m_measuredFrom; }
    /// The deadline, or the moment of the stop if that came before.
    [[nodiscard]] TimePoint end() const { return m_deadline.load(); }
    /// When operations begin that have their moments.
    [[nodiscard]] const ArrivalSchedule &schedule() const { return m_schedule; }

    // For the thread that runs the run:
    /// Waits until all have arrived, sets the deadline behind both parts and lets them go at `start`, or now
    /// if that has passed.
    void release(std::chrono::nanoseconds warmUp, std::chrono::nanoseconds duration,
                 TimePoint start = std::chrono::steady_clock::now());
    /// From now on only the first `users` take part; the others end what they are at and wait.
    void setActiveUsers(int users);
    /// From now on no operation begins, or they do again; `pausedFor`: the pauses that are over.
    void setPaused(bool paused, std::chrono::nanoseconds pausedFor);
    /// From now on operations that have their moments come so many times as fast as the scenario says. After
    /// release().
    void setSpeed(double speed);
    /// Ends the run early.
    void stop();
    /// Waits until all have left, but no longer than until `until`, by the steady clock; whether all have
    /// left.
    bool waitForAll(TimePoint until);

private:
    /// Where one user sleeps. Alone on its cache line: others' pauses must not slow it down.
    struct alignas(64) Bed
    {
        std::mutex mutex;
        std::condition_variable wake;
        std::atomic<TimePoint> inactiveSince{TimePoint()};
        std::chrono::nanoseconds waited{0}; ///< of the user's thread alone
    };
    class Sleep;

    Bed &bedOf(int user) { return m_beds[static_cast<std::size_t>(user)]; }
    void wakeAll();
    /// Lets as many begin operations as take part, or none while it is paused.
    void publishActive();

    const int m_users;
    std::vector<Bed> m_beds;
    RunClock m_clock;
    ArrivalSchedule m_schedule;
    std::atomic<int> m_active;
    std::atomic<int> m_takingPart;
    std::atomic<bool> m_stopped{false};
    std::atomic<TimePoint> m_deadline{TimePoint::max()};
    // Set before the release, which publishes them:
    TimePoint m_start;
    TimePoint m_measuredFrom;

    std::mutex m_mutex;
    std::condition_variable m_gate;    ///< users wait for the release, or the stop
    std::condition_variable m_changed; ///< whoever runs the run waits for all users
    // Guarded by m_mutex:
    int m_arrived = 0;
    int m_left = 0;
    bool m_released = false;
};

} // namespace cachescope::load
