// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/reference_eviction.h"

#include "core/sqlite/connection.h"

#include <QByteArray>

#include <string>

namespace cachescope::load {

using sqlite::Connection;
using sqlite::LockPhase;

namespace {

std::string evictable(const char *before, bool hasPinned, const char *after = "")
{
    return std::string(before) + (hasPinned ? " WHERE pinned=0" : "") + after;
}

struct Oldest
{
    QByteArray key;
    qint64 bytes = 0;
};

Result<std::optional<Oldest>> findOldest(Connection &connection, bool hasPinned)
{
    auto select = connection.cached(
        evictable("SELECT key, size FROM cache", hasPinned, " ORDER BY last_accessed LIMIT 1"));
    if (!select)
        return select.error();
    const sqlite::ResetGuard guard(**select);
    const auto row = (*select)->step(LockPhase::Read);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Oldest>();
    return std::optional<Oldest>({(*select)->columnBytes(0), (*select)->columnInt(1)});
}

Result<void> deleteOldest(Connection &connection, const QByteArray &key)
{
    auto erase = connection.cached("DELETE FROM cache WHERE key=?1");
    if (!erase)
        return erase.error();
    (*erase)->bindUtf8(1, key);
    return (*erase)->run(LockPhase::Write);
}

/// How many of the oldest entries together hold at least `bytes`.
Result<Freed> oldestHolding(Connection &connection, bool hasPinned, qint64 bytes)
{
    auto select =
        connection.cached(evictable("SELECT length(data) FROM cache", hasPinned, " ORDER BY last_accessed"));
    if (!select)
        return select.error();
    const sqlite::ResetGuard guard(**select);
    Freed found;
    while (found.bytes < bytes) {
        const auto row = (*select)->step(LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            break;
        ++found.entries;
        found.bytes += (*select)->columnInt(0);
    }
    return found;
}

} // namespace

Result<qint64> unpinnedBytes(Connection &connection, bool hasPinned)
{
    return connection.queryInt(evictable("SELECT coalesce(sum(size), 0) FROM cache", hasPinned));
}

Result<Freed> evictOldestOneByOne(Connection &connection, bool hasPinned, qint64 bytes)
{
    Freed freed;
    while (freed.bytes < bytes) {
        const auto oldest = findOldest(connection, hasPinned);
        if (!oldest)
            return oldest.error();
        if (!*oldest)
            break;
        if (auto deleted = deleteOldest(connection, (*oldest)->key); !deleted)
            return deleted.error();
        ++freed.entries;
        freed.bytes += (*oldest)->bytes;
    }
    return freed;
}

Result<Freed> evictOldestAtOnce(Connection &connection, bool hasPinned, qint64 bytes)
{
    const auto found = oldestHolding(connection, hasPinned, bytes);
    if (!found)
        return found.error();
    auto erase = connection.cached(evictable("DELETE FROM cache WHERE key IN (SELECT key FROM cache",
                                             hasPinned, " ORDER BY last_accessed LIMIT ?1)"));
    if (!erase)
        return erase.error();
    (*erase)->bind(1, found->entries);
    if (auto deleted = (*erase)->run(LockPhase::Write); !deleted)
        return deleted.error();
    return *found;
}

} // namespace cachescope::load
