// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/totals.h"

#include "core/sqlite/connection.h"

namespace cachescope::cache {

void Totals::add(qint64 bytes, bool pinned)
{
    ++entries;
    dataBytes += bytes;
    if (pinned) {
        ++pinnedEntries;
        pinnedBytes += bytes;
    }
}

void Totals::subtract(qint64 bytes, bool pinned)
{
    --entries;
    dataBytes -= bytes;
    if (pinned) {
        --pinnedEntries;
        pinnedBytes -= bytes;
    }
}

Result<Totals> sumTotals(sqlite::Connection &connection, bool hasPinned)
{
    const char *sql = hasPinned ? "SELECT count(*), sum(length(data)), sum(pinned <> 0), "
                                  "sum(CASE WHEN pinned <> 0 THEN length(data) END) FROM cache"
                                : "SELECT count(*), sum(length(data)), 0, 0 FROM cache";
    auto statement = connection.prepare(sql);
    if (!statement)
        return statement.error();
    const auto row = statement->step(sqlite::LockPhase::Read);
    if (!row)
        return row.error();
    return Totals{statement->columnInt(0), statement->columnInt(1), statement->columnInt(2),
                  statement->columnInt(3)};
}

Result<qint64> dataVersion(sqlite::Connection &connection)
{
    const auto statement = connection.cached("PRAGMA data_version");
    if (!statement)
        return statement.error();
    const sqlite::ResetGuard guard(**statement);
    const auto row = (*statement)->step(sqlite::LockPhase::Read);
    if (!row)
        return row.error();
    return (*statement)->columnInt(0);
}

} // namespace cachescope::cache
