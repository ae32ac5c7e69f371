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

#include <QEventLoop>
#include <QLoggingCategory>
#include <QObject>
#include <QThread>
#include <QTimer>

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
constexpr std::chrono::milliseconds kIdlePatience{0};
constexpr std::chrono::milliseconds kRestartPatience{1000};
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
}

Writer::~Writer()
{
    (void)stop();
}

Error Writer::closedError()
{
    return Error{ErrorCode::Closed, QStringLiteral("The cache is closed")};
}

Result<void> Writer::start()
{
    std::promise<Result<void>> opened;
    auto outcome = opened.get_future();
    m_thread = std::thread([this, &opened] { serve(opened); });
    auto result = outcome.get();
    if (!result)
        m_thread.join();
    return result;
}

Result<void> Writer::stop()
{
    if (!m_thread.joinable())
        return {};
    auto closed = runAlone<void>([this] { return closeFile(); });
    m_queue.close();
    m_thread.join();
    return closed;
}

void Writer::serve(std::promise<Result<void>> &opened)
{
    QEventLoop loop;
    QObject context;
    m_context = &context;
    auto result = openFile();
    const bool isOpen = bool(result);
    if (isOpen)
        startTimers(context);
    opened.set_value(std::move(result));
    if (isOpen)
        loop.exec();
    m_connection.reset();
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
    return {};
}

Result<void> Writer::closeFile()
{
    const auto flushed = flushNotes();
    checkpoint("PRAGMA wal_checkpoint(TRUNCATE)", kIdlePatience);
    m_table.reset();
    m_connection.reset();
    QThread::currentThread()->exit();
    return flushed ? Result<void>() : flushed.error();
}

void Writer::startTimers(QObject &context)
{
    m_idleTimer = new QTimer(&context);
    m_idleTimer->setSingleShot(true);
    m_idleTimer->setInterval(kIdleBeforeCheckpoint);
    QObject::connect(m_idleTimer, &QTimer::timeout, &context, [this] { checkpointWhenIdle(); });
    if (m_options.flushInterval.count() == 0)
        return;
    auto *flushTimer = new QTimer(&context);
    QObject::connect(flushTimer, &QTimer::timeout, &context, [this] { flushInBackground(); });
    flushTimer->start(m_options.flushInterval);
}

bool Writer::enqueue(std::unique_ptr<WriteJob> job)
{
    if (!m_queue.push(job))
        return false;
    // One wake-up is enough however many jobs wait: the flag falls before the queue is looked at.
    if (!m_wakeSent.exchange(true))
        QMetaObject::invokeMethod(
            m_context, [this] { drainQueue(); }, Qt::QueuedConnection);
    return true;
}

void Writer::drainQueue()
{
    m_wakeSent.store(false);
    while (m_connection) {
        if (commitOneBatch())
            continue;
        const auto job = m_queue.takeAlone();
        if (!job)
            return;
        if (const auto done = job->apply(*m_table))
            job->succeed();
        else
            job->fail(done.error());
    }
}

bool Writer::commitOneBatch()
{
    Jobs jobs = m_queue.takeBatch(kMaxBatchJobs, kMaxBatchBytes);
    if (jobs.empty())
        return false;
    commitBatch(std::move(jobs));
    checkpointIfDue();
    return true;
}

void Writer::commitBatch(Jobs jobs)
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
        const auto applied = applyInSavepoint(*job);
        if (!applied)
            return applied.error();
        if (!*applied)
            job.reset();
    }
    std::erase(jobs, nullptr);
    return {};
}

/// False: the job alone failed, is undone and has been told. An error: the transaction cannot go on.
Result<bool> Writer::applyInSavepoint(WriteJob &job)
{
    const auto memory = m_table->memory();
    const auto outcome = m_outcome;
    if (auto done = m_connection->execute("SAVEPOINT job", LockPhase::Write); !done)
        return done.error();
    const auto applied = job.apply(*m_table);
    // After some errors SQLite has undone the whole transaction by itself (a full disk, a failed write).
    if (!applied && sqlite3_get_autocommit(m_connection->handle()) != 0)
        return applied.error();
    if (!applied) {
        if (auto undone = m_connection->execute("ROLLBACK TO job", LockPhase::Write); !undone)
            return undone.error();
        m_table->restore(memory);
        m_outcome = outcome;
    }
    if (auto done = m_connection->execute("RELEASE job", LockPhase::Write); !done)
        return done.error();
    if (!applied)
        job.fail(applied.error());
    return bool(applied);
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

void Writer::publish()
{
    m_counts.stores.fetch_add(m_outcome.stores);
    m_counts.storeCommits.fetch_add(m_outcome.stores > 0 ? 1 : 0);
    m_counts.evictedEntries.fetch_add(m_outcome.evicted.entries);
    m_counts.evictedBytes.fetch_add(m_outcome.evicted.bytes);
}

Result<qint64> Writer::flush()
{
    return runAlone<qint64>([this] { return flushNotes(); });
}

void Writer::requestFlush()
{
    if (!m_flushSent.exchange(true))
        QMetaObject::invokeMethod(
            m_context, [this] { flushInBackground(); }, Qt::QueuedConnection);
}

void Writer::flushInBackground()
{
    m_flushSent.store(false);
    if (!m_connection)
        return;
    if (const auto flushed = flushNotes(); !flushed)
        qCWarning(lcWriter).noquote() << "Noted accesses stay in memory:" << flushed.error().message;
}

Result<qint64> Writer::flushNotes()
{
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
    return runAlone<Totals>([this] { return readTotals(); });
}

Result<Totals> Writer::readTotals()
{
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
    m_idleTimer->start();
    if (m_walBytes < m_checkpointDueAt)
        return;
    // If readers keep it from finishing, the next try is due when as much again has been written, not at
    // every commit.
    m_checkpointDueAt = m_walBytes + m_options.checkpointBytes;
    if (m_walBytes < m_options.maxWalBytes) {
        checkpoint("PRAGMA wal_checkpoint(PASSIVE)", m_options.busyTimeout);
        return;
    }
    // PASSIVE copies, but under constant readers somebody always stands in the log and it is never begun
    // anew. RESTART waits until the last of them has gone; newcomers read the file, so that is soon, and no
    // reader waits for it.
    checkpoint("PRAGMA wal_checkpoint(RESTART)", kRestartPatience);
}

void Writer::checkpoint(std::string_view pragma, std::chrono::milliseconds patience)
{
    m_connection->setBusyTimeout(patience);
    if (const auto done = m_connection->execute(pragma, LockPhase::Checkpoint); !done)
        qCWarning(lcWriter).noquote() << "Checkpoint:" << done.error().message;
    m_connection->setBusyTimeout(m_options.busyTimeout);
}

void Writer::checkpointWhenIdle()
{
    // Gives way at once to anybody who uses the file: there is no hurry.
    if (m_connection)
        checkpoint("PRAGMA wal_checkpoint(TRUNCATE)", kIdlePatience);
}

} // namespace cachescope::cache
