// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/scan/scan_queue.h"

#include <atomic>
#include <optional>
#include <vector>

namespace cachescope::inspect {

/// All rows of a table cut into windows of neighbours that do not overlap, to draw some of them. A value.
class WindowFrame
{
public:
    /// Windows of `rows` rows each, the last one fewer. `rowids` is sorted.
    static WindowFrame ofRows(const std::vector<qint64> &rowids, qint64 rows);
    /// Windows of `width` row numbers each, of which any may be of no row. `ranges` are sorted and do not
    /// overlap.
    static WindowFrame ofRanges(const std::vector<RowidRange> &ranges, quint64 width);

    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] RowidRange window(qint64 i) const;
    /// How many rows are in a window; nothing if that is not known.
    [[nodiscard]] std::optional<qint64> rowsIn(qint64 i) const;

private:
    struct Part
    {
        RowidRange range;
        qint64 firstWindow = 0;
    };

    std::vector<RowidRange> m_windows; // ofRows()
    qint64 m_rows = 0;
    qint64 m_rowsInLast = 0;
    std::vector<Part> m_parts; // ofRanges()
    quint64 m_width = 1;
    qint64 m_count = 0;
};

/// The rowids and access times of all entries, from an index of the file.
struct IndexedRows
{
    std::vector<AccessTimes::Row> rows; ///< by rising rowid; times are NaN where hasTimes is false
    bool hasTimes = false;
};

/// From the index of access times, or else that of keys. Nothing if there is none, if it is damaged, or if it
/// has more than about `mostPages` pages; of a larger one little is read. `entries` is about how many there
/// are. `cancelled` (may be null) is looked at often: Error Cancelled. The connection's thread only.
Result<std::optional<IndexedRows>> readIndexedRows(sqlite::Connection &connection, const CacheFormat &format,
                                                   qint64 entries, qint64 mostPages,
                                                   const std::atomic<bool> *cancelled);

/// The parts of the row numbers that have rows: all from the lowest to the highest, without the large gaps
/// that a few probes find. None without rows. The connection's thread only.
Result<std::vector<RowidRange>> populatedRanges(sqlite::Connection &connection, const CacheFormat &format);

} // namespace cachescope::inspect
