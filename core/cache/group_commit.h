// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/access_log.h"
#include "core/cache/cache_options.h"
#include "core/cache/entry_table.h"
#include "core/cache/evictor.h"
#include "core/cache/write_job.h"

#include <atomic>
#include <memory>
#include <vector>

namespace cachescope::cache {

/// Counts since the cache was opened. Any thread may read.
struct WriterCounts
{
    std::atomic<qint64> stores{0};
    std::atomic<qint64> storeCommits{0};
    std::atomic<qint64> evictedEntries{0};
    std::atomic<qint64> evictedBytes{0};
};

/// Runs jobs in write transactions, many in one, and evicts in the same transaction. Belongs to the writer's
/// thread.
class GroupCommit
{
public:
    using Jobs = std::vector<std::unique_ptr<WriteJob>>;

    /// `maxBytes`: the budget, which may change at any time. All references must outlive this.
    GroupCommit(sqlite::Connection &connection, Schema schema, const CacheOptions &options,
                const std::atomic<qint64> &maxBytes, AccessLog &notes, WriterCounts &counts);

    /// Runs the jobs, and tells each of them how it ended.
    void run(Jobs jobs);
    /// Writes these notes in a transaction of its own; how many entries' times moved.
    Result<qint64> touch(const std::vector<AccessNote> &notes);
    /// What the file adds up to now.
    Result<Totals> totals();

    // For jobs, inside the transaction:

    /// Stores with the time of now, under the budget of now.
    Result<void> store(const NewEntry &entry);
    /// The same for several, that must fit the budget together; the number stored.
    Result<qint64> storeAll(const QList<NewEntry> &entries);
    /// Evicts down to the budget at the end of this transaction, though nothing was stored.
    void evict();
    [[nodiscard]] EntryTable &table() { return m_table; }

private:
    /// What a transaction did, told to the outside only once it is committed.
    struct Outcome
    {
        qint64 stores = 0;
        bool mayEvict = false; ///< something was stored, or a job asked
        Evicted evicted;
    };

    /// Jobs that failed by themselves have been told, and are gone from `jobs`.
    Result<void> runTransaction(Jobs &jobs, std::vector<AccessNote> &applied);
    Result<void> applyJobs(Jobs &jobs);
    Result<bool> applyInSavepoint(WriteJob &job);
    Result<void> evictAsNeeded(std::vector<AccessNote> &applied);
    Result<void> begin();
    Result<void> commit();
    void rollback();
    void publish();

    sqlite::Connection &m_connection;
    const CacheOptions &m_options;
    const std::atomic<qint64> &m_maxBytes;
    const Clock &m_clock;
    AccessLog &m_notes;
    WriterCounts &m_counts;
    EntryTable m_table;
    Outcome m_outcome;
};

} // namespace cachescope::cache
