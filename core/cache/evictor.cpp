// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many rows to drop is counted exactly: the sizes of the oldest are added up until enough is freed.
// Estimating by the average size frees too much or too little as soon as sizes vary.
//
// Reads that are only noted count too, without writing all notes first: times only move forward, so once none
// of the oldest rows has a note, no other row can be older. Entries that are read again while they are looked
// at could keep that from ever coming true, so only as many notes are looked for as there were at the start.
#include "core/cache/evictor.h"

#include "core/cache/entry_table.h"
#include "core/cache/totals_table.h"
#include "core/sqlite/connection.h"

#include <algorithm>

namespace cachescope::cache {

using sqlite::LockPhase;
using sqlite::ResetGuard;

/// Which rows an eviction may take: those stored before the current transaction, or all but the one that is
/// spared.
struct Evictor::Candidates
{
    const char *condition;
    qint64 rowid;
};

/// The rows that one batch would drop.
struct Evictor::Oldest
{
    Evicted sum;
    double firstAccess = 0.0;
    std::vector<QString> keys; ///< empty if no read is pending
    bool isBounded = false;    ///< more is wanted than a batch may take
};

namespace {

/// What one batch takes at most: some ten milliseconds of the write lock.
constexpr qint64 kBatchEntries = 1000;
constexpr qint64 kBatchBytes = 16'000'000;
/// So many notes that turn out to matter are as much work as a batch.
constexpr qint64 kBatchNotes = 1000;

constexpr char kOlder[] = "rowid < ?1";
constexpr char kOthers[] = "rowid <> ?1";

std::string oldestFirst(const char *columns, const char *condition, bool hasPinned)
{
    return std::string("SELECT ") + columns + " FROM cache WHERE last_accessed >= ?2 AND " +
           (hasPinned ? "ifnull(pinned, 0) = 0 AND " : "") + condition + " ORDER BY last_accessed, rowid";
}

} // namespace

Evictor::Evictor(EntryTable &table, AccessLog &notes)
    : m_table(table)
    , m_notes(notes)
{
}

void Evictor::beginTransaction()
{
    m_lowestStored = std::numeric_limits<double>::infinity();
    if (m_table.othersHaveWritten())
        forgetFloor();
}

void Evictor::stored(double time)
{
    m_lowestStored = std::min(m_lowestStored, time);
    m_floor = std::min(m_floor, time);
}

void Evictor::rolledBack()
{
    forgetFloor();
    m_unfinished = false;
    m_notesToSee = 0;
}

Result<Evicted> Evictor::evictBatch(const EvictionGoal &goal, std::vector<AccessNote> &applied)
{
    chooseSpared(goal);
    const auto excess = excessBytes(goal);
    m_unfinished = false;
    if (!excess)
        return excess.error();
    if (*excess <= 0)
        return Evicted{};
    if (m_notesToSee <= 0)
        m_notesToSee = m_notes.pending();
    if (m_table.memory().lastStoredRowid == 0)
        return evictFrom({kOthers, m_spared.rowid}, *excess, applied);
    const auto evicted = evictFrom({kOlder, m_table.memory().firstStoredRowid}, *excess, applied);
    // Still above the budget: this transaction alone stored more than fits, so its own oldest entries go too.
    const qint64 left = evicted ? *excess - evicted->bytes : 0;
    if (!evicted || m_unfinished || left <= goal.budgetBytes - goal.lowWaterBytes)
        return evicted;
    const auto more = evictFrom({kOthers, m_spared.rowid}, left, applied);
    if (!more)
        return more;
    return Evicted{evicted->entries + more->entries, evicted->bytes + more->bytes};
}

void Evictor::chooseSpared(const EvictionGoal &goal)
{
    const qint64 stored = m_table.memory().lastStoredRowid;
    if (stored != 0)
        m_spared = {stored, m_lowestStored, goal.budgetBytes};
    else if (!m_unfinished || goal.budgetBytes != m_spared.budgetBytes)
        m_spared = {};
}

/// Bytes above the low-water mark if it is time to evict; 0 otherwise.
Result<qint64> Evictor::excessBytes(const EvictionGoal &goal)
{
    if (goal.budgetBytes <= 0)
        return qint64{0};
    const auto recorded = readTotals(m_table.connection());
    if (!recorded)
        return recorded.error();
    const qint64 unpinned = recorded->totals.unpinnedBytes();
    const bool due = unpinned > goal.budgetBytes || m_unfinished;
    return recorded->known && due ? unpinned - goal.lowWaterBytes : qint64{0};
}

Result<Evicted> Evictor::evictFrom(const Candidates &candidates, qint64 wantedBytes,
                                   std::vector<AccessNote> &applied)
{
    for (qint64 seen = 0;;) {
        const auto oldest = findOldest(candidates, wantedBytes);
        if (!oldest)
            return oldest.error();
        if (oldest->sum.entries == 0)
            return Evicted{};
        if (m_notesToSee > 0) {
            const std::size_t before = applied.size();
            const auto moved = writeNotesOf(*oldest, applied);
            if (!moved)
                return moved.error();
            const auto taken = static_cast<qint64>(applied.size() - before);
            seen += taken;
            m_notesToSee -= taken;
            m_unfinished = *moved > 0 && m_notesToSee > 0 && seen >= kBatchNotes;
            if (m_unfinished)
                return Evicted{};
            if (*moved > 0)
                continue;
        }
        if (auto removed = remove(candidates, oldest->sum.entries); !removed)
            return removed.error();
        m_notesToSee = 0;
        m_floor = std::min({oldest->firstAccess, m_lowestStored, m_spared.time});
        m_unfinished = oldest->isBounded;
        return oldest->sum;
    }
}

/// The fewest of the oldest candidates whose sizes add up to `wantedBytes`, or as many as a batch may take.
Result<Evictor::Oldest> Evictor::findOldest(const Candidates &candidates, qint64 wantedBytes)
{
    const auto statement = m_table.connection().cached(oldestFirst(
        "last_accessed, length(data), key", candidates.condition, m_table.memory().schema.hasPinned));
    if (!statement)
        return statement.error();
    const ResetGuard guard(**statement);
    (*statement)->bind(1, candidates.rowid);
    (*statement)->bind(2, m_floor);
    const bool anyNotes = m_notes.pending() > 0;
    Oldest oldest;
    while (oldest.sum.bytes < wantedBytes) {
        oldest.isBounded = oldest.sum.entries >= kBatchEntries || oldest.sum.bytes >= kBatchBytes;
        if (oldest.isBounded)
            break;
        const auto row = (*statement)->step(LockPhase::Write);
        if (!row)
            return row.error();
        if (!*row)
            break;
        if (oldest.sum.entries == 0)
            oldest.firstAccess = (*statement)->columnDouble(0);
        ++oldest.sum.entries;
        oldest.sum.bytes += (*statement)->columnInt(1);
        if (anyNotes)
            oldest.keys.push_back((*statement)->columnText(2));
    }
    return oldest;
}

/// How many of the oldest turn out to have been read since.
Result<qint64> Evictor::writeNotesOf(const Oldest &oldest, std::vector<AccessNote> &applied)
{
    std::vector<AccessNote> notes;
    for (const QString &key : oldest.keys) {
        if (auto note = m_notes.takeOne(key))
            notes.push_back(*note);
    }
    applied.insert(applied.end(), notes.begin(), notes.end());
    return m_table.touch(notes);
}

Result<void> Evictor::remove(const Candidates &candidates, qint64 entries)
{
    const auto statement = m_table.connection().cached(
        "DELETE FROM cache WHERE rowid IN (" +
        oldestFirst("rowid", candidates.condition, m_table.memory().schema.hasPinned) + " LIMIT ?3)");
    if (!statement)
        return statement.error();
    const ResetGuard guard(**statement);
    (*statement)->bind(1, candidates.rowid);
    (*statement)->bind(2, m_floor);
    (*statement)->bind(3, entries);
    return (*statement)->run(LockPhase::Write);
}

} // namespace cachescope::cache
