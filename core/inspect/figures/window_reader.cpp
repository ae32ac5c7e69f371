// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/window_reader.h"

#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/scan/damage_skip.h"
#include "core/sqlite/connection.h"

#include <limits>

namespace cachescope::inspect {

namespace {

std::string windowSql(const CacheFormat &format, bool readsTimes, bool readsKeys)
{
    const std::string rowid = rowidSql(format);
    return sql({"SELECT ", rowid, ", ", sizeSql(format), ", ", pinnedSql(format), ", ",
                readsTimes ? accessedSql(format) : "NULL", ", ", readsKeys ? keySql(format) : "NULL",
                " FROM ", tableSql(format), " NOT INDEXED WHERE ", rowid, " BETWEEN ?1 AND ?2 ORDER BY ",
                rowid, " LIMIT ?3"});
}

} // namespace

WindowReader::WindowReader(sqlite::Connection &connection, const CacheFormat &format, qint64 mostRows)
    : m_connection(connection)
    , m_format(format)
    , m_mostRows(mostRows)
    , m_readsTimes(format.hasAccessTimes() && !format.timesBehindBlob)
    // In all known formats the key stands before the value; in others reading it may mean walking the value.
    , m_readsKeys(format.kind != FormatKind::Mapped)
    , m_sql(windowSql(format, m_readsTimes, m_readsKeys))
    , m_heads(connection.handle(), format)
{
}

Result<SampledRow> WindowReader::rowOf(const sqlite::Statement &statement)
{
    SampledRow row;
    row.rowid = statement.columnInt(0);
    row.sizeBytes = statement.columnInt(1);
    row.pinned = statement.columnInt(2) != 0;
    row.lastAccessed = m_readsTimes ? timeColumn(statement, 3, m_format.accessedUnit)
                                    : std::numeric_limits<double>::quiet_NaN();
    const auto head = m_heads.tryRead(row.rowid);
    if (!head)
        return head.error();
    row.type = detectContentType(*head, row.sizeBytes);
    if (m_readsKeys)
        row.key = keyColumn(statement, 4).text;
    return row;
}

/// Appends rows from range->first on. True if a damaged page ended it; range->first is then the first row
/// that was not read.
Result<bool> WindowReader::readRows(RowidRange *range, SampledWindow *window)
{
    auto statement = m_connection.cached(m_sql);
    if (!statement)
        return statement.error();
    const sqlite::ResetGuard guard(**statement);
    (*statement)->bind(1, range->first);
    (*statement)->bind(2, range->last);
    (*statement)->bind(3, m_mostRows - static_cast<qint64>(window->rows.size()));
    while (true) {
        const auto row = (*statement)->step(sqlite::LockPhase::Read);
        if (!row && row.error().code != ErrorCode::Corrupt)
            return row.error();
        if (!row || !*row)
            return !row;
        // Of a page that was made to be read again and again, row numbers do not rise.
        if ((*statement)->columnInt(0) < range->first)
            return true;
        auto read = rowOf(**statement);
        if (!read)
            return read.error();
        window->rows.push_back(std::move(*read));
        range->first = window->rows.back().rowid;
        if (range->first == range->last)
            return false;
        ++range->first;
    }
}

/// Moves range->first behind the damage; false if nothing is left of the range.
Result<bool> WindowReader::skipDamage(RowidRange *range)
{
    m_damaged = true;
    auto probe = m_connection.prepare(m_sql);
    if (!probe)
        return probe.error();
    probe->bind(3, 1);
    const auto next = rowBehindDamage(*probe, *range, [] { return false; });
    if (!next)
        return next.error();
    range->first = next->value_or(range->first);
    return next->has_value();
}

Result<SampledWindow> WindowReader::read(RowidRange window, std::optional<qint64> rows)
{
    SampledWindow result;
    RowidRange left = window;
    while (true) {
        const auto damaged = readRows(&left, &result);
        if (!damaged)
            return damaged.error();
        if (!*damaged)
            break;
        const auto more = skipDamage(&left);
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    const auto read = static_cast<qint64>(result.rows.size());
    if (rows && read < *rows) {
        SampledRow unreadable;
        unreadable.readable = false;
        result.rows.resize(static_cast<std::size_t>(*rows), unreadable);
    } else if (!rows && read >= m_mostRows) {
        // The rest of a window that is unusually full is taken to be like its start.
        const auto width = static_cast<double>(window.last) - static_cast<double>(window.first) + 1.0;
        const auto seen =
            static_cast<double>(result.rows.back().rowid) - static_cast<double>(window.first) + 1.0;
        result.scale = width / seen;
    }
    return result;
}

} // namespace cachescope::inspect
