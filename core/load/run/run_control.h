// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace cachescope::load {

/// When a run begins and ends, for all its user threads: they start together, and a stop or the deadline
/// wakes those that pause at once.
class RunControl
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit RunControl(int users);

    // For user threads:
    /// Says that this user is ready and waits for release(). False if the run was stopped before.
    bool arriveAndWait();
    /// Pauses for `duration`; false if the run ended meanwhile. `user` counts from 0.
    bool pause(int user, std::chrono::nanoseconds duration);
    /// Whether no operation must begin any more.
    [[nodiscard]] bool isOver() const;
    /// Says that this user has ended its last operation. The last call on this object from that thread.
    void leave();

    // For the thread that runs the run:
    /// Waits until all have arrived, sets the deadline and lets them go; the moment they went.
    TimePoint release(std::chrono::nanoseconds duration);
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
    };

    const int m_users;
    std::vector<Bed> m_beds;
    std::atomic<bool> m_stopped{false};
    std::atomic<TimePoint> m_deadline{TimePoint::max()};

    std::mutex m_mutex;
    std::condition_variable m_changed;
    // Guarded by m_mutex:
    int m_arrived = 0;
    int m_left = 0;
    bool m_released = false;
};

} // namespace cachescope::load
