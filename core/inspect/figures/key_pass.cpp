// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/key_pass.h"

#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/row_budget.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

namespace cachescope::inspect {

namespace {

/// One pass over the index of keys, which has the rowids too.
Result<void> readFromKeyIndex(sqlite::Connection &connection, const CacheFormat &format,
                              const EntryIndex &index, const sqlite::CancelGuard &guard, const KeySink &sink)
{
    auto rows = connection.prepare(sql(
        {"SELECT ", keySql(format), ", ", rowidSql(format), " FROM ", tableSql(format), byKeyIndex(format)}));
    if (!rows)
        return rows.error();
    RowBudget budget(bytesOnDisk(connection));
    while (true) {
        const auto row = rows->step(sqlite::LockPhase::Read);
        if (guard.isCancelled())
            return sqlite::cancelledError();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (auto taken = budget.take(); !taken)
            return taken;
        if (const auto at = index.find(rows->columnInt(1)))
            sink.take(*at, keyColumn(*rows, 0).text);
    }
}

Result<void> readFromRows(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex &index,
                          const sqlite::CancelGuard &guard, const KeySink &sink)
{
    auto row = connection.prepare(sql({"SELECT ", keySql(format), " FROM ", tableSql(format),
                                       " NOT INDEXED WHERE ", rowidSql(format), " = ?1"}));
    if (!row)
        return row.error();
    for (std::size_t i = 0; i < index.size(); ++i) {
        const sqlite::ResetGuard reset(*row);
        row->bind(1, index.rowid(i));
        const auto found = row->step(sqlite::LockPhase::Read);
        if (guard.isCancelled())
            return sqlite::cancelledError();
        if (!found && found.error().code != ErrorCode::Corrupt)
            return found.error();
        if (found && *found)
            sink.take(i, keyColumn(*row, 0).text);
    }
    return {};
}

} // namespace

Result<void> readAllKeys(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex &index,
                         const sqlite::CancelGuard &guard, const KeySink &sink)
{
    if (!format.keyIndexName.isEmpty()) {
        sink.begin();
        const auto read = readFromKeyIndex(connection, format, index, guard, sink);
        if (read || read.error().code != ErrorCode::Corrupt || isTooManyRows(read.error()))
            return read;
    }
    sink.begin();
    return readFromRows(connection, format, index, guard, sink);
}

} // namespace cachescope::inspect
