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
    Steer planned{m_scenario.users, m_scenario.disk, m_scenario.arrivalRate};
    if (!m_scenario.stages.isEmpty())
        planned.activeUsers = elapsed < m_scenario.warmUp
                                  ? m_scenario.stages.firstUsers()
                                  : m_scenario.stages.usersAt(elapsed - m_scenario.warmUp);
    for (const DiskChange &change : m_scenario.diskChanges) {
        if (elapsed >= change.at)
            planned.disk = change.disk;
    }
    Steer now = m_steering ? m_steering->over(planned) : planned;
    now.activeUsers = std::min(now.activeUsers, m_scenario.users);
    return now;
}

bool needsDiskModel(const Scenario &scenario)
{
    return !scenario.disk.isReal() || !scenario.diskChanges.empty();
}

} // namespace cachescope::load
