// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/selection.h"

#include "app/cli/interrupt.h"
#include "app/cli/progress_line.h"
#include "core/inspect/entry_orders.h"
#include "core/inspect/scan.h"
#include "core/sqlite/connection.h"

namespace cachescope::cli {

namespace {

using inspect::CacheFile;
using inspect::EntryQuery;

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

} // namespace

Result<Selected> select(const CacheFile &file, sqlite::Connection &connection, const EntryQuery &query,
                        Times times)
{
    if (needsRowHeaders(query, file.info().format))
        return selectByScan(file, connection, query);
    auto selected = selectByIndexes(file, connection, query, times);
    const bool damaged = !selected && selected.error().code == ErrorCode::Corrupt;
    return damaged ? selectByScan(file, connection, query) : selected;
}

} // namespace cachescope::cli
