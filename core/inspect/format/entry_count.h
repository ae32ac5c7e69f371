// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <optional>

namespace cachescope::inspect {

struct EntryCount
{
    qint64 entries = 0;
    bool exact = true;            ///< false: estimated from places all over the file
    std::optional<qint64> pinned; ///< absent where counting takes more pages than there are to spend
};

/// Counts entries and pinned entries by reading a few hundred pages at most, whatever the file's size:
/// exactly where an index is that small, by estimate otherwise. The connection's thread only.
Result<EntryCount> countEntries(sqlite::Connection &connection, const CacheFormat &format);

} // namespace cachescope::inspect
