// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/application_end.h"
#include "core/cache/compactor.h"
#include "core/cache/open_file.h"
#include "core/cache/stale_log.h"
#include "core/cache/totals_check.h"
#include "core/cache/write_queue.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <atomic>
#include <future>
#include <optional>

class QThread;
class QTimer;

namespace cachescope::cache {

/// After how long the writer tries again what failed and nobody waits for.
struct RetryIntervals
{
    std::chrono::milliseconds flushIfBusy{250}; ///< another process held the write lock
    std::chrono::milliseconds flush{2000};
    std::chrono::milliseconds totalsCheck{5000};
};

/// The one thread that writes to a cache's file. It takes what is queued into one transaction (group commit),
/// evicts, writes noted accesses by a timer, checkpoints the write-ahead log, gives free pages back.
///
/// Public functions are for any thread unless they say otherwise; private ones run in the writer's thread.
class Writer
{
public:
    /// `onFileReplaced` is told, in the writer's thread, that connections must be opened anew.
    Writer(QString path, const CacheOptions &options, AccessLog &notes, std::function<void()> onFileReplaced,
           const RetryIntervals &retries = {});
    /// Stops as stop() does.
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// Opens or creates the file and starts serving. Once. Its errors are in plain English if those of the
    /// calling thread are (PlainEnglish).
    Result<void> start();
    /// Ends what is queued, flushes, checkpoints, closes the file and ends the thread. The error is the
    /// flush's. Not beside other calls.
    Result<void> stop();

    /// Runs `function` in a write transaction, together with others, and waits until it is committed.
    /// `bytes`: of the values that it holds. Waits first while the queue is full.
    template <typename T>
    Result<T> run(qint64 bytes, typename TransactionJob<T>::Function function);
    /// The same without waiting for the commit.
    template <typename T>
    QFuture<Result<T>> begin(qint64 bytes, typename TransactionJob<T>::Function function);

    /// Writes the notes now, in transactions of their own between the stores; how many entries' times moved.
    Result<qint64> flush();
    /// The same without waiting for it.
    void requestFlush();
    /// Writes that have not begun.
    [[nodiscard]] qint64 queued() const { return m_queue.count(); }
    /// Changes the budget, and evicts down to it if need be, in batches between the stores.
    Result<void> setMaxBytes(qint64 maxBytes);
    [[nodiscard]] qint64 maxBytes() const { return m_maxBytes.load(); }
    /// Waits until the file's totals are known; they always are but for a while after a large file was first
    /// opened. The error is that of counting.
    Result<void> awaitTotals();
    /// As Compactor::run() and with an empty log afterwards, once what is queued has been written. `progress`
    /// and `stop` (may be null) must outlive it.
    std::future<Result<void>> compact(CompactionProgress &progress, const std::atomic<bool> *stop);

    /// Call before another connection to the file is opened: see StaleLog.
    void removeStaleLog() { m_staleLog.removeIfReplaced(); }

    [[nodiscard]] const WriterCounts &counts() const { return m_counts; }

private:
    /// What a job takes in memory beyond its values, so that many small ones are bounded too.
    static constexpr qint64 kJobOverheadBytes = 500;
    using Checked = std::shared_future<Result<void>>;

    // The caller's thread:
    void endThread();
    void enqueue(std::unique_ptr<WriteJob> job);
    template <typename T>
    std::future<Result<T>> beginAlone(typename AloneJob<T>::Function function);
    template <typename T>
    Result<T> runAlone(typename AloneJob<T>::Function function);

    void serve(std::promise<Result<void>> &opened);
    Result<void> openFile(bool create);
    Result<void> readyFile();
    void dropFile(const Error &reason);
    [[nodiscard]] Error replacedError() const;
    Result<void> closeFile();
    void startTimers(QObject &parent);

