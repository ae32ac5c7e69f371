// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_steering.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

Steer ByHand::over(const Steer &planned) const
{
    Steer steer = planned;
    if (activeUsers)
        steer.activeUsers = std::max(*activeUsers, 0);
    if (arrivalRate && planned.arrivalRate > 0.0)
        steer.arrivalRate = std::clamp(*arrivalRate, RunSteering::kLeastRate, RunSteering::kMostRate);
    if (disk)
        steer.disk = *disk;
    steer.paused = paused;
    return steer;
}

void RunSteering::setActiveUsers(std::optional<int> users)
{
    const std::lock_guard lock(m_mutex);
    m_now.activeUsers = users;
}

void RunSteering::setArrivalRate(std::optional<double> rate)
{
    if (rate && !std::isfinite(*rate))
        return;
    const std::lock_guard lock(m_mutex);
    m_now.arrivalRate = rate;
}

void RunSteering::setDisk(const std::optional<DiskModel> &disk)
{
    const std::lock_guard lock(m_mutex);
    m_now.disk = disk;
}

void RunSteering::pause()
{
    const std::lock_guard lock(m_mutex);
    m_now.paused = true;
}

void RunSteering::resume()
{
    const std::lock_guard lock(m_mutex);
    m_now.paused = false;
}

bool RunSteering::isPaused() const
{
    return now().paused;
}

void RunSteering::reset()
{
    const std::lock_guard lock(m_mutex);
    m_now = {};
}

ByHand RunSteering::now() const
{
    const std::lock_guard lock(m_mutex);
    return m_now;
}

} // namespace cachescope::load
