// SPDX-License-Identifier: GPL-3.0-or-later
//
// Group commit: while one transaction is being committed, the next callers queue up; the writer then takes
// them all into one transaction, so that they share its cost. Each job runs in a savepoint, so that one that
// fails is undone alone. If the transaction as a whole fails, its jobs are run one by one, and each gets its
// own answer.
//
// Noted accesses are written in chunks, each a transaction of its own, and stores go between the chunks.
// Notes leave the log before they are written and return to it if that fails.
#include "core/cache/writer.h"

#include "core/base/clock.h"
#include "core/base/format.h"
#include "core/sqlite/connection.h"

#include <QLoggingCategory>

#include <sqlite3.h>

#include <algorithm>

namespace cachescope::cache {

Q_LOGGING_CATEGORY(lcWriter, "cachescope.cache.writer", QtWarningMsg)

using sqlite::LockPhase;

namespace {

constexpr std::size_t kMaxBatchJobs = 512;
constexpr qint64 kMaxBatchBytes = 8'000'000;
constexpr qsizetype kFlushChunk = 1000;
constexpr std::chrono::milliseconds kIdleBeforeCheckpoint{2000};
constexpr std::chrono::milliseconds kCheckpointPatience{0};
constexpr int kWalFrameHeaderBytes = 24; ///< https://www.sqlite.org/fileformat2.html#walformat

} // namespace

Writer::Writer(QString path, const CacheOptions &options, AccessLog &notes)
    : m_path(std::move(path))
    , m_options(options)
    , m_clock(options.clock ? *options.clock : Clock::system())
    , m_notes(notes)
    , m_queue(options.maxQueuedBytes)
    , m_maxBytes(options.maxBytes)
{
    m_thread.setObjectName(QStringLiteral("cache writer"));
}

Writer::~Writer()
{
    (void)stop();
}

Error Writer::closedError()
{
    return Error{ErrorCode::Closed, QStringLiteral("The cache is closed")};
}

template <typename T>
Result<T> Writer::callInThread(std::function<Result<T>()> function)
{
    Result<T> result = closedError();
    if (m_thread.isRunning())
        QMetaObject::invokeMethod(
            this, [&] { result = function(); }, Qt::BlockingQueuedConnection);
    return result;
}

Result<void> Writer::start()
{
    moveToThread(&m_thread);
    m_thread.start();
    return callInThread<void>([this] { return openFile(); });
}

Result<void> Writer::stop()
{
    if (!m_thread.isRunning())
        return {};
    m_queue.close();
    auto closed = callInThread<void>([this] { return closeFile(); });
    m_thread.quit();
    m_thread.wait();
    return closed;
}

Result<void> Writer::openFile()
{
    sqlite::ConnectionOptions options;
    options.fileName = m_path;
    options.busyTimeout = m_options.busyTimeout;
    options.monitor = m_options.monitor;
    options.pragmas = {QStringLiteral("synchronous=NORMAL"), QStringLiteral("secure_delete=OFF"),
                       QStringLiteral("wal_autocheckpoint=0"), QStringLiteral("cache_size=-8000"),
                       QStringLiteral("trusted_schema=OFF")};
    auto connection = sqlite::Connection::open(options);
    if (!connection)
        return connection.error();
    if (sqlite3_db_readonly((*connection)->handle(), "main") == 1)
        return Error{ErrorCode::ReadOnly, QStringLiteral("There is no permission to write to the file")};
    const auto schema = openSchema(**connection, m_options.newFilePageSize);
    if (!schema)
        return schema.error();
    const auto pageBytes = (*connection)->queryInt("PRAGMA page_size");
    if (!pageBytes)
        return pageBytes.error();
    m_pageBytes = *pageBytes;
    m_checkpointDueAt = m_options.checkpointBytes;
    m_connection = std::move(*connection);
    m_table = std::make_unique<EntryTable>(*m_connection, *schema);
    sqlite3_wal_hook(m_connection->handle(), &Writer::onWalGrown, this);
    startTimers();
    return {};
}

Result<void> Writer::closeFile()
{
    if (!m_connection)
        return {};
    stopTimers();
    drainQueue();
    const auto flushed = flushNotes();
    m_connection->setBusyTimeout(kCheckpointPatience);
    (void)m_connection->execute("PRAGMA wal_checkpoint(TRUNCATE)", LockPhase::Checkpoint);
    m_table.reset();
    m_connection.reset();
    return flushed ? Result<void>() : flushed.error();
}

void Writer::startTimers()
{
    m_idleTimer = std::make_unique<QTimer>();
    m_idleTimer->setSingleShot(true);
    m_idleTimer->setInterval(kIdleBeforeCheckpoint);
    connect(m_idleTimer.get(), &QTimer::timeout, this, &Writer::checkpointWhenIdle);
    if (m_options.flushInterval.count() == 0)
        return;
    m_flushTimer = std::make_unique<QTimer>();
    m_flushTimer->setInterval(m_options.flushInterval);
    connect(m_flushTimer.get(), &QTimer::timeout, this, &Writer::flushByTimer);
    m_flushTimer->start();
}

void Writer::stopTimers()
{
    m_flushTimer.reset();
    m_idleTimer.reset();
}

bool Writer::enqueue(std::unique_ptr<WriteJob> job)
{
    if (!m_queue.push(job))
        return false;
    // One wake-up is enough however many jobs wait: the flag falls before the queue is looked at.
    if (!m_wakeSent.exchange(true))
        QMetaObject::invokeMethod(this, &Writer::drainQueue, Qt::QueuedConnection);
    return true;
}

void Writer::drainQueue()
{
    m_wakeSent.store(false);
    while (commitOneBatch()) {
    }
}

bool Writer::commitOneBatch()
{
    Jobs jobs = m_queue.take(kMaxBatchJobs, kMaxBatchBytes);
    if (jobs.empty())
        return false;
    commitBatch(std::move(jobs));
    checkpointIfDue();
    return true;
}

void Writer::commitBatch(Jobs jobs)
{
    if (!m_connection) {
        for (auto &job : jobs)
            job->fail(closedError());
        return;
    }
    std::vector<AccessNote> applied;
    const auto done = runTransaction(jobs, applied);
    if (done) {
        publish(m_outcome);
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
        commitBatch(std::move(alone));
    }
}

Result<void> Writer::runTransaction(Jobs &jobs, std::vector<AccessNote> &applied)
{
    const auto before = m_table->memory();
    m_outcome = {};
    Result<void> done = begin();
    if (!done)
        return done;
    done = applyJobs(jobs);
    if (done)
        done = evictAsNeeded(applied);
    if (done)
        done = commit();
    if (!done) {
        rollback();
        m_table->restore(before);
    }
    return done;
}

Result<void> Writer::applyJobs(Jobs &jobs)
{
    for (auto &job : jobs) {
        const auto memory = m_table->memory();
        const auto outcome = m_outcome;
        if (auto done = m_connection->execute("SAVEPOINT job", LockPhase::Write); !done)
            return done;
        const auto applied = job->apply(*m_table);
        // After some errors SQLite has undone the whole transaction by itself (a full disk, a failed write).
        if (!applied && sqlite3_get_autocommit(m_connection->handle()) != 0)
            return applied;
        if (!applied) {
            if (auto undone = m_connection->execute("ROLLBACK TO job", LockPhase::Write); !undone)
                return undone;
            m_table->restore(memory);
            m_outcome = outcome;
            job->fail(applied.error());
            job.reset();
        }
        if (auto done = m_connection->execute("RELEASE job", LockPhase::Write); !done)
            return done;
    }
    std::erase(jobs, nullptr);
    return {};
}

Result<void> Writer::store(EntryTable &table, const NewEntry &entry)
{
    auto stored = table.store(entry, m_clock.nowSeconds(), maxBytes());
    if (stored)
        ++m_outcome.stores;
    return stored;
}

Result<qint64> Writer::storeAll(EntryTable &table, const QList<NewEntry> &entries)
{
    qint64 unpinnedBytes = 0;
    for (const NewEntry &entry : entries) {
        if (auto stored = store(table, entry); !stored)
            return stored.error();
        if (!entry.pinned.value_or(false))
            unpinnedBytes += entry.data.size();
    }
    if (maxBytes() > 0 && unpinnedBytes > maxBytes())
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("Values of %1 do not fit together into a cache limited to %2")
                         .arg(formatBytes(unpinnedBytes), formatBytes(maxBytes()))};
    return qint64{entries.size()};
}

