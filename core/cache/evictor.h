// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cache/access_log.h"

namespace cachescope::cache {

class EntryTable;

/// What an eviction took away.
struct Evicted
{
    qint64 entries = 0;
    qint64 bytes = 0;
};

/// Brings the unpinned values of `table` down to `lowWaterBytes` if they exceed `budgetBytes` (0: never),
/// dropping the least recently used: the fewest of the oldest that free enough, in one DELETE. What this
/// transaction stored goes last, the entry stored last never. `notes` are reads that are not in the file yet;
/// if something must go, all of them are taken from the log and written first, and appended to `applied`, for
/// the caller to put back should the transaction fail. Inside the caller's write transaction, in the writer's
/// thread.
Result<Evicted> evictOverBudget(EntryTable &table, qint64 budgetBytes, qint64 lowWaterBytes, AccessLog &notes,
                                std::vector<AccessNote> &applied);

} // namespace cachescope::cache
