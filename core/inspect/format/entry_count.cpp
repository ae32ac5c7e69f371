// SPDX-License-Identifier: GPL-3.0-or-later
//
// count(*) walks a whole index: 7,000 pages for two million entries, in one step that cannot be stopped. So
// rows of an index are stepped through until a budget of pages is spent. If it does not suffice, the count is
// estimated from the density of rowids, without the large gaps between them: a point chosen evenly in
// [min, max] falls into the gap g between two neighbours, and the mean of 1/g over such points is rows ÷
// range.
#include "core/inspect/format/entry_count.h"

#include "core/base/saturating.h"
#include "core/inspect/figures/window_frame.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/open/hardened_connection.h"
#include "core/inspect/scan/row_budget.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace cachescope::inspect {

namespace {

constexpr qint64 kPagesToCountEntries = 200;
constexpr qint64 kPagesToCountPinned = 200;
constexpr int kSamples = 64;

/// Rows of `query` whose first column is not 0; nothing if that takes more than `pages`. Corrupt if so few
/// pages cannot hold so many rows.
Result<std::optional<qint64>> countWithin(sqlite::Connection &connection, const std::string &query,
                                          qint64 pages)
{
    auto rows = connection.prepare(query);
    if (!rows)
        return rows.error();
    const auto pageBytes = connection.queryInt("PRAGMA page_size");
    if (!pageBytes)
        return pageBytes.error();
    const qint64 end = pagesRead(connection) + pages;
    RowBudget budget(std::min(bytesOnDisk(connection), (end + 1) * *pageBytes));
    qint64 count = 0;
    while (true) {
        const auto row = rows->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return std::optional(count);
        if (auto taken = budget.take(); !taken)
            return taken.error();
        count += rows->columnInt(0) != 0 ? 1 : 0;
        if (pagesRead(connection) > end)
            return std::optional<qint64>();
    }
}

/// The distance between the two rowids around `point`; 0 if it is not between two.
Result<double> gapAround(sqlite::Connection &connection, const CacheFormat &format, qint64 point)
{
    const std::string select = sql({"(SELECT ", rowidSql(format), " FROM ", tableSql(format), " WHERE "});
    const std::string order = sql({" ORDER BY ", rowidSql(format)});
    auto gap = connection.cached(sql({"SELECT ", select, rowidSql(format), " >= ?1", order, " LIMIT 1), ",
                                      select, rowidSql(format), " < ?1", order, " DESC LIMIT 1)"}));
    if (!gap)
        return gap.error();
    const sqlite::ResetGuard guard(**gap);
    (*gap)->bind(1, point);
    const auto row = (*gap)->step(sqlite::LockPhase::Read);
    if (!row)
        return row.error();
    if (!*row || (*gap)->isNull(0) || (*gap)->isNull(1))
        return 0.0;
    return static_cast<double>((*gap)->columnInt(0)) - static_cast<double>((*gap)->columnInt(1));
}

/// Rows from range.first to range.last, both of which there are, from `samples` places.
Result<double> estimateIn(sqlite::Connection &connection, const CacheFormat &format, RowidRange range,
                          int samples)
{
    const auto [first, last] = range;
    if (first >= last)
        return 1.0;
    const double width = static_cast<double>(last) - static_cast<double>(first);
    std::mt19937_64 random(1); // the same file gives the same estimate
    std::uniform_int_distribution<qint64> anywhere(first + 1, last);
    double density = 0.0;
    for (int i = 0; i < samples; ++i) {
        const auto gap = gapAround(connection, format, anywhere(random));
        if (!gap)
            return gap.error();
        density += *gap > 0.0 ? 1.0 / *gap : 0.0;
    }
    return 1.0 + width * density / samples;
}

Result<qint64> estimateEntries(sqlite::Connection &connection, const CacheFormat &format)
{
    constexpr int fewestSamples = 8;
    const auto ranges = populatedRanges(connection, format);
    if (!ranges)
        return ranges.error();
    const int samples = std::max(fewestSamples, kSamples / std::max(1, static_cast<int>(ranges->size())));
    double rows = 0.0;
    for (const RowidRange &range : *ranges) {
        const auto estimated = estimateIn(connection, format, range, samples);
        if (!estimated)
            return estimated.error();
        rows += *estimated;
    }
    return saturatingRound(rows);
}

} // namespace

Result<EntryCount> countEntries(sqlite::Connection &connection, const CacheFormat &format)
{
    const QString index = format.hasAccessIndex() ? format.accessIndexName : format.keyIndexName;
    const auto counted = countWithin(connection, sql({"SELECT 1 FROM ", tableSql(format), indexedBy(index)}),
                                     kPagesToCountEntries);
    if (!counted)
        return counted.error();
    if (!*counted) {
        const auto estimate = estimateEntries(connection, format);
        if (!estimate)
            return estimate.error();
        return EntryCount{*estimate, false, std::nullopt};
    }
    EntryCount result{**counted, true, std::nullopt};
    if (!format.hasPinned()) {
        result.pinned = 0;
        return result;
    }
    const auto pinned = countWithin(
        connection, sql({"SELECT ", pinnedSql(format), " FROM ", tableSql(format)}), kPagesToCountPinned);
    if (!pinned)
        return pinned.error();
    result.pinned = *pinned;
    return result;
}

} // namespace cachescope::inspect
