// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>

namespace cachescope::load {

/// The time of a run: that of the steady clock without the pauses of the run, in which it stands still.
/// Before the first pause both are the same. One thread pauses and resumes it; any may ask.
class RunClock
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    [[nodiscard]] TimePoint now() const { return at(std::chrono::steady_clock::now()); }
    /// The time of the run at a moment of the steady clock that has just been read.
    [[nodiscard]] TimePoint at(TimePoint steady) const;
    /// When the steady clock will show, or showed since the last pause, this time of the run, unless a pause
    /// comes between.
    [[nodiscard]] TimePoint steadyAt(TimePoint run) const;

    [[nodiscard]] bool isPaused() const { return m_stoodAt.load(std::memory_order_acquire) != kGoesOn; }
    /// All the pauses that are over.
    [[nodiscard]] std::chrono::nanoseconds pausedFor() const { return m_pausedFor.load(); }

    void pause(TimePoint steady = std::chrono::steady_clock::now());
    /// How long the pause was.
    std::chrono::nanoseconds resume(TimePoint steady = std::chrono::steady_clock::now());
    /// Does as another clock that is `paused` now and has `pausedFor`: both agree whenever they go on.
    void follow(bool paused, std::chrono::nanoseconds pausedFor);

private:
    static constexpr TimePoint kGoesOn = TimePoint::max();

    std::atomic<TimePoint> m_stoodAt{kGoesOn}; ///< time of the run; kGoesOn: it does
    std::atomic<std::chrono::nanoseconds> m_pausedFor{std::chrono::nanoseconds(0)};
};

} // namespace cachescope::load
