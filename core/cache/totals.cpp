// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/totals.h"

#include "core/sqlite/connection.h"

namespace cachescope::cache {

Totals operator-(const Totals &a, const Totals &b)
{
    return {a.entries - b.entries, a.dataBytes - b.dataBytes, a.pinnedEntries - b.pinnedEntries,
            a.pinnedBytes - b.pinnedBytes};
}

Result<Totals> countTotals(sqlite::Connection &connection, bool hasPinned)
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

} // namespace cachescope::cache
