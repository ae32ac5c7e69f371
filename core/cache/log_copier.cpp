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
    const auto connection = sqlite::Connection::open(m_options);
    if (!connection)
        qCWarning(lcLogCopier).noquote()
            << "The log is only copied when it is full:" << connection.error().message;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_busy || m_stop; });
        if (m_stop)
            return;
        lock.unlock();
        copy(connection ? connection->get() : nullptr);
        lock.lock();
        m_busy = false;
        m_changed.notify_all();
    }
}

void LogCopier::copy(sqlite::Connection *connection) const
{
    if (!connection)
        return;
    const auto done = connection->execute("PRAGMA wal_checkpoint(PASSIVE)", sqlite::LockPhase::Checkpoint);
    if (!done)
        qCWarning(lcLogCopier).noquote() << "Checkpoint:" << done.error().message;
    // A checkpoint syncs the file only if it has reached the end of the log, which beside a busy writer it
    // never does. What it leaves to the one that does would be as much as the log holds.
    connection->syncFile();
}

} // namespace cachescope::cache
