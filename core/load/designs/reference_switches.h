// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace cachescope::load {

/// The causes of the production fault, one switch each. The defaults are the fault as it was in production;
/// turning one switch after the other leads towards the correction.
struct ReferenceSwitches
{
    bool connectionPerOperation = true; ///< otherwise one that lasts for each thread
    int busyTimeoutMs = 5000;           ///< with SQLite's own way of waiting; 0: fails at once
    bool wal = true;                    ///< otherwise a rollback journal
    bool touchOnRead = true;   ///< each read writes last_accessed; otherwise noted, and written in batches
    bool immediate = false;    ///< transactions begin with the write lock, not with their first write
    bool sumOnStore = true;    ///< each store sums up the sizes; otherwise a counter in memory
    bool evictOneByOne = true; ///< otherwise all that is too much in one statement

    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace cachescope::load
