// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_plan.h"

#include <algorithm>

namespace cachescope::load {

RunPlan::RunPlan(const Scenario &scenario, const RunSteering *steering)
    : m_scenario(scenario)
    , m_steering(steering)
{
}

Steer RunPlan::at(std::chrono::nanoseconds elapsed) const
{
    return at(elapsed, byHand());
}

Steer RunPlan::at(std::chrono::nanoseconds elapsed, const ByHand &hand) const
{
    Steer planned{m_scenario.users, m_scenario.disk, m_scenario.arrivalRate};
    if (!m_scenario.stages.isEmpty())
        planned.activeUsers = elapsed < m_scenario.warmUp
                                  ? m_scenario.stages.firstUsers()
                                  : m_scenario.stages.usersAt(elapsed - m_scenario.warmUp);
    for (const DiskChange &change : m_scenario.diskChanges) {
        if (elapsed >= change.at)
            planned.disk = change.disk;
    }
    Steer now = hand.over(planned);
    now.activeUsers = std::min(now.activeUsers, m_scenario.users);
    return now;
}

bool RunPlan::hasStepOfUsers(std::chrono::nanoseconds after, std::chrono::nanoseconds until) const
{
    std::chrono::nanoseconds at = m_scenario.warmUp;
    for (const Stage &stage : m_scenario.stages.stages()) {
        at += stage.duration;
        if (stage.duration.count() == 0 && at > m_scenario.warmUp && at > after && at <= until)
            return true;
    }
    return false;
}

bool needsDiskModel(const Scenario &scenario)
{
    return !scenario.disk.isReal() || !scenario.diskChanges.empty();
}

} // namespace cachescope::load