    void wake();
    void serveQueue();
    bool runOneAlone();
    bool commitOneBatch();
    /// The same from inside a job that runs alone: others of its kind wait for it, stores do not.
    bool commitBesideJob();
    bool commit(GroupCommit::Jobs jobs);
    void letOthersIn();
    bool evictOneBatch();
    Result<void> evictToGoal();
    struct FlushedChunk
    {
        qint64 taken = 0;
        qint64 moved = 0;
    };
    /// `patience`: how long it waits for locks of other processes; none: as a store does.
    Result<qint64> flushNotes(std::optional<std::chrono::milliseconds> patience);
    Result<FlushedChunk> flushChunk(qsizetype limit, std::optional<std::chrono::milliseconds> patience);
    void flushInBackground();
    void committed();

    void startTotalsCheck();
    void endTotalsCheck(const Result<void> &outcome);
    void finishTotalsCheck(const Result<TotalsAudit> &audit);
    Result<void> correctTotals(const Result<TotalsAudit> &audit);
    Checked totalsChecked();

    Result<void> compactNow(CompactionProgress &progress, const std::atomic<bool> *stop);
    void tidyWhenIdle();
    qint64 giveBackPages(FreePages::Keep keep);
    void lookAfterFile();

    const QString m_path;
    const CacheOptions m_options;
    AccessLog &m_notes;
    const std::function<void()> m_onFileReplaced;
    const RetryIntervals m_retries;

    StaleLog m_staleLog;
    WriteQueue m_queue;
    WriterCounts m_counts;
    std::atomic<qint64> m_maxBytes;
    std::atomic<bool> m_applicationEnded{false}; ///< the QCoreApplication of start(), and the thread with it
    std::atomic<bool> m_wakeSent{false};
    std::atomic<bool> m_flushSent{false};
    std::unique_ptr<QThread> m_thread; ///< null: not started, or stopped
    std::optional<ApplicationEnd> m_applicationEnd;
    /// Of events for the writer's thread. Outlives it, for others may still post then; nothing comes of
    /// those.
    QObject m_context;

    // The writer's thread alone:
    std::unique_ptr<OpenFile> m_file; ///< null after it was found to have been replaced
    TotalsCheck m_totalsCheck;
    std::optional<std::promise<Result<void>>> m_checkPromise; ///< of the check that goes on
    Checked m_checked;
    QTimer *m_idleTimer = nullptr;
    QTimer *m_flushRetryTimer = nullptr;
    Result<void> m_closeOutcome;
    quint64 m_checkNumber = 0;
    quint64 m_replacements = 0; ///< how often the file was found to have been replaced
    int m_commitsSinceShrinking = 0;
    std::chrono::steady_clock::time_point m_lastGap;
};

template <typename T>
Result<T> Writer::run(qint64 bytes, typename TransactionJob<T>::Function function)
{
    std::promise<Result<T>> promise;
    auto future = promise.get_future();
    enqueue(std::make_unique<TransactionJob<T>>(
        bytes + kJobOverheadBytes, std::move(function),
        [&promise](Result<T> result) { promise.set_value(std::move(result)); }));
    return future.get();
}

template <typename T>
QFuture<Result<T>> Writer::begin(qint64 bytes, typename TransactionJob<T>::Function function)
{
    // Shared, because a std::function must be copyable.
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    enqueue(std::make_unique<TransactionJob<T>>(bytes + kJobOverheadBytes, std::move(function),
                                                [promise](Result<T> result) {
                                                    promise->addResult(std::move(result));
                                                    promise->finish();
                                                }));
    return promise->future();
}

template <typename T>
std::future<Result<T>> Writer::beginAlone(typename AloneJob<T>::Function function)
{
    const auto promise = std::make_shared<std::promise<Result<T>>>();
    enqueue(std::make_unique<AloneJob<T>>(
        std::move(function), [promise](Result<T> result) { promise->set_value(std::move(result)); }));
    return promise->get_future();
}

template <typename T>
Result<T> Writer::runAlone(typename AloneJob<T>::Function function)
{
    return beginAlone<T>(std::move(function)).get();
}

} // namespace cachescope::cache
