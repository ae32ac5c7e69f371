// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <vector>

namespace cachescope::load {

/// When operations that have their moments begin. Those moments count from the start of a run at the rate
/// that its scenario has; a rate that is changed while the run goes on lets the same operations come sooner
/// or later from then on. Times are those of the run (RunClock). Any thread.
class ArrivalSchedule
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// Once, before anyone asks.
    void begin(TimePoint start);
    /// From `from` on, but not before the change before it, so many times as fast as the scenario says.
    void setSpeed(TimePoint from, double speed);

    /// When an operation begins that does so `scheduled` after the start at the scenario's rate.
    [[nodiscard]] TimePoint at(std::chrono::nanoseconds scheduled) const;
    /// The other way round: those with a smaller moment begin before `time`.
    [[nodiscard]] std::chrono::nanoseconds scheduledAt(TimePoint time) const;
    /// Another one after each change.
    [[nodiscard]] int changes() const { return m_changes.load(std::memory_order_acquire); }

private:
    /// From one change to the next.
    struct Stretch
    {
        TimePoint from;
        std::chrono::nanoseconds scheduledFrom{0};
        double speed = 1.0;
    };
    static std::chrono::nanoseconds scheduledIn(const Stretch &stretch, TimePoint time);

    TimePoint m_start; ///< set by begin()
    std::atomic<int> m_changes{0};
    mutable std::mutex m_mutex;
    std::vector<Stretch> m_stretches; ///< guarded by m_mutex
};

} // namespace cachescope::load
