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

private:
    const Scenario &m_scenario;
    const RunSteering *const m_steering;
};

/// Whether a run of `scenario` needs a disk that can be made slow: it has a model or is going to, or somebody
/// may set one.
bool needsDiskModel(const Scenario &scenario);

} // namespace cachescope::load