Result<void> Writer::evictAsNeeded(std::vector<AccessNote> &applied)
{
    const qint64 budget = maxBytes();
    const auto lowWater = static_cast<qint64>(static_cast<double>(budget) * m_options.lowWaterMark);
    const auto evicted = evictOverBudget(*m_table, budget, lowWater, m_notes, applied);
    if (!evicted)
        return evicted.error();
    m_outcome.evicted = *evicted;
    return {};
}

Result<void> Writer::begin()
{
    if (auto done = m_connection->execute("BEGIN IMMEDIATE", LockPhase::Begin); !done)
        return done;
    if (auto done = m_table->beginTransaction(); !done) {
        rollback();
        return done;
    }
    return {};
}

Result<void> Writer::commit()
{
    return m_connection->execute("COMMIT", LockPhase::Commit);
}

void Writer::rollback()
{
    if (sqlite3_get_autocommit(m_connection->handle()) == 0)
        (void)m_connection->execute("ROLLBACK", LockPhase::Write);
}

void Writer::publish(const Outcome &outcome)
{
    m_counts.stores.fetch_add(outcome.stores);
    m_counts.storeCommits.fetch_add(outcome.stores > 0 ? 1 : 0);
    m_counts.evictedEntries.fetch_add(outcome.evicted.entries);
    m_counts.evictedBytes.fetch_add(outcome.evicted.bytes);
}

