// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/access_log.h"
#include "core/cache/cache_options.h"
#include "core/cache/checkpointer.h"
#include "core/cache/group_commit.h"
#include "core/cache/write_queue.h"

#include <atomic>
#include <future>
#include <thread>

class QObject;
class QTimer;

namespace cachescope::cache {

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

    /// Writes the notes now, in transactions of their own between the stores; how many entries' times moved.
    Result<qint64> flush();
    /// The same without waiting for it.
    void requestFlush();
    Result<Totals> totals();
    void setMaxBytes(qint64 maxBytes) { m_maxBytes.store(maxBytes); }
    [[nodiscard]] qint64 maxBytes() const { return m_maxBytes.load(); }
    [[nodiscard]] const WriterCounts &counts() const { return m_counts; }

private:
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
        const auto ignoreTable = [function = std::move(function)](GroupCommit &) { return function(); };
        return wait<T>(std::make_unique<TypedWriteJob<T>>(0, false, ignoreTable));
    }

    void serve(std::promise<Result<void>> &opened);
    Result<void> openFile();
    Result<void> closeFile();
    void startTimers(QObject &context);

    void wake();
    void serveQueue();
    bool runOneAlone();
    bool commitOneBatch();
    Result<qint64> flushNotes();
    void flushInBackground();
    void committed();
    void emptyLogWhenIdle();

    const QString m_path;
    const CacheOptions m_options;
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
    std::unique_ptr<GroupCommit> m_commits;
    std::unique_ptr<Checkpointer> m_checkpointer;
    QTimer *m_idleTimer = nullptr;
};

} // namespace cachescope::cache
