// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/key_pass.h"

#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/row_budget.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

constexpr std::size_t kBetweenProgress = 4096;

class KeyReading
{
public:
    KeyReading(const EntryIndex &index, const KeyPass &pass)
        : m_index(index)
        , m_pass(pass)
    {
    }

    void take(std::size_t place, const sqlite::Statement &row)
    {
        m_pass.take(place, keyColumn(row, 0).text);
        if (++m_taken % kBetweenProgress == 0 && m_pass.progress)
            m_pass.progress(
                std::min(1.0, static_cast<double>(m_taken) / static_cast<double>(m_index.size())));
    }

private:
    const EntryIndex &m_index;
    const KeyPass &m_pass;
    std::size_t m_taken = 0;
};

/// One pass over the index of keys, which has the rowids too.
Result<void> readKeyIndex(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex &index,
                          const sqlite::CancelGuard &guard, const KeyPass &pass)
{
    auto rows = connection.prepare(sql(
        {"SELECT ", keySql(format), ", ", rowidSql(format), " FROM ", tableSql(format), byKeyIndex(format)}));
    if (!rows)
        return rows.error();
    RowBudget budget(bytesOnDisk(connection));
    KeyReading reading(index, pass);
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
        if (const auto place = index.find(rows->columnInt(1)))
            reading.take(*place, *rows);
    }
}

Result<void> readRows(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex &index,
                      const sqlite::CancelGuard &guard, const KeyPass &pass)
{
    auto row = connection.prepare(sql({"SELECT ", keySql(format), " FROM ", tableSql(format),
                                       " NOT INDEXED WHERE ", rowidSql(format), " = ?1"}));
    if (!row)
        return row.error();
    KeyReading reading(index, pass);
    for (std::size_t place = 0; place < index.size(); ++place) {
        const sqlite::ResetGuard reset(*row);
        row->bind(1, index.rowid(place));
        const auto found = row->step(sqlite::LockPhase::Read);
        if (guard.isCancelled())
            return sqlite::cancelledError();
        if (!found && found.error().code != ErrorCode::Corrupt)
            return found.error();
        if (found && *found)
            reading.take(place, *row);
    }
    return {};
}

} // namespace

Result<void> readAllKeys(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex &index,
                         const KeyPass &pass)
{
    const sqlite::CancelGuard guard(connection, pass.cancelled);
    pass.restart();
    if (!format.keyIndexName.isEmpty()) {
        auto read = readKeyIndex(connection, format, index, guard, pass);
        if (read || read.error().code != ErrorCode::Corrupt || isTooManyRows(read.error()))
            return read;
        pass.restart();
    }
    return readRows(connection, format, index, guard, pass);
}

} // namespace cachescope::inspect