Result<qint64> Writer::flush()
{
    return callInThread<qint64>([this] { return flushNotes(); });
}

void Writer::requestFlush()
{
    if (!m_flushSent.exchange(true))
        QMetaObject::invokeMethod(this, &Writer::flushByTimer, Qt::QueuedConnection);
}

void Writer::flushByTimer()
{
    m_flushSent.store(false);
    if (!m_connection)
        return;
    if (const auto flushed = flushNotes(); !flushed)
        qCWarning(lcWriter).noquote() << "Noted accesses stay in memory:" << flushed.error().message;
}

Result<qint64> Writer::flushNotes()
{
    if (!m_connection)
        return closedError();
    // Only what was there at the start: under steady reads there is always more.
    qint64 left = m_notes.pending();
    qint64 moved = 0;
    while (left > 0) {
        const auto notes = m_notes.take(std::min<qint64>(left, kFlushChunk));
        if (notes.empty())
            break;
        const auto written = flushChunk(notes);
        if (!written) {
            m_notes.putBack(notes);
            return written.error();
        }
        moved += *written;
        left -= static_cast<qint64>(notes.size());
        commitOneBatch();
    }
    checkpointIfDue();
    return moved;
}

Result<qint64> Writer::flushChunk(const std::vector<AccessNote> &notes)
{
    const auto before = m_table->memory();
    if (auto begun = begin(); !begun)
        return begun.error();
    auto moved = m_table->touch(notes);
    auto done = moved ? commit() : Result<void>(moved.error());
    if (!done) {
        rollback();
        m_table->restore(before);
        return done.error();
    }
    return moved;
}

Result<Totals> Writer::totals()
{
    return callInThread<Totals>([this] { return readTotals(); });
}

Result<Totals> Writer::readTotals()
{
    if (!m_connection)
        return closedError();
    // In a read transaction, so that the figures and the version they belong to are of one moment.
    if (auto begun = m_connection->execute("BEGIN", LockPhase::Begin); !begun)
        return begun.error();
    const auto checked = m_table->beginTransaction();
    const auto totals = checked ? m_table->totals() : Result<Totals>(checked.error());
    if (auto ended = m_connection->execute("COMMIT", LockPhase::Read); !ended) {
        rollback();
        return ended.error();
    }
    return totals;
}

int Writer::onWalGrown(void *self, sqlite3 *, const char *, int pages)
{
    auto *writer = static_cast<Writer *>(self);
    const qint64 bytes = qint64{pages} * (writer->m_pageBytes + kWalFrameHeaderBytes);
    // Smaller than before: all of it was checkpointed, and writing has begun at its start again.
    if (bytes < writer->m_walBytes)
        writer->m_checkpointDueAt = writer->m_options.checkpointBytes;
    writer->m_walBytes = bytes;
    return SQLITE_OK;
}

void Writer::checkpointIfDue()
{
    if (m_idleTimer)
        m_idleTimer->start();
    if (!m_connection || m_walBytes < m_checkpointDueAt)
        return;
    // If readers keep it from finishing, the next try is due when as much again has been written, not at
    // every commit.
    m_checkpointDueAt = m_walBytes + m_options.checkpointBytes;
    const auto done = m_connection->execute("PRAGMA wal_checkpoint(PASSIVE)", LockPhase::Checkpoint);
    if (!done)
        qCWarning(lcWriter).noquote() << "Checkpoint:" << done.error().message;
}

void Writer::checkpointWhenIdle()
{
    if (!m_connection)
        return;
    // Gives way at once to anybody who uses the file: there is no hurry.
    m_connection->setBusyTimeout(kCheckpointPatience);
    const auto done = m_connection->execute("PRAGMA wal_checkpoint(TRUNCATE)", LockPhase::Checkpoint);
    if (!done)
        qCWarning(lcWriter).noquote() << "Checkpoint:" << done.error().message;
    m_connection->setBusyTimeout(m_options.busyTimeout);
}

} // namespace cachescope::cache
