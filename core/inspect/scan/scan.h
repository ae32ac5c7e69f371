// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/open/cache_file.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/scan_damage.h"

#include <atomic>
#include <functional>

namespace cachescope::inspect {

struct ScanOptions
{
    /// Readers at most. More than cores on purpose: each waits for the disk most of the time, and a disk
    /// answers many requests at once. How many of them read is found out while scanning (ReaderGovernor).
    int threads = 32;
    /// When cancelled, give what was read until then instead of an error.
    bool keepPart = false;
    /// Read the first bytes of each value too, for its type. Of rows on the pages that are read anyway.
    bool types = false;
    /// Readers let all other threads of the machine run first (background_thread.h): for large files, beside
    /// a window. On a machine that is busy otherwise it takes long.
    bool background = false;
    /// While set, nothing is read; looked at often. May be null.
    const std::atomic<bool> *paused = nullptr;
};

struct ScanResult
{
    EntryIndex index;
    EntryTypes types; ///< as many as entries if they were asked for, else none
    ScanDamage damage;
    double seconds = 0.0;
    int threads = 0;      ///< that read at the same time, at most
    bool complete = true; ///< false: cancelled, and `index` has some of the entries
    qint64 bytesRead = 0; ///< asked of the system, whether or not it had them in memory
};

/// Reads sizes (from the rows' headers), access times (from their index), pins, and creation times where they
/// are cheap, of all entries, split by rowid over threads; no value is read beyond its first bytes. Blocks
/// until done. Damaged pages are skipped and told in `damage`. In a salvaged file each value is followed to
/// its end to learn whether all of it is there.
///
/// `progress` (may be empty) gets 0…1, from any of the scan's threads, one call at a time. `cancelled` (may
/// be null) is looked at often: Error Cancelled, unless a part is wanted. Corrupt when more rows are met than
/// the file can hold.
Result<ScanResult> scanEntries(const CacheFile &file, const ScanOptions &options,
                               const std::function<void(double)> &progress = {},
                               const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
