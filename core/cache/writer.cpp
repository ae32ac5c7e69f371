// SPDX-License-Identifier: GPL-3.0-or-later
//
// Group commit: while one transaction is being committed, the next callers queue up; the writer then takes
// them all into one transaction, so that they share its cost.
//
// Noted accesses are written in chunks, each a transaction of its own, and stores go between the chunks.
// Notes leave the log before they are written and return to it if that fails.
#include "core/cache/writer.h"

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

} // namespace

Writer::Writer(QString path, const CacheOptions &options, AccessLog &notes)
    : m_path(std::move(path))
    , m_options(options)
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
    m_queue.failAll(closedError());
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
    options.vfs = m_options.vfs;
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
    m_connection = std::move(*connection);
    m_commits =
        std::make_unique<GroupCommit>(*m_connection, *schema, m_options, m_maxBytes, m_notes, m_counts);
    m_checkpointer = std::make_unique<Checkpointer>(*m_connection, m_options, *pageBytes);
    return {};
}

Result<void> Writer::closeFile()
{
    const auto flushed = flushNotes();
    m_checkpointer->emptyLog();
    m_checkpointer.reset();
    m_commits.reset();
    m_connection.reset();
    QThread::currentThread()->exit();
    return flushed ? Result<void>() : flushed.error();
}

void Writer::startTimers(QObject &context)
{
    m_idleTimer = new QTimer(&context);
    m_idleTimer->setSingleShot(true);
    m_idleTimer->setInterval(kIdleBeforeCheckpoint);
    QObject::connect(m_idleTimer, &QTimer::timeout, &context, [this] { emptyLogWhenIdle(); });
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
    wake();
    return true;
}

void Writer::wake()
{
    // One wake-up is enough however many jobs wait: the flag falls before the queue is looked at.
    if (!m_wakeSent.exchange(true))
        QMetaObject::invokeMethod(
            m_context, [this] { serveQueue(); }, Qt::QueuedConnection);
}

void Writer::serveQueue()
{
    m_wakeSent.store(false);
    if (!m_connection)
        return;
    // One step for each turn of the event loop, however much is queued: the flush timer must have its turn
    // too.
    if (commitOneBatch() || runOneAlone())
        wake();
}

bool Writer::runOneAlone()
{
    const auto job = m_queue.takeAlone();
    if (!job)
        return false;
    if (const auto done = job->apply(*m_commits))
        job->succeed();
    else
        job->fail(done.error());
    return true;
}

bool Writer::commitOneBatch()
{
    GroupCommit::Jobs jobs = m_queue.takeBatch(kMaxBatchJobs, kMaxBatchBytes);
    if (jobs.empty())
        return false;
    m_commits->run(std::move(jobs));
    committed();
    return true;
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
        const auto written = m_commits->touch(notes);
        if (!written) {
            m_notes.putBack(notes);
            return written.error();
        }
        moved += *written;
        left -= static_cast<qint64>(notes.size());
        commitOneBatch();
    }
    committed();
    return moved;
}

Result<Totals> Writer::totals()
{
    return runAlone<Totals>([this] { return m_commits->totals(); });
}

void Writer::committed()
{
    m_checkpointer->afterCommit();
    m_idleTimer->start();
}

void Writer::emptyLogWhenIdle()
{
    if (m_checkpointer)
        m_checkpointer->emptyLog();
}

} // namespace cachescope::cache
