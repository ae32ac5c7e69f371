// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace cachescope::load {

/// When a run begins and ends, and which of its users take part, for all its user threads: they start
/// together, and a stop or the deadline wakes those that wait at once.
class RunControl
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// All users take part until setActiveUsers().
    explicit RunControl(int users);

    // For user threads; `user` counts from 0:
    /// Says that this user is ready and waits for release(). False if the run was stopped before.
    bool arriveAndWait();
    /// Whether this user takes part now.
    [[nodiscard]] bool isActive(int user) const { return user < m_active.load(std::memory_order_relaxed); }
    /// Since when this user has not, if it does not.
    [[nodiscard]] TimePoint pausedAt(int user) const
    {
        return m_beds[static_cast<std::size_t>(user)].pausedAt;
    }
    /// Waits until this user takes part; false if the run ended meanwhile.
    bool waitUntilActive(int user);
    /// Waits until then; false if the run ended meanwhile.
    bool waitUntil(int user, TimePoint until);
    /// Whether no operation must begin any more.
    [[nodiscard]] bool isOver() const { return isOver(std::chrono::steady_clock::now()); }
    /// The same for whoever knows the time without another look at the clock.
    [[nodiscard]] bool isOver(TimePoint now) const
    {
        return m_stopped.load(std::memory_order_relaxed) || now >= m_deadline.load();
    }
    /// Says that this user has ended its last operation. The last call on this object from that thread.
    void leave();

    // From any thread, after release():
    [[nodiscard]] TimePoint start() const { return m_start; }
    /// Operations that are to begin before then belong to the warm-up.
    [[nodiscard]] TimePoint measuredFrom() const { return m_measuredFrom; }
    /// The deadline, or the moment of the stop if that came before.
    [[nodiscard]] TimePoint end() const { return m_deadline.load(); }

    // For the thread that runs the run:
    /// Waits until all have arrived, sets the deadline behind both parts and lets them go at `start`, or now
    /// if that has passed.
    void release(std::chrono::nanoseconds warmUp, std::chrono::nanoseconds duration,
                 TimePoint start = std::chrono::steady_clock::now());
    /// From now on only the first `users` take part; the others end what they are at and wait.
    void setActiveUsers(int users);
    /// Ends the run early.
    void stop();
    /// Waits until all have left, but no longer than until `until`; whether all have left.
    bool waitForAll(TimePoint until);

private:
    /// Where one user sleeps. Alone on its cache line: others' pauses must not slow it down.
    struct alignas(64) Bed
    {
        std::mutex mutex;
        std::condition_variable wake;
        std::atomic<TimePoint> pausedAt{TimePoint()};
    };

    Bed &bedOf(int user) { return m_beds[static_cast<std::size_t>(user)]; }

    const int m_users;
    std::vector<Bed> m_beds;
    std::atomic<int> m_active;
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
