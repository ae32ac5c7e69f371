// SPDX-License-Identifier: GPL-3.0-or-later
//
// Group commit: while one transaction is being committed, the next callers queue up; the writer then takes
// them all into one transaction, so that they share its cost.
//
// What else the writer does is in writer_upkeep.cpp.
#include "core/cache/writer.h"

#include "core/base/translate.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QObject>
#include <QThread>
#include <QTimer>

namespace cachescope::cache {

Q_LOGGING_CATEGORY(lcWriter, "cachescope.cache.writer", QtWarningMsg)

using std::chrono::milliseconds;

namespace {

constexpr std::size_t kMaxBatchJobs = 512;
constexpr qint64 kMaxBatchBytes = 8'000'000;
constexpr milliseconds kIdleBeforeTidying{2000};
constexpr milliseconds kLookAfterFileInterval{1000};
constexpr int kCommitsBetweenShrinking = 64;
/// In which one of several waiters is likely to ask (BusyPolicy::FairRetry).
constexpr std::chrono::microseconds kGap{500};
constexpr milliseconds kLongestWithoutGap{30};

Error closedError()
{
    return Error{ErrorCode::Closed, CoreText::tr("The cache is closed")};
}

} // namespace

Writer::Writer(QString path, const CacheOptions &options, AccessLog &notes,
               std::function<void()> onFileReplaced, const RetryIntervals &retries)
    : m_path(std::move(path))
    , m_options(options)
    , m_notes(notes)
    , m_onFileReplaced(std::move(onFileReplaced))
    , m_retries(retries)
    , m_staleLog(m_path)
    , m_queue(options.maxQueuedBytes)
    , m_maxBytes(options.maxBytes)
    , m_totalsCheck(m_path, options)
{
}

Writer::~Writer()
{
    (void)stop();
}

// --- The caller's thread ---

Result<void> Writer::start()
{
    std::promise<Result<void>> opened;
    auto outcome = opened.get_future();
    m_thread.reset(QThread::create([this, &opened, isPlain = PlainEnglish::isInForce()] {
        const auto english = isPlain ? std::make_unique<PlainEnglish>() : nullptr;
        serve(opened);
    }));
    m_thread->setObjectName(QStringLiteral("cache writer"));
    m_context.moveToThread(m_thread.get());
    m_thread->start();
    auto result = outcome.get();
    if (result)
        m_applicationEnd.emplace([this] {
            m_applicationEnded = true;
            m_queue.close();
            endThread();
        });
    else
        endThread();
    return result;
}

Result<void> Writer::stop()
{
    m_applicationEnd.reset();
    m_queue.close();
    endThread();
    return m_closeOutcome;
}

void Writer::endThread()
{
    if (!m_thread)
        return;
    m_thread->exit();
    m_thread->wait();
    m_thread.reset();
}

void Writer::enqueue(std::unique_ptr<WriteJob> job)
{
    if (m_queue.push(job))
        wake();
    else if (m_applicationEnded)
        job->fail(Error{ErrorCode::Closed, CoreText::tr("The program's QCoreApplication has ended")});
    else
        job->fail(closedError());
}

void Writer::wake()
{
    // One wake-up is enough however many jobs wait: the flag falls before the queue is looked at.
    if (!m_wakeSent.exchange(true))
        QMetaObject::invokeMethod(
            &m_context, [this] { serveQueue(); }, Qt::QueuedConnection);
}

Result<qint64> Writer::flush()
{
    return runAlone<qint64>([this] { return flushNotes(std::nullopt); });
}

void Writer::requestFlush()
{
    if (!m_flushSent.exchange(true))
        QMetaObject::invokeMethod(
            &m_context, [this] { flushInBackground(); }, Qt::QueuedConnection);
}

Result<void> Writer::setMaxBytes(qint64 maxBytes)
{
    m_maxBytes.store(maxBytes);
    return runAlone<void>([this] { return evictToGoal(); });
}

Result<void> Writer::awaitTotals()
{
    Checked checked;
    const auto asked = runAlone<void>([this, &checked] {
        auto ready = readyFile();
        if (ready)
            checked = totalsChecked();
        return ready;
    });
    return asked ? checked.get() : asked;
}

std::future<Result<void>> Writer::compact(CompactionProgress &progress, const std::atomic<bool> *stop)
{
    return beginAlone<void>([this, &progress, stop] { return compactNow(progress, stop); });
}

// --- Opening and closing ---

void Writer::serve(std::promise<Result<void>> &opened)
{
    QEventLoop loop;
    QObject timers;
    auto result = openFile(true);
    const bool isOpen = bool(result);
    if (isOpen)
        startTimers(timers);
    opened.set_value(std::move(result));
    if (!isOpen)
        return;
    loop.exec();
    while (commitOneBatch() || runOneAlone())
        continue;
    m_closeOutcome = closeFile();
}

Result<void> Writer::openFile(bool create)
{
    m_staleLog.removeIfReplaced();
    auto file = OpenFile::open(m_path, m_options, create, m_maxBytes, m_notes, m_counts);
    if (!file)
        return Error{file.error().code, QStringLiteral("%1: %2").arg(m_path, file.error().message),
                     file.error().sqliteCode};
    m_file = std::move(*file);
    m_staleLog.remember();
    if (!m_file->totalsAreChecked())
        startTotalsCheck();
    return {};
}

/// The file is open, and it is the one at the path. Opens it anew if it had been replaced; never creates it.
Result<void> Writer::readyFile()
{
    lookAfterFile();
    if (m_file)
        return {};
    if (!QFileInfo::exists(m_path))
        return replacedError();
    return openFile(false);
}

Error Writer::replacedError() const
{
    return Error{ErrorCode::FileReplaced,
                 CoreText::tr("%1 was deleted or replaced while the cache had it open").arg(m_path)};
}

void Writer::lookAfterFile()
{
    if (!m_file || !m_file->connection().fileHasMoved())
        return;
    qCWarning(lcWriter).noquote() << replacedError().message;
    dropFile(replacedError());
    ++m_replacements;
    m_onFileReplaced();
}

void Writer::dropFile(const Error &reason)
{
    m_totalsCheck.stop();
    ++m_checkNumber; // what a check has posted is of no use any more
    endTotalsCheck(reason);
    m_file.reset();
}

Result<void> Writer::closeFile()
{
    m_totalsCheck.stop();
    const auto flushed = m_notes.pending() > 0 ? flushNotes(std::nullopt) : Result<qint64>(0);
    if (m_file)
        m_file->checkpointer().emptyLog();
    dropFile(closedError());
    return flushed ? Result<void>() : flushed.error();
}

void Writer::startTimers(QObject &parent)
{
    m_idleTimer = new QTimer(&parent);
    m_idleTimer->setSingleShot(true);
    QObject::connect(m_idleTimer, &QTimer::timeout, &parent, [this] { tidyWhenIdle(); });
    m_flushRetryTimer = new QTimer(&parent);
    m_flushRetryTimer->setSingleShot(true);
    QObject::connect(m_flushRetryTimer, &QTimer::timeout, &parent, [this] { flushInBackground(); });
    auto *fileTimer = new QTimer(&parent);
    QObject::connect(fileTimer, &QTimer::timeout, &parent, [this] {
        lookAfterFile();
        if (m_file)
            m_file->checkpointer().lookAtLog();
    });
    fileTimer->start(kLookAfterFileInterval);
    if (m_options.flushInterval.count() == 0)
        return;
    auto *flushTimer = new QTimer(&parent);
    QObject::connect(flushTimer, &QTimer::timeout, &parent, [this] { flushInBackground(); });
    flushTimer->start(m_options.flushInterval);
}

// --- Serving the queue ---

void Writer::serveQueue()
{
    m_wakeSent.store(false);
    // One step for each turn of the event loop, however much is queued: the timers must have their turn too.
    const bool worked = commitOneBatch() || runOneAlone();
    const bool evicted = evictOneBatch();
    if (worked || evicted)
        wake();
}

bool Writer::runOneAlone()
{
    const auto job = m_queue.takeAlone();
    if (!job)
        return false;
    if (const auto done = job->apply(nullptr))
        job->succeed();
    else
        job->fail(done.error());
    return true;
}

bool Writer::commitOneBatch()
{
    return commit(m_queue.takeBatch(kMaxBatchJobs, kMaxBatchBytes));
}

bool Writer::commitBesideJob()
{
    return commit(m_queue.takeBatch(kMaxBatchJobs, kMaxBatchBytes, WriteQueue::AloneJobs::StayBehind));
}

bool Writer::commit(GroupCommit::Jobs jobs)
{
    if (jobs.empty())
        return false;
    if (const auto ready = readyFile()) {
        letOthersIn();
        m_file->commits().run(std::move(jobs));
        committed();
    } else {
        for (const auto &job : jobs)
            job->fail(ready.error());
    }
    return true;
}

/// Other processes ask for the write lock every now and then; one transaction right after the other would
/// leave them no moment at which it is free.
void Writer::letOthersIn()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_file->commits().othersHaveWritten() && now - m_lastGap < kLongestWithoutGap)
        return;
    std::this_thread::sleep_for(kGap);
    m_lastGap = now;
}

void Writer::committed()
{
    m_file->checkpointer().afterCommit();
    if (!m_checkPromise && !m_file->commits().table().totalsAreKnown())
        startTotalsCheck();
    if (++m_commitsSinceShrinking >= kCommitsBetweenShrinking) {
        m_commitsSinceShrinking = 0;
        giveBackPages(FreePages::Keep::Many);
    }
    m_idleTimer->start(kIdleBeforeTidying);
}

} // namespace cachescope::cache
