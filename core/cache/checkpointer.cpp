// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/checkpointer.h"

#include "core/sqlite/connection.h"

#include <QLoggingCategory>

#include <sqlite3.h>

namespace cachescope::cache {

Q_LOGGING_CATEGORY(lcCheckpoint, "cachescope.cache.checkpoint", QtWarningMsg)

namespace {

constexpr std::chrono::milliseconds kIdlePatience{0};
constexpr std::chrono::milliseconds kRestartPatience{1000};
constexpr qint64 kFrameHeaderBytes = 24; // https://www.sqlite.org/fileformat2.html#walformat

} // namespace

Checkpointer::Checkpointer(sqlite::Connection &connection, const CacheOptions &options, qint64 pageBytes)
    : m_connection(connection)
    , m_options(options)
    , m_frameBytes(pageBytes + kFrameHeaderBytes)
    , m_dueAtBytes(options.checkpointBytes)
{
    sqlite3_wal_hook(m_connection.handle(), &Checkpointer::onLogGrown, this);
}

Checkpointer::~Checkpointer()
{
    sqlite3_wal_hook(m_connection.handle(), nullptr, nullptr);
}

int Checkpointer::onLogGrown(void *self, sqlite3 *, const char *, int pages)
{
    auto *checkpointer = static_cast<Checkpointer *>(self);
    const qint64 bytes = pages * checkpointer->m_frameBytes;
    // Smaller than before: all of it was checkpointed, and writing has begun at its start again.
    if (bytes < checkpointer->m_logBytes)
        checkpointer->m_dueAtBytes = checkpointer->m_options.checkpointBytes;
    checkpointer->m_logBytes = bytes;
    return SQLITE_OK;
}

void Checkpointer::afterCommit()
{
    if (m_logBytes < m_dueAtBytes)
        return;
    // If readers keep it from finishing, the next try is due when as much again has been written, not at
    // every commit.
    m_dueAtBytes = m_logBytes + m_options.checkpointBytes;
    if (m_logBytes < m_options.maxWalBytes) {
        checkpoint("PRAGMA wal_checkpoint(PASSIVE)", m_options.busyTimeout);
        return;
    }
    // PASSIVE copies, but under constant readers somebody always stands in the log and it is never begun
    // anew. RESTART waits until the last of them has gone; newcomers read the file, so that is soon, and no
    // reader waits for it.
    checkpoint("PRAGMA wal_checkpoint(RESTART)", kRestartPatience);
}

void Checkpointer::emptyLog()
{
    checkpoint("PRAGMA wal_checkpoint(TRUNCATE)", kIdlePatience);
}

void Checkpointer::checkpoint(std::string_view pragma, std::chrono::milliseconds patience)
{
    const sqlite::BusyTimeoutScope scope(m_connection, patience);
    if (const auto done = m_connection.execute(pragma, sqlite::LockPhase::Checkpoint); !done)
        qCWarning(lcCheckpoint).noquote() << "Checkpoint:" << done.error().message;
}

} // namespace cachescope::cache
