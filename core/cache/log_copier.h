// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/connection.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace cachescope::cache {

/// Copies what is in the write-ahead log into the file (a PASSIVE checkpoint) in a thread and through a
/// connection of its own: its fsyncs take long on a slow disk, and the writer goes on meanwhile. Any thread.
class LogCopier
{
public:
    explicit LogCopier(sqlite::ConnectionOptions connection);
    /// Ends the copy that goes on, and the thread.
    ~LogCopier();
    LogCopier(const LogCopier &) = delete;
    LogCopier &operator=(const LogCopier &) = delete;

    /// Begins a copy, if none goes on: whether it did. The thread starts with the first. After an error no
    /// copy begins until allowAgain(): the system tells each descriptor of a failed sync once, and the one
    /// that would begin the log anew must be told (see Connection::syncFile()).
    bool request();
    /// Call when another connection has copied all of the log, and synced it.
    void allowAgain();
    [[nodiscard]] bool isIdle();
    /// Waits for a copy that goes on.
    void waitUntilIdle();

private:
    void serve();
    Result<void> copy();

    const sqlite::ConnectionOptions m_options;
    std::unique_ptr<sqlite::Connection> m_connection; ///< the thread's
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_busy = false;   // guarded by m_mutex
    bool m_stop = false;   // guarded by m_mutex
    bool m_failed = false; // guarded by m_mutex
};

} // namespace cachescope::cache
