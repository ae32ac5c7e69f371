// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/window_frame.h"

#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/open/hardened_connection.h"
#include "core/inspect/scan/row_budget.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <array>
#include <limits>

namespace cachescope::inspect {

namespace {

/// Row numbers in a range, less one: the difference of two only fits an unsigned number.
quint64 widthOf(RowidRange range)
{
    return static_cast<quint64>(range.last) - static_cast<quint64>(range.first);
}

qint64 behind(qint64 rowid, quint64 distance)
{
    return static_cast<qint64>(static_cast<quint64>(rowid) + distance);
}

/// The rows before and behind `point`; nothing if it is not between two.
Result<std::optional<RowidRange>> neighbours(sqlite::Connection &connection, const CacheFormat &format,
                                             qint64 point)
{
    const std::string select =
        sql({"(SELECT ", rowidSql(format), " FROM ", tableSql(format), " NOT INDEXED WHERE "});
    const std::string order = sql({" ORDER BY ", rowidSql(format)});
    auto found =
        connection.cached(sql({"SELECT ", select, rowidSql(format), " <= ?1", order, " DESC LIMIT 1), ",
                               select, rowidSql(format), " > ?1", order, " LIMIT 1)"}));
    if (!found)
        return found.error();
    const sqlite::ResetGuard guard(**found);
    (*found)->bind(1, point);
    const auto row = (*found)->step(sqlite::LockPhase::Read);
    if (!row)
        return row.error();
    if (!*row || (*found)->isNull(0) || (*found)->isNull(1))
        return std::optional<RowidRange>();
    return std::optional(RowidRange{(*found)->columnInt(0), (*found)->columnInt(1)});
}

/// Of an entry in an index: a row number, a time or a key, and what SQLite keeps beside them.
qint64 bytesAnEntry(const CacheFormat &format)
{
    return format.hasAccessIndex() ? 18 : 60;
}

} // namespace

WindowFrame WindowFrame::ofRows(const std::vector<qint64> &rowids, qint64 rows)
{
    WindowFrame frame;
    frame.m_rows = rows;
    const auto all = static_cast<qint64>(rowids.size());
    for (qint64 first = 0; first < all; first += rows) {
        const qint64 last = std::min(first + rows, all) - 1;
        frame.m_windows.push_back(
            {rowids[static_cast<std::size_t>(first)], rowids[static_cast<std::size_t>(last)]});
        frame.m_rowsInLast = last - first + 1;
    }
    frame.m_count = static_cast<qint64>(frame.m_windows.size());
    return frame;
}

WindowFrame WindowFrame::ofRanges(const std::vector<RowidRange> &ranges, quint64 width)
{
    WindowFrame frame;
    frame.m_width = std::max<quint64>(1, width);
    for (const RowidRange &range : ranges) {
        frame.m_parts.push_back({range, frame.m_count});
        frame.m_count += static_cast<qint64>(widthOf(range) / frame.m_width) + 1;
    }
    return frame;
}

RowidRange WindowFrame::window(qint64 i) const
{
    if (!m_windows.empty())
        return m_windows[static_cast<std::size_t>(i)];
    const auto next = std::ranges::upper_bound(m_parts, i, {}, &Part::firstWindow);
    const Part &part = *std::prev(next);
    const quint64 start = static_cast<quint64>(i - part.firstWindow) * m_width;
    const quint64 end = std::min(widthOf(part.range), start + (m_width - 1));
    return {behind(part.range.first, start), behind(part.range.first, end)};
}

std::optional<qint64> WindowFrame::rowsIn(qint64 i) const
{
    if (m_windows.empty())
        return std::nullopt;
    return i == m_count - 1 ? m_rowsInLast : m_rows;
}

Result<std::optional<IndexedRows>> readIndexedRows(sqlite::Connection &connection, const CacheFormat &format,
                                                   qint64 entries, qint64 mostPages,
                                                   const std::atomic<bool> *cancelled)
{
    std::optional<IndexedRows> none;
    const auto pageBytes = connection.queryInt("PRAGMA page_size");
    if (!pageBytes)
        return pageBytes.error();
    const QString index = format.hasAccessIndex() ? format.accessIndexName : format.keyIndexName;
    if (index.isEmpty() || entries > mostPages * *pageBytes / bytesAnEntry(format))
        return none;
    const sqlite::CancelGuard guard(connection, cancelled);
    auto rows = connection.prepare(
        sql({"SELECT ", rowidSql(format), ", ", format.hasAccessIndex() ? accessedSql(format) : "NULL",
             " FROM ", tableSql(format), indexedBy(index)}));
    if (!rows)
        return rows.error();
    // Of an index half of whose pages is empty, as many rows as were expected.
    const qint64 lastPage = pagesRead(connection) + 2 * mostPages;
    RowBudget budget(bytesOnDisk(connection));
    IndexedRows result;
    result.hasTimes = format.hasAccessIndex();
    while (true) {
        const auto row = rows->step(sqlite::LockPhase::Read);
        if (guard.isCancelled())
            return sqlite::cancelledError();
        if (!row && row.error().code == ErrorCode::Corrupt)
            return none;
        if (!row)
            return row.error();
        if (!*row)
            break;
        if (auto taken = budget.take(); !taken)
            return taken.error();
        if (pagesRead(connection) > lastPage)
            return none;
        result.rows.push_back({rows->columnInt(0), timeColumn(*rows, 1, format.accessedUnit)});
    }
    std::ranges::sort(result.rows, {}, &AccessTimes::Row::rowid);
    const auto twice = std::ranges::unique(result.rows, {}, &AccessTimes::Row::rowid);
    result.rows.erase(twice.begin(), twice.end());
    return std::optional(std::move(result));
}

Result<std::vector<RowidRange>> populatedRanges(sqlite::Connection &connection, const CacheFormat &format)
{
    constexpr int mostProbes = 16;
    constexpr int mostInVain = 5;
    constexpr quint64 smallestGap = 64; // of the range that it is in, as a divisor
    const auto span = rowidSpan(connection, format);
    if (!span)
        return span.error();
    std::vector<RowidRange> ranges;
    if (!*span)
        return ranges;
    ranges.push_back({(*span)->first, (*span)->last});
    for (int probe = 0, inVain = 0; probe < mostProbes && inVain < mostInVain; ++probe) {
        // The middle of the widest one, and of that in which gaps were looked for in vain other places.
        const auto widest = std::ranges::max_element(ranges, {}, widthOf);
        const quint64 width = widthOf(*widest);
        const quint64 worthwhile = width / smallestGap + 1;
        if (width < smallestGap)
            break;
        static constexpr std::array<quint64, mostInVain> places{4, 2, 6, 1, 7};
        const auto gap = neighbours(
            connection, format, behind(widest->first, width / 8 * places[static_cast<std::size_t>(inVain)]));
        if (!gap && gap.error().code != ErrorCode::Corrupt)
            return gap.error();
        if (!gap || !*gap || widthOf(**gap) < worthwhile) {
            ++inVain;
            continue;
        }
        inVain = 0;
        const RowidRange behindGap{(*gap)->last, widest->last};
        widest->last = (*gap)->first;
        ranges.insert(std::next(widest), behindGap);
    }
    return ranges;
}

} // namespace cachescope::inspect
