// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/selection.h"

#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "core/inspect/query/entry_orders.h"
#include "core/inspect/scan/row_budget.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <span>

namespace cachescope::cli {

namespace {

using inspect::CacheFile;
using inspect::EntryQuery;
using inspect::EntrySort;

/// From the file's own indexes.
Result<Selected> selectByIndexes(const CacheFile &file, sqlite::Connection &connection,
                                 const EntryQuery &query, Times wanted)
{
    const inspect::CacheFormat &format = file.info().format;
    Selected selected;
    auto rowids =
        selectRowids(connection, format, query, {.cancelled = &interrupted(), .known = {}, .first = {}});
    if (!rowids)
        return rowids.error();
    selected.rowids = std::move(*rowids);
    if (wanted == Times::NotWanted || !format.hasAccessIndex() || selected.rowids.size() <= kBatch)
        return selected;
    auto times = readAccessTimes(connection, format, &interrupted());
    if (!times)
        return times.error();
    selected.times = std::move(*times);
    return selected;
}

/// From a parallel scan, which is the fastest way to sizes and pins of a whole file.
Result<Selected> selectByScan(const CacheFile &file, sqlite::Connection &connection, const EntryQuery &query)
{
    Selected selected;
    Result<inspect::ScanResult> scanned = [&file] {
        ProgressLine line(QStringLiteral("Scanning"));
        return inspect::scanEntries(
            file, inspect::ScanOptions(), [&line](double fraction) { line.show(fraction); }, &interrupted());
    }();
    if (!scanned)
        return scanned.error();
    selected.damaged = scanned->damage.any();
    selected.index = std::make_shared<const inspect::EntryIndex>(std::move(scanned->index));
    inspect::EntryOrders orders(selected.index);
    const inspect::KnownEntries known{selected.index.get(), &orders, nullptr};
    auto rowids = selectRowids(connection, file.info().format, query,
                               {.cancelled = &interrupted(), .known = known, .first = {}});
    if (!rowids)
        return rowids.error();
    selected.rowids = std::move(*rowids);
    return selected;
}

bool filtersKeys(const inspect::EntryFilter &filter)
{
    return !filter.contains.isEmpty() || !filter.prefix.isEmpty() || !filter.exact.isEmpty();
}

bool fits(const inspect::EntryFilter &filter, const QString &key)
{
    return key.contains(filter.contains) && key.startsWith(filter.prefix) &&
           (filter.exact.isEmpty() || key == filter.exact);
}

/// Those of `rowids` whose key, read from the row itself, fits `filter`.
Result<std::vector<qint64>> filterByRows(const CacheFile &file, sqlite::Connection &connection,
                                         const inspect::EntryFilter &filter, std::span<const qint64> rowids)
{
    qint64 unreadable = 0;
    inspect::EntryReadOptions reading;
    reading.mostKeyBytes = inspect::kMostWholeKeyBytes;
    reading.walkBytes = 0;
    reading.unreadable = &unreadable;
    std::vector<qint64> fitting;
    while (!rowids.empty() && !interrupted()) {
        const auto batch = rowids.first(std::min(kBatch, rowids.size()));
        rowids = rowids.subspan(batch.size());
        const auto entries = readEntries(connection, file.info().format, batch, reading);
        if (!entries)
            return entries.error();
        for (const inspect::Entry &entry : *entries) {
            if (fits(filter, entry.key))
                fitting.push_back(entry.rowid);
        }
    }
    return fitting;
}

/// Where the file's index of keys is damaged, which is told: keys are read from the rows.
Result<Selected> selectByRows(const CacheFile &file, sqlite::Connection &connection, const EntryQuery &query)
{
    EntryQuery without = query;
    if (query.sort == EntrySort::Key)
        without.sort = EntrySort::RowId;
    without.filter.contains.clear();
    without.filter.prefix.clear();
    without.filter.exact.clear();
    without.limit = -1;
    auto selected = selectByScan(file, connection, without);
    if (!selected)
        return selected;
    auto fitting = filterByRows(file, connection, query.filter, selected->rowids);
    if (!fitting)
        return fitting.error();
    if (query.limit >= 0 && static_cast<qint64>(fitting->size()) > query.limit)
        fitting->resize(static_cast<std::size_t>(query.limit));
    selected->rowids = std::move(*fitting);
    selected->damaged = true;
    printError(
        QStringLiteral("The file's index of keys is damaged: keys are read from the entries%1.")
            .arg(query.sort == EntrySort::Key ? QStringLiteral(", which come by row number") : QString()));
    return selected;
}

bool isDamage(const Result<Selected> &selected)
{
    return !selected && selected.error().code == ErrorCode::Corrupt &&
           !inspect::isTooManyRows(selected.error());
}

} // namespace

Result<Selected> select(const CacheFile &file, sqlite::Connection &connection, const EntryQuery &query,
                        Times times)
{
    const bool byScan = needsRowHeaders(query, file.info().format);
    auto selected =
        byScan ? selectByScan(file, connection, query) : selectByIndexes(file, connection, query, times);
    if (isDamage(selected) && !byScan)
        selected = selectByScan(file, connection, query);
    const bool needsKeys = query.sort == EntrySort::Key || filtersKeys(query.filter);
    return isDamage(selected) && needsKeys ? selectByRows(file, connection, query) : selected;
}

} // namespace cachescope::cli
