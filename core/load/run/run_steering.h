// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/disk_model.h"

#include <mutex>
#include <optional>

namespace cachescope::load {

/// What can be changed while a run goes on.
struct Steer
{
    int activeUsers = 0;
    DiskModel disk;

    bool operator==(const Steer &) const = default;
};

/// By which somebody outside changes a run that goes on. What is set here goes over what the scenario's
/// stages and disk changes say. Any thread.
class RunSteering
{
public:
    /// Nothing: as the scenario says. 0: the run pauses. More than its users: all.
    void setActiveUsers(std::optional<int> users);
    /// Nothing: as the scenario says.
    void setDisk(const std::optional<DiskModel> &disk);

    /// `planned`, with what was set here.
    [[nodiscard]] Steer over(const Steer &planned) const;

private:
    mutable std::mutex m_mutex;
    // Guarded by m_mutex:
    std::optional<int> m_activeUsers;
    std::optional<DiskModel> m_disk;
};

} // namespace cachescope::load
