// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/row_sources.h"

#include "core/inspect/columns.h"
#include "core/inspect/quoting.h"
#include "core/inspect/row_budget.h"
#include "core/sqlite/connection.h"

namespace cachescope::inspect {

namespace {

/// ' ORDER BY <column> [DESC], rowid', or nothing.
std::string orderBy(const char *column, Order order)
{
    if (order == Order::Unsorted)
        return {};
    return sql({" ORDER BY ", column, order == Order::Descending ? " DESC" : "", ", rowid"});
}

Result<void> feed(sqlite::Statement &rows, RowBudget budget, const RowSink &sink)
{
    while (true) {
        const auto row = rows.step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (auto taken = budget.take(); !taken)
            return taken;
        if (!sink(rows.columnInt(0)))
            return {};
    }
}

/// The lowest text above all texts that start with `prefix`, in UTF-8's byte order, which is the order of
/// code points; empty if there is none.
QString firstBehind(const QString &prefix)
{
    QList<uint> points = prefix.toUcs4();
    while (!points.isEmpty() && points.back() == 0x10ffff)
        points.removeLast();
    if (points.isEmpty())
        return {};
    ++points.back();
    if (points.back() == 0xd800)
        points.back() = 0xe000;
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size());
}

/// The conditions on keys. A range where the file's text is UTF-8, since only there the byte order is known.
std::string keyConditions(const EntryFilter &filter, bool isUtf8)
{
    std::string where = " WHERE 1";
    if (!filter.contains.isEmpty())
        where += " AND instr(key, ?1) > 0";
    if (!filter.prefix.isEmpty())
        where += isUtf8 && !firstBehind(filter.prefix).isEmpty() ? " AND key >= ?2 AND key < ?3"
                                                                 : " AND substr(key, 1, length(?2)) = ?2";
    return where;
}

bool fits(const EntryFilter &filter, qint64 sizeBytes, bool pinned)
{
    return (!filter.minSizeBytes || sizeBytes >= *filter.minSizeBytes) &&
           (!filter.maxSizeBytes || sizeBytes <= *filter.maxSizeBytes) &&
           (!filter.pinned || pinned == *filter.pinned);
}

/// Takes rows of (rowid, size, pinned) that fit.
Result<void> takeHeaders(sqlite::Statement &rows, RowBudget budget, const EntryFilter &filter,
                         std::vector<SizedRow> *result)
{
    while (true) {
        const auto row = rows.step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (auto taken = budget.take(); !taken)
            return taken;
        if (fits(filter, rows.columnInt(1), rows.columnInt(2) != 0))
            result->push_back({rows.columnInt(0), rows.columnInt(1)});
    }
}

} // namespace

bool filtersKeys(const EntryFilter &filter)
{
    return !filter.contains.isEmpty() || !filter.prefix.isEmpty();
}

bool filtersTimes(const EntryFilter &filter)
{
    return filter.accessedFrom || filter.accessedTo;
}

bool filtersHeaders(const EntryFilter &filter, const CacheFormat &format)
{
    return filter.minSizeBytes || filter.maxSizeBytes ||
           (filter.pinned && (format.hasPinned || *filter.pinned));
}

Result<void> readKeys(sqlite::Connection &connection, const CacheFormat &format, const EntryFilter &filter,
                      Order order, const RowSink &sink)
{
    const auto encoding = connection.queryText("PRAGMA encoding");
    if (!encoding)
        return encoding.error();
    const bool isUtf8 = *encoding == QLatin1String("UTF-8");
    auto rows =
        connection.prepare(sql({"SELECT rowid FROM cache", indexedBy(format.keyIndexName),
                                keyConditions(filter, isUtf8), orderBy("key COLLATE BINARY", order)}));
    if (!rows)
        return rows.error();
    if (!filter.contains.isEmpty())
        rows->bind(1, filter.contains);
    if (!filter.prefix.isEmpty()) {
        rows->bind(2, filter.prefix);
        rows->bind(3, firstBehind(filter.prefix));
    }
    return feed(*rows, RowBudget(bytesOnDisk(connection)), sink);
}

Result<void> readTimes(sqlite::Connection &connection, const CacheFormat &format, const EntryFilter &filter,
                       Order order, const RowSink &sink)
{
    std::string where = " WHERE 1";
    if (filtersTimes(filter))
        where += " AND typeof(last_accessed) IN ('real', 'integer')";
    if (filter.accessedFrom)
        where += " AND last_accessed >= ?1";
    if (filter.accessedTo)
        where += " AND last_accessed < ?2";
    auto rows = connection.prepare(sql({"SELECT rowid FROM cache", indexedBy(format.accessIndexName), where,
                                        orderBy("last_accessed", order)}));
    if (!rows)
        return rows.error();
    if (filter.accessedFrom)
        rows->bind(1, *filter.accessedFrom);
    if (filter.accessedTo)
        rows->bind(2, *filter.accessedTo);
    return feed(*rows, RowBudget(bytesOnDisk(connection)), sink);
}

Result<std::vector<SizedRow>> readHeaders(sqlite::Connection &connection, const CacheFormat &format,
                                          const EntryFilter &filter, const std::vector<qint64> *candidates)
{
    auto rows = connection.prepare(
        sql({"SELECT rowid, ", kSizeSql, ", ", pinnedSql(format), " FROM cache NOT INDEXED ",
             candidates ? "WHERE rowid = ?1" : "ORDER BY rowid"}));
    if (!rows)
        return rows.error();
    const RowBudget budget(bytesOnDisk(connection));
    std::vector<SizedRow> result;
    if (!candidates) {
        if (auto taken = takeHeaders(*rows, budget, filter, &result); !taken)
            return taken.error();
        return result;
    }
    for (const qint64 rowid : *candidates) {
        rows->bind(1, rowid);
        if (auto taken = takeHeaders(*rows, budget, filter, &result); !taken)
            return taken.error();
    }
    return result;
}

} // namespace cachescope::inspect
