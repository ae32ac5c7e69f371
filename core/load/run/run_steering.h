// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/disk_model.h"

#include <chrono>
#include <mutex>
#include <optional>

namespace cachescope::load {

/// What can be changed while a run goes on.
struct Steer
{
    int activeUsers = 0;
    DiskModel disk;
    /// Operations a second that arrive, all users of the scenario together; 0: a closed loop, or the times of
    /// a trace.
    double arrivalRate = 0.0;
    bool paused = false; ///< no operation begins
    /// How long the run stood still before, in all the pauses that are over: so much its clock is behind.
    std::chrono::nanoseconds pausedFor{0};

    bool operator==(const Steer &) const = default;
};

/// What somebody has set by hand.
struct ByHand
{
    std::optional<int> activeUsers;
    std::optional<double> arrivalRate;
    std::optional<DiskModel> disk;
    bool paused = false;

    /// `planned` with this over it.
    [[nodiscard]] Steer over(const Steer &planned) const;

    bool operator==(const ByHand &) const = default;
};

/// By which somebody outside changes a run that goes on. What is set here goes over what the scenario's
/// stages and disk changes say. It is looked at fifty times a second. Any thread.
class RunSteering
{
public:
    /// Nothing: as the scenario says. 0: nobody is active, while the time goes on. More than its users: all.
    void setActiveUsers(std::optional<int> users);
    /// Operations a second of all users; nothing: as the scenario says. Only where the scenario has a rate:
    /// in a closed loop, where users wait for the cache, their number is the load, and a trace has times of
    /// its own. From kLeastRate to kMostRate; what is no number changes nothing. Each user goes on with the
    /// operations that it would have had, only sooner or later.
    void setArrivalRate(std::optional<double> rate);
    /// Nothing: as the scenario says.
    void setDisk(const std::optional<DiskModel> &disk);
    /// From now on no operation begins, and the clock of the run stands still: the time of a pause is no part
    /// of its duration, moves no stage and lets no operation arrive. Operations that go on come to their end.
    /// Before a run has begun: it does not until resume(). A stop ends a paused run too.
    void pause();
    void resume();
    [[nodiscard]] bool isPaused() const;
    /// All as the scenario says, and not paused.
    void reset();

    [[nodiscard]] ByHand now() const;

    static constexpr double kLeastRate = 0.01;
    static constexpr double kMostRate = 10'000'000.0; ///< as of a scenario

private:
    mutable std::mutex m_mutex;
    ByHand m_now; // guarded by m_mutex
};

} // namespace cachescope::load
