// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each job of a transaction runs in a savepoint, so that one that fails is undone alone. If the transaction
// as a whole fails, its jobs are run one by one, and each gets its own answer.
#include "core/cache/group_commit.h"

#include "core/base/clock.h"
#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/cache/totals_table.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/lock_activity.h"

#include <sqlite3.h>

#include <numeric>

namespace cachescope::cache {

using sqlite::LockPhase;

namespace {

/// Whether every job would fail in the same way if it were tried by itself.
bool failsForAll(const Error &error)
{
    return error.code == ErrorCode::Busy || error.code == ErrorCode::FileReplaced;
}

} // namespace

GroupCommit::GroupCommit(sqlite::Connection &connection, Schema schema, const CacheOptions &options,
                         const std::atomic<qint64> &maxBytes, AccessLog &notes, WriterCounts &counts)
    : m_connection(connection)
    , m_options(options)
    , m_maxBytes(maxBytes)
    , m_clock(options.clock ? *options.clock : Clock::system())
    , m_notes(notes)
    , m_counts(counts)
    , m_table(connection, schema)
    , m_evictor(m_table, notes)
{
}

void GroupCommit::run(Jobs jobs)
{
    const sqlite::ActivityScope activity("group commit");
    std::vector<AccessNote> applied;
    const auto done = inTransaction([&] {
        if (auto worked = applyJobs(jobs); !worked)
            return worked;
        return m_outcome.stores > 0 ? evict(applied) : Result<void>();
    });
    if (done) {
        for (auto &job : jobs)
            job->succeed();
        return;
    }
    m_notes.putBack(applied);
    if (jobs.size() == 1 || failsForAll(done.error())) {
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

Result<void> GroupCommit::inTransaction(const std::function<Result<void>()> &work)
{
    m_outcome = {};
    if (auto begun = begin(); !begun)
        return begun;
    const auto before = m_table.memory(); // after begin(), which sees what another process has changed
    auto done = work();
    if (done)
        done = m_connection.execute("COMMIT", LockPhase::Commit);
    if (done) {
        publish();
        return done;
    }
    rollback();
    m_table.rolledBack(before);
    m_evictor.rolledBack();
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

/// After some errors SQLite has undone the whole transaction by itself (a full disk, a failed write). After
/// one that showed the file to be damaged it refuses all that would still be written in it.
bool GroupCommit::transactionIsLost(const Error &error) const
{
    return error.code == ErrorCode::Corrupt || sqlite3_get_autocommit(m_connection.handle()) != 0;
}

/// False: the job alone failed, is undone and has been told. An error: the transaction cannot go on.
Result<bool> GroupCommit::applyInSavepoint(WriteJob &job)
{
    const auto memory = m_table.memory();
    const auto outcome = m_outcome;
    if (auto done = m_connection.execute("SAVEPOINT job", LockPhase::Write); !done)
        return done.error();
    const auto applied = job.apply(this);
    if (!applied && transactionIsLost(applied.error()))
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

Result<bool> GroupCommit::storeOne(const NewEntry &entry)
{
    const double now = m_clock.nowSeconds();
    const auto pinned = m_table.store(entry, now, m_maxBytes.load());
    if (pinned)
        m_evictor.stored(now);
    return pinned;
}

Result<void> GroupCommit::store(const NewEntry &entry)
{
    if (const auto pinned = storeOne(entry); !pinned)
        return pinned.error();
    ++m_outcome.stores;
    return {};
}

Result<qint64> GroupCommit::storeAll(const QList<NewEntry> &entries)
{
    QHash<QString, qint64> unpinned; // by key: of a key that comes twice only the last value stays
    for (const NewEntry &entry : entries) {
        const auto pinned = storeOne(entry);
        if (!pinned)
            return pinned.error();
        unpinned.insert(entry.key, *pinned ? 0 : entry.data.size());
    }
    const qint64 bytes = std::accumulate(unpinned.cbegin(), unpinned.cend(), qint64{0});
    const qint64 budget = m_maxBytes.load();
    if (budget > 0 && bytes > budget)
        return Error{ErrorCode::TooLarge,
                     CoreText::tr("Values of %1 do not fit together into a cache limited to %2")
                         .arg(formatBytes(bytes), formatBytes(budget))};
    m_outcome.stores += entries.size();
    return qint64{entries.size()};
}

Result<qint64> GroupCommit::unpinAll()
{
    m_evictor.forgetFloor();
    return m_table.unpinAll();
}

Result<void> GroupCommit::evict(std::vector<AccessNote> &applied)
{
    const qint64 budget = m_maxBytes.load();
    const auto lowWater = static_cast<qint64>(static_cast<double>(budget) * m_options.lowWaterMark);
    const auto evicted = m_evictor.evictBatch({budget, lowWater}, applied);
    if (!evicted)
        return evicted.error();
    m_outcome.evicted = *evicted;
    return {};
}

Result<bool> GroupCommit::evictMore()
{
    const sqlite::ActivityScope activity("evict");
    std::vector<AccessNote> applied;
    const auto done = inTransaction([&] { return evict(applied); });
    if (!done) {
        m_notes.putBack(applied);
        return done.error();
    }
    return isEvicting();
}

Result<qint64> GroupCommit::touch(const std::vector<AccessNote> &notes)
{
    const sqlite::ActivityScope activity("flush");
    Result<qint64> moved = qint64{0};
    const auto done = inTransaction([&] {
        moved = m_table.touch(notes);
        return moved ? Result<void>() : Result<void>(moved.error());
    });
    return done ? moved : done.error();
}

Result<bool> GroupCommit::correctTotals(const TotalsAudit &audit)
{
    const sqlite::ActivityScope activity("totals");
    Result<bool> corrected = false;
    const auto done = inTransaction([&] {
        corrected = applyAudit(m_connection, audit);
        if (!corrected)
            return Result<void>(corrected.error());
        // Not if somebody took the triggers away after the audit began.
        const auto recorded = readTotals(m_connection);
        m_table.setTotalsAreKnown(recorded && recorded->known);
        return Result<void>();
    });
    return done ? corrected : done.error();
}

Result<void> GroupCommit::begin()
{
    if (auto done = m_connection.execute("BEGIN IMMEDIATE", LockPhase::Begin); !done)
        return done;
    if (auto done = m_table.beginTransaction(); !done) {
        rollback();
        m_table.rolledBack(m_table.memory());
        return done;
    }
    m_evictor.beginTransaction();
    return {};
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

} // namespace cachescope::cache
