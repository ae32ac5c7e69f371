// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/open/cache_file.h"

#include <QString>

#include <atomic>
#include <functional>
#include <span>
#include <vector>

namespace cachescope::inspect {

class EntryIndex;

struct ExportOptions
{
    QString directory; ///< made if it is not there, with those above it
    /// Also into a directory that has files. None of them is ever overwritten.
    bool mayHaveFiles = false;
    /// What has to stay free on the device, besides what is written.
    qint64 spareBytes = qint64{64} * 1024 * 1024;
    /// Where sizes and access times are known from without reading; may be null.
    const EntryIndex *index = nullptr;
};

struct ExportProgress
{
    qint64 entries = 0; ///< done, or failed
    qint64 ofEntries = 0;
    qint64 bytes = 0;
    qint64 ofBytes = 0;
};

/// An entry of which there is no file.
struct ExportFailure
{
    qint64 rowid = 0;
    QString key;    ///< empty where it could not be read
    QString reason; ///< a sentence
};

struct ExportResult
{
    QString directory; ///< absolute
    QString indexFile; ///< "index.csv", or another name if that was taken
    qint64 exported = 0;
    qint64 bytes = 0; ///< of the values that were exported
    qint64 gone = 0;  ///< rowids under which there is no entry, or none any more
    qint64 failedCount = 0;
    std::vector<ExportFailure> failed; ///< the first kMostExportFailures of them
    bool cancelled = false;            ///< ended at the user's request: what there is, is whole
};
constexpr std::size_t kMostExportFailures = 1000;

/// Writes the values of `rowids`, in that order and unchanged, into files of a directory, named after their
/// keys (see export_names.h) and what is in them, and a table of these (see index_csv.h), which has a line
/// for each file and is written along. Values that are compressed stay so. Memory does not grow with a value.
/// Blocks until done.
///
/// A value that cannot be read or written to its end is in `failed`, and no part of it is left; the others go
/// on. `progress` (may be empty) is called in the calling thread, for each entry and each piece of a large
/// one. `cancelled` (may be null) is looked at as often.
///
/// Errors, before anything is written: InvalidArgument (the directory is the one of the cache file itself, or
/// would be made in that one), CannotOpen (the directory cannot be used), DiskFull, Busy, Corrupt, Io,
/// Cancelled; at the end: what keeps the table from being finished. Any thread.
Result<ExportResult> exportEntries(const CacheFile &file, std::span<const qint64> rowids,
                                   const ExportOptions &options,
                                   const std::function<void(const ExportProgress &)> &progress = {},
                                   const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
