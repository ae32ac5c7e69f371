// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/task_lane.h"

#include "core/sqlite/connection.h"

#include <utility>

namespace cachescope::inspect {

namespace {

/// The connection to the file of the last task. Opened and closed in the lane's thread.
class KeptConnection
{
public:
    Result<sqlite::Connection *> to(const CacheFile &file)
    {
        if (m_connection && m_info == &file.info())
            return m_connection.get();
        close();
        auto opened = file.connect();
        if (!opened)
            return opened.error();
        m_file = file;
        m_info = &file.info();
        m_connection = std::move(*opened);
        return m_connection.get();
    }

    void close()
    {
        m_connection.reset();
        m_file.reset();
        m_info = nullptr;
    }

private:
    std::optional<CacheFile> m_file; // keeps what m_info points to
    const CacheFileInfo *m_info = nullptr;
    std::unique_ptr<sqlite::Connection> m_connection;
};

} // namespace

TaskLane::TaskLane()
    : m_thread([this] { run(); })
{
}

TaskLane::~TaskLane()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void TaskLane::post(quint64 token, const CacheFile &file, Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({token, file, std::move(task)});
    }
    m_changed.notify_all();
}

void TaskLane::drop(quint64 token)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_waiting, [token](const Waiting &waiting) { return waiting.token == token; });
}

void TaskLane::reset()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
        m_closeWanted = true;
    }
    m_changed.notify_all();
}

/// Nothing when the lane ends or its connection is to be closed first.
std::optional<TaskLane::Waiting> TaskLane::next(bool *close)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_ending || m_closeWanted || !m_waiting.empty(); });
    *close = std::exchange(m_closeWanted, false);
    if (m_ending || *close)
        return std::nullopt;
    std::optional<Waiting> newest(std::move(m_waiting.back()));
    m_waiting.pop_back();
    return newest;
}

void TaskLane::run()
{
    KeptConnection connection;
    while (true) {
        bool close = false;
        const auto waiting = next(&close);
        if (close)
            connection.close();
        else if (!waiting)
            return;
        else
            waiting->task(connection.to(waiting->file));
    }
}

} // namespace cachescope::inspect
