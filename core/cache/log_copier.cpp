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
        if (m_busy || m_failed)
            return false;
        m_busy = true;
        if (!m_thread.joinable())
            m_thread = std::thread([this] { serve(); });
    }
    m_changed.notify_all();
    return true;
}

void LogCopier::allowAgain()
{
    const std::lock_guard lock(m_mutex);
    m_failed = false;
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
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_busy || m_stop; });
        if (m_stop)
            break;
        lock.unlock();
        const auto done = copy();
        if (!done)
            qCWarning(lcLogCopier).noquote() << "Copying the log:" << done.error().message;
        lock.lock();
        m_failed = !done;
        m_busy = false;
        m_changed.notify_all();
    }
    m_connection.reset(); // in its thread
}

Result<void> LogCopier::copy()
{
    if (!m_connection) {
        auto opened = sqlite::Connection::open(m_options);
        if (!opened)
            return opened.error();
        m_connection = std::move(*opened);
    }
    auto done = m_connection->execute("PRAGMA wal_checkpoint(PASSIVE)", sqlite::LockPhase::Checkpoint);
    // A checkpoint syncs the file only if it has reached the end of the log, which beside a busy writer it
    // never does. What it leaves to the one that does would be as much as the log holds.
    if (done)
        done = m_connection->syncFile();
    if (!done)
        m_connection.reset();
    return done;
}

} // namespace cachescope::cache
