// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/access_log.h"
#include "core/cache/cache_options.h"
#include "core/cache/entry_table.h"
#include "core/cache/evictor.h"
#include "core/cache/totals_audit.h"
#include "core/cache/write_job.h"

#include <atomic>
#include <functional>
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
    /// Evicts one batch in a transaction of its own; whether there is more to do.
    Result<bool> evictMore();
    /// Whether another process had committed since the transaction before the last one.
    [[nodiscard]] bool othersHaveWritten() const { return m_table.othersHaveWritten(); }
    /// Whether an eviction has begun and not yet reached the low-water mark.
    [[nodiscard]] bool isEvicting() const { return m_evictor.isUnfinished(); }
    /// Corrects the totals by an audit, in a transaction of its own; whether they were wrong.
    Result<bool> correctTotals(const TotalsAudit &audit);

    // For jobs, inside the transaction:

    /// Stores with the time of now, under the budget of now.
    Result<void> store(const NewEntry &entry);
    /// The same for several, that must fit the budget together; the number stored.
    Result<qint64> storeAll(const QList<NewEntry> &entries);
    Result<qint64> unpinAll();
    [[nodiscard]] EntryTable &table() { return m_table; }

private:
    /// What a transaction did, told to the outside only once it is committed.
    struct Outcome
    {
        qint64 stores = 0;
        Evicted evicted;
    };

    /// Jobs that failed by themselves have been told, and are gone from `jobs`.
    Result<void> applyJobs(Jobs &jobs);
    Result<bool> applyInSavepoint(WriteJob &job);
    [[nodiscard]] bool transactionIsLost(const Error &error) const;
    /// Whether the entry is now pinned.
    Result<bool> storeOne(const NewEntry &entry);
    Result<void> evict(std::vector<AccessNote> &applied);

    /// Runs `work` in one transaction; on an error nothing of it remains.
    Result<void> inTransaction(const std::function<Result<void>()> &work);
    Result<void> begin();
    void rollback();
    void publish();

    sqlite::Connection &m_connection;
    const CacheOptions &m_options;
    const std::atomic<qint64> &m_maxBytes;
    const Clock &m_clock;
    AccessLog &m_notes;
    WriterCounts &m_counts;
    EntryTable m_table;
    Evictor m_evictor;
    Outcome m_outcome;
};

} // namespace cachescope::cache
