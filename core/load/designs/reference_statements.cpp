// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/reference_statements.h"

#include "core/sqlite/connection.h"

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;
using sqlite::ResetGuard;
using sqlite::Statement;

namespace {

/// Runs a change that returns the bytes of each entry that it changed.
Result<Freed> runReturningBytes(Statement &change)
{
    const ResetGuard guard(change);
    Freed changed;
    while (true) {
        const auto row = change.step(LockPhase::Write);
        if (!row)
            return row.error();
        if (!*row)
            return changed;
        ++changed.entries;
        changed.bytes += change.columnInt(0);
    }
}

} // namespace

Result<std::optional<QByteArray>> selectValue(Connection &connection, const QString &key)
{
    auto select = connection.cached("SELECT data FROM cache WHERE key=?1");
    if (!select)
        return select.error();
    const ResetGuard guard(**select);
    (*select)->bind(1, key);
    const auto row = (*select)->step(LockPhase::Read);
    if (!row)
        return row.error();
    return *row ? std::optional((*select)->columnBytes(0)) : std::nullopt;
}

Result<bool> selectExists(Connection &connection, const QString &key)
{
    auto select = connection.cached("SELECT 1 FROM cache WHERE key=?1");
    if (!select)
        return select.error();
    const ResetGuard guard(**select);
    (*select)->bind(1, key);
    return (*select)->step(LockPhase::Read);
}

Result<void> updateAccess(Connection &connection, const QString &key, double when)
{
    auto update = connection.cached("UPDATE cache SET last_accessed=?2 WHERE key=?1");
    if (!update)
        return update.error();
    (*update)->bind(1, key);
    (*update)->bind(2, when);
    return (*update)->run(LockPhase::Write);
}

Result<void> replaceEntry(Connection &connection, const QString &key, const QByteArray &value, double when)
{
    auto replace = connection.cached("REPLACE INTO cache(key, data, size, created_at, last_accessed) "
                                     "VALUES(?1, ?2, ?3, ?4, ?4)");
    if (!replace)
        return replace.error();
    (*replace)->bind(1, key);
    (*replace)->bindBlob(2, value);
    (*replace)->bind(3, qint64{value.size()});
    (*replace)->bind(4, when);
    return (*replace)->run(LockPhase::Write);
}

Result<Freed> deleteEntry(Connection &connection, const QString &key, bool hasPinned)
{
    auto erase = hasPinned ? connection.cached("DELETE FROM cache WHERE key=?1 "
                                               "RETURNING CASE pinned WHEN 0 THEN length(data) ELSE 0 END")
                           : connection.cached("DELETE FROM cache WHERE key=?1 RETURNING length(data)");
    if (!erase)
        return erase.error();
    (*erase)->bind(1, key);
    return runReturningBytes(**erase);
}

Result<Freed> pinEntry(Connection &connection, const QString &key)
{
    auto update =
        connection.cached("UPDATE cache SET pinned=1 WHERE key=?1 AND pinned=0 RETURNING length(data)");
    if (!update)
        return update.error();
    (*update)->bind(1, key);
    return runReturningBytes(**update);
}

Result<Freed> unpinEntries(Connection &connection)
{
    auto update = connection.cached("UPDATE cache SET pinned=0 WHERE pinned<>0 RETURNING length(data)");
    if (!update)
        return update.error();
    return runReturningBytes(**update);
}

} // namespace cachescope::load
