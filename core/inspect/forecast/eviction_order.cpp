// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/forecast/eviction_order.h"

#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/scan/row_budget.h"
#include "core/sqlite/cancel_guard.h"
#include "core/sqlite/connection.h"

#include <vector>

namespace cachescope::inspect {

namespace {

/// Whether it is a table that the cache opens and evicts from. In others times are text as a rule, and are
/// read as the times that they are.
bool isOfTheCache(const CacheFormat &format)
{
    return format.kind == FormatKind::Cachescope || format.kind == FormatKind::Production ||
           format.kind == FormatKind::ProductionUnpinned;
}

} // namespace

/// Text sorts behind numbers, and blobs behind text (https://www.sqlite.org/datatype3.html#sort_order). What
/// cannot be read is none: the cache could not read it either.
Result<Places> readLastEvicted(sqlite::Connection &connection, const CacheFormat &format,
                               const EntryIndex &index, const std::atomic<bool> *cancelled)
{
    if (!isOfTheCache(format) || format.accessIndexName.isEmpty())
        return Places();
    const sqlite::CancelGuard guard(connection, cancelled);
    const std::string accessed = accessedSql(format);
    auto rows = connection.prepare(
        sql({"SELECT ", rowidSql(format), " FROM ", tableSql(format), byAccessIndex(format), " WHERE ",
             accessed, " >= '' ORDER BY ", accessed, ", ", rowidSql(format)}));
    Places places;
    std::vector<bool> seen(index.size(), false); // a damaged index may name a row twice
    RowBudget budget(bytesOnDisk(connection));
    while (rows && !guard.isCancelled()) {
        const auto row = rows->step(sqlite::LockPhase::Read);
        if (!row || !*row || !budget.take())
            break;
        const auto place = index.find(rows->columnInt(0));
        if (!place || seen[*place])
            continue;
        seen[*place] = true;
        places.push_back(static_cast<quint32>(*place));
    }
    if (guard.isCancelled())
        return sqlite::cancelledError();
    return places;
}

Result<EvictionOrder> readEvictionOrder(sqlite::Connection &connection, const CacheFormat &format,
                                        EntryOrders &orders, const std::atomic<bool> *cancelled)
{
    auto last = readLastEvicted(connection, format, orders.index(), cancelled);
    if (!last)
        return last.error();
    return EvictionOrder{orders.by(EntrySort::LastAccessed), std::move(*last)};
}

} // namespace cachescope::inspect
