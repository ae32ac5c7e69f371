// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_steering.h"

#include <algorithm>

namespace cachescope::load {

void RunSteering::setActiveUsers(std::optional<int> users)
{
    const std::lock_guard lock(m_mutex);
    m_activeUsers = users;
}

void RunSteering::setDisk(const std::optional<DiskModel> &disk)
{
    const std::lock_guard lock(m_mutex);
    m_disk = disk;
}

Steer RunSteering::over(const Steer &planned) const
{
    const std::lock_guard lock(m_mutex);
    return {m_activeUsers ? std::max(*m_activeUsers, 0) : planned.activeUsers, m_disk.value_or(planned.disk)};
}

} // namespace cachescope::load
