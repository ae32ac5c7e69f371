// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_steering.h"

#include <algorithm>

namespace cachescope::load {

void RunSteering::setActiveUsers(std::optional<int> users)
{
    const std::lock_guard lock(m_mutex);
    m_activeUsers = users;
}

void RunSteering::setArrivalRate(std::optional<double> rate)
{
    const std::lock_guard lock(m_mutex);
    m_arrivalRate = rate;
}

void RunSteering::setDisk(const std::optional<DiskModel> &disk)
{
    const std::lock_guard lock(m_mutex);
    m_disk = disk;
}

void RunSteering::pause()
{
    const std::lock_guard lock(m_mutex);
    m_paused = true;
}

void RunSteering::resume()
{
    const std::lock_guard lock(m_mutex);
    m_paused = false;
}

bool RunSteering::isPaused() const
{
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

void RunSteering::reset()
{
    const std::lock_guard lock(m_mutex);
    m_activeUsers.reset();
    m_arrivalRate.reset();
    m_disk.reset();
    m_paused = false;
}

Steer RunSteering::over(const Steer &planned) const
{
    const std::lock_guard lock(m_mutex);
    Steer steer = planned;
    if (m_activeUsers)
        steer.activeUsers = std::max(*m_activeUsers, 0);
    if (m_arrivalRate && planned.arrivalRate > 0.0)
        steer.arrivalRate = std::max(*m_arrivalRate, kLeastRate);
    if (m_disk)
        steer.disk = *m_disk;
    steer.paused = m_paused;
    return steer;
}

} // namespace cachescope::load
