// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <atomic>
#include <span>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

class EntryIndex;
struct Room;

/// What an export would write.
struct ExportNeed
{
    qint64 valueBytes = 0;
    qint64 entries = 0; ///< that are there
};

/// The sum of the sizes of the values of `rowids`. Those whose row cannot be read, and those in files beside
/// the database, count as nothing. Sizes that `index` (may be null) does not have are read from the rows'
/// headers, a page each; so are all of a format that may have values in other files. Errors: Cancelled,
/// Busy, Io. The connection's thread only.
Result<ExportNeed> measureExport(sqlite::Connection &connection, const CacheFormat &format,
                                 std::span<const qint64> rowids, const EntryIndex *index,
                                 const std::atomic<bool> *cancelled);

/// Whether there is room for that and `spareBytes`: DiskFull, in words, if there is not.
Result<void> checkRoom(const ExportNeed &need, const Room &room, qint64 spareBytes, const QString &directory);

} // namespace cachescope::inspect
