// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/selection.h"

#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "core/base/format.h"
#include "core/inspect/query/entry_orders.h"
#include "core/inspect/scan/row_budget.h"
#include "core/inspect/scan/scan.h"
#include "core/sqlite/connection.h"

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
    inspect::SelectionFacts facts;
    auto rowids = selectRowids(connection, format, query,
                               {.cancelled = &interrupted(), .known = {}, .first = {}, .facts = &facts});
    if (!rowids)
        return rowids.error();
    selected.rowids = std::move(*rowids);
    selected.createdFromSamples = facts.createdFromSamples;
    if (wanted == Times::NotWanted || !format.hasAccessIndex() || selected.rowids.size() <= kBatch)
        return selected;
    auto times = readAccessTimes(connection, format, &interrupted());
    if (!times)
        return times.error();
    selected.times = std::move(*times);
    return selected;
}

/// From a parallel scan, which is the fastest way to sizes, pins and types of a whole file.
Result<Selected> selectByScan(const CacheFile &file, sqlite::Connection &connection, const EntryQuery &query)
{
    Selected selected;
    inspect::ScanOptions options;
    options.types = query.sort == EntrySort::Type;
    Result<inspect::ScanResult> scanned = [&file, &options] {
        ProgressLine line(QStringLiteral("Scanning"));
        return inspect::scanEntries(
            file, options, [&line](double fraction) { line.show(fraction); }, &interrupted());
    }();
    if (!scanned)
        return scanned.error();
    selected.damaged = scanned->damage.any();
    if (scanned->damage.accessTimesLost && query.sort == EntrySort::LastAccessed)
        printError(QStringLiteral(
            "The file's index of access times is damaged: entries whose time is not in what is "
            "left of it come before all others, by row number."));
    selected.index = std::make_shared<const inspect::EntryIndex>(std::move(scanned->index));
    inspect::EntryOrders orders(selected.index);
    const auto types = std::make_shared<const inspect::EntryTypes>(std::move(scanned->types));
    if (options.types)
        orders.setTypes(types);
    inspect::SelectionFacts facts;
    const inspect::KnownEntries known{selected.index.get(), &orders, options.types ? types.get() : nullptr};
    auto rowids = selectRowids(connection, file.info().format, query,
                               {.cancelled = &interrupted(), .known = known, .first = {}, .facts = &facts});
    if (!rowids)
        return rowids.error();
    selected.rowids = std::move(*rowids);
    selected.createdFromSamples = facts.createdFromSamples;
    selected.damaged |= facts.keysFromRows;
    if (facts.keysFromRows)
        printError(QStringLiteral("The file's index of keys is damaged: keys are read from the entries%1.")
                       .arg(query.sort == EntrySort::Key ? QStringLiteral(", which come by row number")
                                                         : QString()));
    return selected;
}

bool isDamage(const Result<Selected> &selected)
{
    return !selected && selected.error().code == ErrorCode::Corrupt &&
           !inspect::isTooManyRows(selected.error());
}

Result<Selected> selectFrom(const CacheFile &file, sqlite::Connection &connection, const EntryQuery &query,
                            Times times)
{
    // The first entries of a damaged index are not to be trusted; all of them would meet the damage.
    const bool byDamagedIndex =
        !file.info().entriesKnown && query.sort == EntrySort::LastAccessed && query.limit >= 0;
    const bool byScan =
        query.sort == EntrySort::Type || needsRowHeaders(query, file.info().format) || byDamagedIndex;
    if (byScan)
        return selectByScan(file, connection, query);
    auto selected = selectByIndexes(file, connection, query, times);
    return isDamage(selected) ? selectByScan(file, connection, query) : selected;
}

/// Says what the entries are not that may be taken for it.
void sayWhatIsEstimated(const CacheFile &file, const EntryQuery &query, const Selected &selected)
{
    const bool byCreation = query.filter.createdFrom || query.filter.createdTo;
    if (byCreation && !file.info().format.hasCreationTimes())
        printError(QStringLiteral("This cache keeps no times of creation: no entry fits."));
    else if (selected.createdFromSamples > 0)
        printError(
            QStringLiteral("The times of creation are behind the values, so that they are estimated from "
                           "those of %1 entries and the order of insertion: entries near either end of "
                           "the range may be wrong.")
                .arg(formatCount(selected.createdFromSamples)));
}

} // namespace

Result<Selected> select(const CacheFile &file, sqlite::Connection &connection, const EntryQuery &query,
                        Times times)
{
    auto selected = selectFrom(file, connection, query, times);
    if (selected)
        sayWhatIsEstimated(file, query, *selected);
    return selected;
}

} // namespace cachescope::cli
