// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/figures/breakdown.h"
#include "core/inspect/open/cache_file.h"
#include "core/inspect/scan/entry_index.h"

#include <atomic>
#include <functional>
#include <vector>

namespace cachescope::inspect {

struct TypeScanOptions
{
    /// Readers; more than cores on purpose, as in ScanOptions.
    int threads = 16;
    bool background = false; ///< as in ScanOptions
    /// While set, nothing is read. May be null.
    const std::atomic<bool> *paused = nullptr;
};

/// What the values of all entries of `index` look like, from their first bytes: one page of the file for each
/// entry, the one that a scan reads too. Values that cannot be read are Unknown. Blocks until done, seconds
/// for a million entries. `progress` (may be empty) gets 0…1 from any thread, one call at a time; `cancelled`
/// (may be null) is looked at often: Error Cancelled. Any thread.
Result<EntryTypes> scanTypes(const CacheFile &file, const EntryIndex &index, const TypeScanOptions &options,
                             const std::function<void(double)> &progress = {},
                             const std::atomic<bool> *cancelled = nullptr);

/// How entries and bytes are spread over types.
struct TypeShares
{
    std::vector<NamedTotal> shares; ///< as typeTotals() has them
    bool exact = false;             ///< false: scaled up from `sampled` entries
    qint64 sampled = 0;             ///< entries that were looked at
    /// How far off an entry share may be, with 95 % confidence: that of the least certain group. 0 only if
    /// exact.
    double errorShare = 0.0;
};

/// Counts. `types` has as many as `index` has entries. Pure; any thread.
TypeShares countTypes(const EntryIndex &index, const EntryTypes &types);

/// The same estimated from `samples` entries, drawn at random with `seed`: a page of the file for each. All
/// of a smaller index are read, and the result is exact. Errors and `cancelled` as in scanTypes(). While
/// `paused` (may be null) is set, nothing is read.
Result<TypeShares> sampleTypes(const CacheFile &file, const EntryIndex &index, std::size_t samples,
                               quint32 seed, const std::atomic<bool> *cancelled = nullptr,
                               const std::atomic<bool> *paused = nullptr);

} // namespace cachescope::inspect
