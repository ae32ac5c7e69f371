// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/export/entry_lines.h"
#include "core/inspect/open/cache_file.h"

#include <QString>

#include <atomic>
#include <functional>
#include <span>

namespace cachescope::inspect {

class EntryIndex;

struct ListExportOptions
{
    QString path; ///< replaced when the new file is complete
    LineFormat format = LineFormat::Csv;
    /// Where sizes and access times are known from without reading; may be null.
    const EntryIndex *index = nullptr;
};

struct ListExportResult
{
    QString path; ///< absolute
    qint64 entries = 0;
    qint64 missing = 0; ///< of those asked for: gone, or on damaged pages
    /// Of these there is no creation time in the list, since reading it would mean reading their values.
    qint64 withoutCreation = 0;
};

/// Writes what is known of `rowids` without their values into one file, in that order (see entry_lines.h; CSV
/// is for spreadsheets). The creation times of up to 1,000 entries are read through values of up to 256 kB.
/// Blocks until done. `progress` (may be empty) is called in the calling thread with 0…1; `cancelled` (may be
/// null) is looked at often, and leaves what was at `path` as it was.
///
/// Errors: those of ChosenFile, Cancelled, Busy, Io, Corrupt. Any thread.
Result<ListExportResult> exportList(const CacheFile &file, std::span<const qint64> rowids,
                                    const ListExportOptions &options,
                                    const std::function<void(double)> &progress = {},
                                    const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
