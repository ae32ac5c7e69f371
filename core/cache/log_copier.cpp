// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/log_copier.h"

#include <QLoggingCategory>

namespace cachescope::cache {

Q_LOGGING_CATEGORY(lcLogCopier, "cachescope.cache.checkpoint", QtWarningMsg)

LogCopier::LogCopier(sqlite::ConnectionOptions connection)
    : m_options(std::move(connection))
{
}

LogCopier::~LogCopier()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool LogCopier::request()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_busy)
            return false;
        m_busy = true;
        if (!m_thread.joinable())
            m_thread = std::thread([this] { serve(); });
    }
    m_changed.notify_all();
    return true;
}

bool LogCopier::isIdle()
{
    const std::lock_guard lock(m_mutex);
    return !m_busy;
}

void LogCopier::waitUntilIdle()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_busy; });
}

void LogCopier::serve()
{
    auto connection = sqlite::Connection::open(m_options);
    auto state = connection ? Result<void>() : Result<void>(connection.error());
    std::unique_lock lock(m_mutex);
    while (true) {
        if (!state)
            qCWarning(lcLogCopier).noquote() << "Copying the log:" << state.error().message;
        m_changed.wait(lock, [this] { return m_busy || m_stop; });
        if (m_stop)
            return;
        lock.unlock();
        // After an error the writer's own checkpoints do all of it: they would not be told of a failed sync
        // if this connection went on (see Connection::syncFile()).
        if (state)
            state = copy(**connection);
        lock.lock();
        m_busy = false;
        m_changed.notify_all();
    }
}

Result<void> LogCopier::copy(sqlite::Connection &connection)
{
    const auto done = connection.execute("PRAGMA wal_checkpoint(PASSIVE)", sqlite::LockPhase::Checkpoint);
    // A checkpoint syncs the file only if it has reached the end of the log, which beside a busy writer it
    // never does. What it leaves to the one that does would be as much as the log holds.
    return done ? connection.syncFile() : done;
}

} // namespace cachescope::cache
