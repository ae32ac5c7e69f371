// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/diff_row.h"
#include "core/inspect/diff/key_patterns.h"
#include "core/inspect/open/cache_file.h"
#include "core/inspect/scan/entry_index.h"

#include <atomic>
#include <functional>
#include <vector>

namespace cachescope::inspect {

/// One of two files, and what a scan of it found. Both must outlive whom they are given to.
struct JoinSide
{
    const CacheFile &file;
    const EntryIndex &index;
};

struct JoinedKeys
{
    /// Added, Removed or (of those in both) Unchanged; `prefix` is a number of `patterns`.
    std::vector<DiffRow> rows;
    KeyPatterns patterns;
    bool byKey = true;        ///< in the byte order of keys; else in that of the files
    bool complete = true;     ///< false: cancelled, and `rows` are those up to some key
    qint64 unknownBefore = 0; ///< keys whose entries the scan has not met, and which are left out of `rows`
    qint64 unknownAfter = 0;
};

/// Which entries of two files have the same key. Where both have an index of keys in byte order, those two
/// are walked beside each other, which takes no memory but for the result. Else, and where an index turns out
/// to be damaged, keys are read from the rows, a page each, and joined by a hash of 128 bits: 24 bytes an
/// entry more; cancelled, that ends with Error Cancelled.
///
/// `progress` (may be empty) gets 0…1 in the calling thread. `cancelled` (may be null) is looked at often.
/// Any thread.
Result<JoinedKeys> joinKeys(const JoinSide &before, const JoinSide &after,
                            const std::function<void(double)> &progress = {},
                            const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
