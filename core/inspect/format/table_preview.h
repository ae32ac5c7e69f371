// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/format/entry_count.h"
#include "core/inspect/open/cache_file.h"

#include <limits>

/// A look at tables of a database of any kind, for somebody who has to say which one is the cache. Each
/// function makes a connection of its own and blocks for some milliseconds as a rule: run it in a worker. Any
/// thread.
namespace cachescope::inspect {

/// One value as it is read at a glance.
struct PreviewCell
{
    QString text;          ///< one line of at most 80 characters; of a BLOB only its size
    bool isNumber = false; ///< `time` is a number in whatever unit the writer meant
    /// The number; of text that reads as a date, Unix seconds; NaN of anything else.
    double time = std::numeric_limits<double>::quiet_NaN();
};

struct TablePreview
{
    QString table;
    QStringList columns; ///< those that can be read without running code from the file; at most 100
    std::vector<std::vector<PreviewCell>> rows; ///< each with a cell for each column
};

/// The first `rows` rows of `shape`, a table as findCandidates() gives it. Of large values only the first
/// bytes are read. Corrupt, Busy, Io: a sentence.
Result<TablePreview> previewTable(const CacheFile &file, const TableShape &shape, int rows = 6);

/// How many rows each of the first hundred of `tables` has: a few hundred pages are read of each. Nothing for
/// one that cannot be counted, and for all after them.
std::vector<std::optional<EntryCount>> countRows(const CacheFile &file,
                                                 const std::vector<TableCandidate> &tables);

/// Unix seconds of a number or date in a column of times with that unit; NaN if it is neither.
double secondsOf(const PreviewCell &cell, TimeUnit unit);

} // namespace cachescope::inspect
