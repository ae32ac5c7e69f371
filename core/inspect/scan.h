// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/cache_file.h"
#include "core/inspect/entry_index.h"

#include <atomic>
#include <functional>

namespace cachescope::inspect {

struct ScanOptions
{
    /// Readers at a time. More than cores on purpose: each waits for the disk most of the time, and a disk
    /// answers many requests at once (cold 8 GB file, `stats` in turn: 8 threads 1.8–2.2 s, 16: 1.5–1.7 s).
    int threads = 16;
    /// When cancelled, give what was read until then instead of an error.
    bool keepPart = false;
};

struct ScanResult
{
    EntryIndex index;
    double seconds = 0.0;
    int threads = 0;
    bool complete = true; ///< false: cancelled, and `index` has some of the entries
    qint64 bytesRead = 0; ///< asked of the system, whether or not it had them in memory
};

/// Reads sizes (from the rows' headers), access times (from their index) and pins of all entries, split by
/// rowid over threads; no value is read. Blocks until done. `progress` (may be empty) gets 0…1, from any of
/// the scan's threads, one call at a time. `cancelled` (may be null) is looked at often: Error Cancelled,
/// unless a part is wanted.
Result<ScanResult> scanEntries(const CacheFile &file, const ScanOptions &options,
                               const std::function<void(double)> &progress = {},
                               const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
