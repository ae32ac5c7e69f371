// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry_query.h"

#include <optional>

namespace cachescope::inspect {

/// Reads many entries without their values, some at a time. Up to 1,000 are read with the creation times that
/// stand behind values of up to 256 kB; of more, only those that cost nothing. Entries on damaged pages are
/// left out. The connection's thread only.
class EntryBatches
{
public:
    /// `index` (may be null), `rowids` and `cancelled` (may be null) must outlive it.
    EntryBatches(sqlite::Connection &connection, const CacheFormat &format, std::span<const qint64> rowids,
                 const EntryIndex *index, const std::atomic<bool> *cancelled);

    [[nodiscard]] bool atEnd() const { return m_done == m_rowids.size(); }
    /// 0…1
    [[nodiscard]] double fraction() const;
    /// The next ones. Error Cancelled, or what kept them from being read.
    Result<std::vector<Entry>> next();

private:
    Result<void> readTimes();

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const std::span<const qint64> m_rowids;
    std::size_t m_done = 0;
    std::optional<AccessTimes> m_times;
    qint64 m_unreadable = 0;
    EntryReadOptions m_options;
};

} // namespace cachescope::inspect
