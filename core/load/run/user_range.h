// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cachescope::load {

/// Some of a scenario's users, who are numbered from 0.
struct UserRange
{
    int first = 0;
    int count = 0;

    bool operator==(const UserRange &) const = default;
};

/// The users of process `process` (from 0) of `processes`: as equal in number as they can be.
constexpr UserRange usersOfProcess(int users, int process, int processes)
{
    const int each = users / processes;
    const int rest = users % processes;
    const int before = process < rest ? process : rest;
    return {process * each + before, each + (process < rest ? 1 : 0)};
}

} // namespace cachescope::load
