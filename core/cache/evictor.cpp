// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many rows to drop is counted exactly: the sizes of the oldest are added up until enough is freed.
// Estimating by the average size frees too much or too little as soon as sizes vary.
#include "core/cache/evictor.h"

#include "core/cache/entry_table.h"
#include "core/sqlite/connection.h"

#include <limits>

namespace cachescope::cache {

using sqlite::LockPhase;
using sqlite::ResetGuard;

namespace {

/// Which rows an eviction may take: those stored before the current transaction, or all but the one stored
/// last.
struct Candidates
{
    const char *select;
    const char *remove;
    qint64 rowid;
};

constexpr char kSelectOlder[] = "SELECT length(data) FROM cache WHERE pinned = 0 AND rowid < ?1 "
                                "ORDER BY last_accessed, rowid";
constexpr char kRemoveOlder[] =
    "DELETE FROM cache WHERE rowid IN (SELECT rowid FROM cache WHERE pinned = 0 AND rowid < ?1 "
    "ORDER BY last_accessed, rowid LIMIT ?2)";
constexpr char kSelectOthers[] = "SELECT length(data) FROM cache WHERE pinned = 0 AND rowid <> ?1 "
                                 "ORDER BY last_accessed, rowid";
constexpr char kRemoveOthers[] =
    "DELETE FROM cache WHERE rowid IN (SELECT rowid FROM cache WHERE pinned = 0 AND rowid <> ?1 "
    "ORDER BY last_accessed, rowid LIMIT ?2)";

/// The same statement for a table without `pinned`.
std::string withoutPinned(std::string sql, bool hasPinned)
{
    const std::string condition = "pinned = 0 AND ";
    if (!hasPinned)
        sql.erase(sql.find(condition), condition.size());
    return sql;
}

/// The fewest of the oldest candidates whose sizes add up to `wantedBytes`, or all of them.
Result<Evicted> countOldest(EntryTable &table, const Candidates &candidates, qint64 wantedBytes)
{
    const auto statement =
        table.connection().cached(withoutPinned(candidates.select, table.memory().schema.hasPinned));
    if (!statement)
        return statement.error();
    const ResetGuard guard(**statement);
    (*statement)->bind(1, candidates.rowid);
    Evicted oldest;
    while (oldest.bytes < wantedBytes) {
        const auto row = (*statement)->step(LockPhase::Write);
        if (!row)
            return row.error();
        if (!*row)
            break;
        ++oldest.entries;
        oldest.bytes += (*statement)->columnInt(0);
    }
    return oldest;
}

Result<Evicted> evictFrom(EntryTable &table, const Candidates &candidates, qint64 wantedBytes)
{
    const auto oldest = countOldest(table, candidates, wantedBytes);
    if (!oldest || oldest->entries == 0)
        return oldest;
    const auto statement =
        table.connection().cached(withoutPinned(candidates.remove, table.memory().schema.hasPinned));
    if (!statement)
        return statement.error();
    const ResetGuard guard(**statement);
    (*statement)->bind(1, candidates.rowid);
    (*statement)->bind(2, oldest->entries);
    if (auto done = (*statement)->run(LockPhase::Write); !done)
        return done.error();
    table.subtractEvicted(oldest->entries, oldest->bytes);
    return oldest;
}

Result<void> applyNotes(EntryTable &table, AccessLog &log, std::vector<AccessNote> &applied)
{
    const auto notes = log.take(std::numeric_limits<qsizetype>::max());
    applied.insert(applied.end(), notes.begin(), notes.end());
    const auto moved = table.touch(notes);
    return moved ? Result<void>() : moved.error();
}

} // namespace

Result<Evicted> evictOverBudget(EntryTable &table, qint64 budgetBytes, qint64 lowWaterBytes, AccessLog &notes,
                                std::vector<AccessNote> &applied)
{
    if (budgetBytes <= 0)
        return Evicted{};
    const auto totals = table.totals();
    if (!totals)
        return totals.error();
    if (totals->unpinnedBytes() <= budgetBytes)
        return Evicted{};
    if (auto done = applyNotes(table, notes, applied); !done)
        return done.error();

    const qint64 wanted = totals->unpinnedBytes() - lowWaterBytes;
    auto evicted = evictFrom(table, {kSelectOlder, kRemoveOlder, table.memory().firstStoredRowid}, wanted);
    if (!evicted)
        return evicted;
    // Still above the budget: this transaction alone stored more than fits, so its own oldest entries go too.
    const qint64 left = totals->unpinnedBytes() - evicted->bytes;
    if (left > budgetBytes) {
        const auto more = evictFrom(table, {kSelectOthers, kRemoveOthers, table.memory().lastStoredRowid},
                                    left - lowWaterBytes);
        if (!more)
            return more;
        evicted->entries += more->entries;
        evicted->bytes += more->bytes;
    }
    return evicted;
}

} // namespace cachescope::cache
