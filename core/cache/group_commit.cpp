// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each job of a transaction runs in a savepoint, so that one that fails is undone alone. If the transaction
// as a whole fails, its jobs are run one by one, and each gets its own answer.
#include "core/cache/group_commit.h"

#include "core/base/clock.h"
#include "core/base/format.h"
#include "core/sqlite/connection.h"

#include <sqlite3.h>

#include <numeric>

namespace cachescope::cache {

using sqlite::LockPhase;

GroupCommit::GroupCommit(sqlite::Connection &connection, Schema schema, const CacheOptions &options,
                         const std::atomic<qint64> &maxBytes, AccessLog &notes, WriterCounts &counts)
    : m_connection(connection)
    , m_options(options)
    , m_maxBytes(maxBytes)
    , m_clock(options.clock ? *options.clock : Clock::system())
    , m_notes(notes)
    , m_counts(counts)
    , m_table(connection, schema)
{
}

void GroupCommit::run(Jobs jobs)
{
    std::vector<AccessNote> applied;
    const auto done = runTransaction(jobs, applied);
    if (done) {
        publish();
        for (auto &job : jobs)
            job->succeed();
        return;
    }
    m_notes.putBack(applied);
    if (jobs.size() == 1 || done.error().code == ErrorCode::Busy) {
        for (auto &job : jobs)
            job->fail(done.error());
        return;
    }
    for (auto &job : jobs) {
        Jobs alone;
        alone.push_back(std::move(job));
        run(std::move(alone));
    }
}

Result<void> GroupCommit::runTransaction(Jobs &jobs, std::vector<AccessNote> &applied)
{
    m_outcome = {};
    Result<void> done = begin();
    if (!done)
        return done;
    const auto before = m_table.memory(); // after begin(), which forgets what another process made untrue
    done = applyJobs(jobs);
    if (done && m_outcome.mayEvict)
        done = evictAsNeeded(applied);
    if (done)
        done = commit();
    if (!done) {
        rollback();
        m_table.restore(before);
    }
    return done;
}

Result<void> GroupCommit::applyJobs(Jobs &jobs)
{
    Result<void> outcome;
    for (auto &job : jobs) {
        const auto applied = applyInSavepoint(*job);
        if (!applied) {
            outcome = applied.error();
            break;
        }
        if (!*applied)
            job.reset();
    }
    std::erase(jobs, nullptr);
    return outcome;
}

/// False: the job alone failed, is undone and has been told. An error: the transaction cannot go on.
Result<bool> GroupCommit::applyInSavepoint(WriteJob &job)
{
    const auto memory = m_table.memory();
    const auto outcome = m_outcome;
    if (auto done = m_connection.execute("SAVEPOINT job", LockPhase::Write); !done)
        return done.error();
    const auto applied = job.apply(*this);
    // After some errors SQLite has undone the whole transaction by itself (a full disk, a failed write).
    if (!applied && sqlite3_get_autocommit(m_connection.handle()) != 0)
        return applied.error();
    if (!applied) {
        if (auto undone = m_connection.execute("ROLLBACK TO job", LockPhase::Write); !undone)
            return undone.error();
        m_table.restore(memory);
        m_outcome = outcome;
    }
    if (auto done = m_connection.execute("RELEASE job", LockPhase::Write); !done)
        return done.error();
    if (!applied)
        job.fail(applied.error());
    return bool(applied);
}

Result<void> GroupCommit::store(const NewEntry &entry)
{
    const auto pinned = m_table.store(entry, m_clock.nowSeconds(), m_maxBytes.load());
    if (!pinned)
        return pinned.error();
    ++m_outcome.stores;
    m_outcome.mayEvict = true;
    return {};
}

Result<qint64> GroupCommit::storeAll(const QList<NewEntry> &entries)
{
    QHash<QString, qint64> unpinned; // by key: of a key that comes twice only the last value stays
    for (const NewEntry &entry : entries) {
        const auto pinned = m_table.store(entry, m_clock.nowSeconds(), m_maxBytes.load());
        if (!pinned)
            return pinned.error();
        unpinned.insert(entry.key, *pinned ? 0 : entry.data.size());
    }
    const qint64 bytes = std::accumulate(unpinned.cbegin(), unpinned.cend(), qint64{0});
    const qint64 budget = m_maxBytes.load();
    if (budget > 0 && bytes > budget)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("Values of %1 do not fit together into a cache limited to %2")
                         .arg(formatBytes(bytes), formatBytes(budget))};
    m_outcome.stores += entries.size();
    m_outcome.mayEvict = true;
    return qint64{entries.size()};
}

void GroupCommit::evict()
{
    m_outcome.mayEvict = true;
}

Result<void> GroupCommit::evictAsNeeded(std::vector<AccessNote> &applied)
{
    const qint64 budget = m_maxBytes.load();
    const auto lowWater = static_cast<qint64>(static_cast<double>(budget) * m_options.lowWaterMark);
    const auto evicted = evictOverBudget(m_table, budget, lowWater, m_notes, applied);
    if (!evicted)
        return evicted.error();
    m_outcome.evicted = *evicted;
    return {};
}

Result<void> GroupCommit::begin()
{
    if (auto done = m_connection.execute("BEGIN IMMEDIATE", LockPhase::Begin); !done)
        return done;
    if (auto done = m_table.beginTransaction(); !done) {
        rollback();
        return done;
    }
    return {};
}

Result<void> GroupCommit::commit()
{
    return m_connection.execute("COMMIT", LockPhase::Commit);
}

void GroupCommit::rollback()
{
    if (sqlite3_get_autocommit(m_connection.handle()) == 0)
        (void)m_connection.execute("ROLLBACK", LockPhase::Write);
}

void GroupCommit::publish()
{
    m_counts.stores.fetch_add(m_outcome.stores);
    m_counts.storeCommits.fetch_add(m_outcome.stores > 0 ? 1 : 0);
    m_counts.evictedEntries.fetch_add(m_outcome.evicted.entries);
    m_counts.evictedBytes.fetch_add(m_outcome.evicted.bytes);
}

Result<qint64> GroupCommit::touch(const std::vector<AccessNote> &notes)
{
    if (auto begun = begin(); !begun)
        return begun.error();
    const auto before = m_table.memory();
    auto moved = m_table.touch(notes);
    auto done = moved ? commit() : Result<void>(moved.error());
    if (!done) {
        rollback();
        m_table.restore(before);
        return done.error();
    }
    return moved;
}

Result<Totals> GroupCommit::totals()
{
    // In a read transaction, so that the figures and the version they belong to are of one moment.
    if (auto begun = m_connection.execute("BEGIN", LockPhase::Begin); !begun)
        return begun.error();
    const auto checked = m_table.beginTransaction();
    const auto totals = checked ? m_table.totals() : Result<Totals>(checked.error());
    if (auto ended = m_connection.execute("COMMIT", LockPhase::Read); !ended) {
        rollback();
        return ended.error();
    }
    return totals;
}

} // namespace cachescope::cache
