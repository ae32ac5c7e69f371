// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cache/access_log.h"

#include <limits>

namespace cachescope::cache {

class EntryTable;

/// What an eviction took away.
struct Evicted
{
    qint64 entries = 0;
    qint64 bytes = 0;
};

/// How far eviction goes. Bytes of unpinned values.
struct EvictionGoal
{
    qint64 budgetBytes = 0; ///< eviction begins above it; 0: never
    qint64 lowWaterBytes = 0;
};

/// Drops the least recently used entries, the fewest that bring the cache down to its low-water mark, in
/// batches that hold the write lock for some milliseconds. Belongs to the writer's thread.
class Evictor
{
public:
    /// Both must outlive this. `notes` are reads that are not in the file yet.
    Evictor(EntryTable &table, AccessLog &notes);

    /// Call first in each transaction, after the table's.
    void beginTransaction();
    /// Call when this transaction has stored an entry with this time.
    void stored(double time);
    /// Call when entries have been unpinned.
    void forgetFloor() { m_floor = -std::numeric_limits<double>::infinity(); }
    /// One batch, in one DELETE, if the cache is above its budget or on its way down to the low-water mark.
    /// What this transaction stored goes last, the entry stored last never, not by later batches of the same
    /// eviction either. An entry with a pending note is
    /// judged by it: such notes are taken from the log, written first, and appended to `applied`, for the
    /// caller to put back should the transaction fail. Inside the caller's write transaction. Does nothing
    /// while the file's totals are not known.
    Result<Evicted> evictBatch(const EvictionGoal &goal, std::vector<AccessNote> &applied);
    /// Whether the last batch left something to do for another.
    [[nodiscard]] bool isUnfinished() const { return m_unfinished; }
    /// Call when the transaction of evictBatch() was rolled back.
    void rolledBack();

private:
    struct Candidates;
    struct Oldest;
    /// The entry that was stored last before an eviction began, while that goes on.
    struct Spared
    {
        qint64 rowid = 0; ///< 0: none
        double time = std::numeric_limits<double>::infinity();
        qint64 budgetBytes = 0; ///< that it fits into
    };
    void chooseSpared(const EvictionGoal &goal);
    Result<qint64> excessBytes(const EvictionGoal &goal);
    Result<Evicted> evictFrom(const Candidates &candidates, qint64 wantedBytes,
                              std::vector<AccessNote> &applied);
    Result<Oldest> findOldest(const Candidates &candidates, qint64 wantedBytes);
    Result<qint64> writeNotesOf(const Oldest &oldest, std::vector<AccessNote> &applied);
    Result<void> remove(const Candidates &candidates, qint64 entries);

    EntryTable &m_table;
    AccessLog &m_notes;
    bool m_unfinished = false;
    /// How many notes are still to be looked for before entries go; 0: as many as there are then.
    qint64 m_notesToSee = 0;
    /// No unpinned entry was read last before this time: where the search begins, so that pinned entries at
    /// the old end are not passed at every batch.
    double m_floor = -std::numeric_limits<double>::infinity();
    Spared m_spared;
    double m_lowestStored = std::numeric_limits<double>::infinity(); ///< in this transaction
};

} // namespace cachescope::cache
