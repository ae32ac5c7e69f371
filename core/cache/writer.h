// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/access_log.h"
#include "core/cache/cache_options.h"
#include "core/cache/entry_table.h"
#include "core/cache/evictor.h"
#include "core/cache/write_queue.h"

#include <atomic>
#include <future>
#include <thread>

class QObject;
class QTimer;

struct sqlite3;

namespace cachescope::cache {

/// Counts since the cache was opened.
struct WriterCounts
{
    std::atomic<qint64> stores{0};
    std::atomic<qint64> storeCommits{0};
    std::atomic<qint64> evictedEntries{0};
    std::atomic<qint64> evictedBytes{0};
};

/// The one thread that writes to a cache's file. It takes what is queued into one transaction (group commit),
/// evicts in the same transaction, writes noted accesses by a timer, and checkpoints the write-ahead log.
///
/// Public functions are for any thread unless they say otherwise; private ones run in the writer's thread.
class Writer
{
public:
    Writer(QString path, const CacheOptions &options, AccessLog &notes);
    /// Stops as stop() does.
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// Opens or creates the file and starts serving. Once.
    Result<void> start();
    /// Ends what is queued, flushes, checkpoints, closes the file and ends the thread. The error is the
    /// flush's. Not beside other calls.
    Result<void> stop();

    /// Runs `function` in a write transaction, together with others, and waits until it is committed.
    /// `bytes`: of the values that it holds.
    template <typename T>
    Result<T> run(qint64 bytes, typename TypedWriteJob<T>::Function function)
    {
        return wait<T>(std::make_unique<TypedWriteJob<T>>(bytes, true, std::move(function)));
    }

    /// For jobs, in the writer's thread: stores with the time of now, under the budget of now.
    Result<void> store(EntryTable &table, const NewEntry &entry);
    /// The same for several, that must fit the budget together; the number stored.
    Result<qint64> storeAll(EntryTable &table, const QList<NewEntry> &entries);

    /// Writes the notes now, in transactions of their own between the stores; how many entries' times moved.
    Result<qint64> flush();
    /// The same without waiting for it.
    void requestFlush();
    Result<Totals> totals();
    void setMaxBytes(qint64 maxBytes) { m_maxBytes.store(maxBytes); }
    [[nodiscard]] qint64 maxBytes() const { return m_maxBytes.load(); }
    [[nodiscard]] const WriterCounts &counts() const { return m_counts; }

private:
    using Jobs = std::vector<std::unique_ptr<WriteJob>>;
    /// What a transaction did, told to the outside only once it is committed.
    struct Outcome
    {
        qint64 stores = 0;
        Evicted evicted;
    };

    // The caller's thread:
    static Error closedError();
    bool enqueue(std::unique_ptr<WriteJob> job);
    template <typename T>
    Result<T> wait(std::unique_ptr<TypedWriteJob<T>> job)
    {
        auto future = job->future();
        return enqueue(std::move(job)) ? future.get() : closedError();
    }
    template <typename T>
    Result<T> runAlone(std::function<Result<T>()> function)
    {
        const auto ignoreTable = [function = std::move(function)](EntryTable &) { return function(); };
        return wait<T>(std::make_unique<TypedWriteJob<T>>(0, false, ignoreTable));
    }

    void serve(std::promise<Result<void>> &opened);
    Result<void> openFile();
    Result<void> closeFile();
    void startTimers(QObject &context);

    void drainQueue();
    bool commitOneBatch();
    void commitBatch(Jobs jobs);
    /// Jobs that failed by themselves have been told, and are gone from `jobs`.
    Result<void> runTransaction(Jobs &jobs, std::vector<AccessNote> &applied);
    Result<void> applyJobs(Jobs &jobs);
    Result<bool> applyInSavepoint(WriteJob &job);
    Result<void> evictAsNeeded(std::vector<AccessNote> &applied);
    Result<void> begin();
    Result<void> commit();
    void rollback();
    void publish();

    Result<qint64> flushNotes();
    Result<qint64> flushChunk(const std::vector<AccessNote> &notes);
    Result<Totals> readTotals();
    void flushInBackground();
    void checkpointIfDue();
    void checkpointWhenIdle();
    void checkpoint(std::string_view pragma, std::chrono::milliseconds patience);
    static int onWalGrown(void *self, sqlite3 *db, const char *database, int pages);

    const QString m_path;
    const CacheOptions m_options;
    const Clock &m_clock;
    AccessLog &m_notes;

    WriteQueue m_queue;
    WriterCounts m_counts;
    std::atomic<qint64> m_maxBytes;
    std::atomic<bool> m_wakeSent{false};
    std::atomic<bool> m_flushSent{false};
    std::thread m_thread;
    QObject *m_context = nullptr; ///< lives in the writer's thread, and as long as its event loop runs

    // The writer's thread alone:
    std::unique_ptr<sqlite::Connection> m_connection;
    std::unique_ptr<EntryTable> m_table;
    QTimer *m_idleTimer = nullptr;
    Outcome m_outcome;
    qint64 m_pageBytes = 0;
    qint64 m_walBytes = 0;        ///< after the last commit
    qint64 m_checkpointDueAt = 0; ///< size of the log at which the next checkpoint is tried
};

} // namespace cachescope::cache
