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

    /// Begins a copy, if none goes on: whether it did. The thread starts with the first.
    bool request();
    [[nodiscard]] bool isIdle();
    /// Waits for a copy that goes on.
    void waitUntilIdle();

private:
    void serve();
    static Result<void> copy(sqlite::Connection &connection);

    const sqlite::ConnectionOptions m_options;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_busy = false; // guarded by m_mutex
    bool m_stop = false; // guarded by m_mutex
};

} // namespace cachescope::cache
