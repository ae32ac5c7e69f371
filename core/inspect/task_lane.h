// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/open/cache_file.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace cachescope::inspect {

/// A thread that does one task after the other, the newest first, and keeps a connection to the file that its
/// last task was about. Any thread may call; the destructor drops what waits, and waits for what runs.
class TaskLane
{
public:
    /// `connection` is the lane's own, for the length of the call.
    using Task = std::function<void(const Result<sqlite::Connection *> &connection)>;

    TaskLane();
    ~TaskLane();
    TaskLane(const TaskLane &) = delete;
    TaskLane &operator=(const TaskLane &) = delete;

    /// A task about `file`.
    void post(quint64 token, const CacheFile &file, Task task);
    /// Drops a task that has not started.
    void drop(quint64 token);
    /// Drops all tasks that have not started, and closes the connection when the running one has ended.
    void reset();

private:
    struct Waiting
    {
        quint64 token = 0;
        CacheFile file;
        Task task;
    };

    void run();
    std::optional<Waiting> next(bool *close);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Waiting> m_waiting; // guarded by m_mutex
    bool m_closeWanted = false;    // guarded by m_mutex
    bool m_ending = false;         // guarded by m_mutex

    std::thread m_thread;
};

} // namespace cachescope::inspect
