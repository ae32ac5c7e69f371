// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/scan/entry_index.h"

#include <memory>
#include <optional>
#include <vector>

namespace cachescope::cli {

/// The rowids that a command is about, and what is known of them from finding them.
struct Selected
{
    std::vector<qint64> rowids;
    std::shared_ptr<const inspect::EntryIndex> index; ///< of all entries; null without a scan
    std::optional<inspect::AccessTimes> times;        ///< of all entries
    bool damaged = false;                             ///< some entries could not be read
    /// The times of creation that were asked for are interpolated from so many entries'; 0: they are not.
    qint64 createdFromSamples = 0;
};

/// Entries that are read and written at a time: enough to write in large pieces, few enough to stop soon.
constexpr std::size_t kBatch = 256;

/// Whether access times are wanted in Selected where neither a scan knows them nor they are so few that they
/// are best looked up one by one.
enum class Times { Wanted, NotWanted };

/// The entries of `file` that `query` selects, in its order: from the file's own indexes; from a scan, with a
/// progress line, where sizes or pins are asked for or an index is damaged; from the rows themselves where
/// the index of keys is, which is said on stderr, as it is when times of creation are estimated. Cancelled
/// when the user interrupts. The connection's thread only.
Result<Selected> select(const inspect::CacheFile &file, sqlite::Connection &connection,
                        const inspect::EntryQuery &query, Times times);

} // namespace cachescope::cli
