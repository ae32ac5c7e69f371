// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_steering.h"
#include "core/load/scenario/scenario.h"

namespace cachescope::load {

/// What a scenario says of each moment of its run.
class RunPlan
{
public:
    /// `scenario` must outlive it; `steering` too, and may be null.
    RunPlan(const Scenario &scenario, const RunSteering *steering);

    /// `elapsed` since the start, the warm-up included. Stages begin with the measured part: during the
    /// warm-up the users of the first stage that has any are active.
    [[nodiscard]] Steer at(std::chrono::nanoseconds elapsed) const;
    /// The same with `hand` instead of what is set by hand now.
    [[nodiscard]] Steer at(std::chrono::nanoseconds elapsed, const ByHand &hand) const;
    /// What is set by hand now.
    [[nodiscard]] ByHand byHand() const { return m_steering ? m_steering->now() : ByHand(); }
    /// Whether the number of users changes at once somewhere after `after` and until `until`: a stage that
    /// takes no time, other than at the start.
    [[nodiscard]] bool hasStepOfUsers(std::chrono::nanoseconds after, std::chrono::nanoseconds until) const;
    [[nodiscard]] std::chrono::milliseconds warmUp() const { return m_scenario.warmUp; }

private:
    const Scenario &m_scenario;
    const RunSteering *const m_steering;
};

/// Whether a run of `scenario` needs a disk that can be made slow: it has a model or is going to, or somebody
/// may set one.
bool needsDiskModel(const Scenario &scenario);

} // namespace cachescope::load
