// SPDX-License-Identifier: GPL-3.0-or-later
//
// Copying goes on beside the stores, but a log can only be begun anew at a moment when all of it is copied
// and no reader stands in it. So when it is full the writer copies the rest itself and waits for readers;
// newcomers read the file, so that this is soon, and no reader waits. What is left to copy is little, because
// the copier has just been there.
#include "core/cache/checkpointer.h"

#include "core/sqlite/connection.h"
#include "core/sqlite/lock_activity.h"

#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <sqlite3.h>

#include <algorithm>

namespace cachescope::cache {

Q_LOGGING_CATEGORY(lcCheckpoint, "cachescope.cache.checkpoint", QtWarningMsg)

namespace {

constexpr std::chrono::milliseconds kIdlePatience{0};
/// Stores wait as long: enough for any read of a value, not for a program that reads the whole file.
constexpr std::chrono::milliseconds kRestartPatience{100};
/// How much the log grows before the next try if another checkpoint stood in the way.
constexpr qint64 kRetryBytes = 1'000'000;
/// Larger than the log is after stores of our own alone.
qint64 tooLarge(const CacheOptions &options)
{
    return options.maxWalBytes / 2 * 3;
}

constexpr qint64 kFrameHeaderBytes = 24; // https://www.sqlite.org/fileformat2.html#walformat

} // namespace

Checkpointer::Checkpointer(sqlite::Connection &connection, const CacheOptions &options, qint64 pageBytes,
                           const sqlite::ConnectionOptions &copying)
    : m_connection(connection)
    , m_options(options)
    , m_frameBytes(pageBytes + kFrameHeaderBytes)
    , m_fullAtBytes(options.maxWalBytes)
    , m_tooLargeAtBytes(tooLarge(options))
    , m_copier(copying)
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
    // Smaller than before: all of it was copied, and writing has begun at its start again.
    if (bytes < checkpointer->m_logBytes) {
        checkpointer->m_copiedAtBytes = 0;
        checkpointer->m_readersInTheWay = false;
        checkpointer->m_fullAtBytes = checkpointer->m_options.maxWalBytes;
    }
    checkpointer->m_logBytes = bytes;
    return SQLITE_OK;
}

void Checkpointer::afterCommit()
{
    const qint64 nearlyFull = m_fullAtBytes / 8 * 5;
    const bool justCopied = !m_readersInTheWay && m_copiedAtBytes >= nearlyFull && m_copier.isIdle();
    if (m_logBytes >= m_fullAtBytes || justCopied) {
        beginAnew();
        return;
    }
    // The last copy before the log is full is due as soon as it is nearly full.
    const bool isDue = m_logBytes >= m_copiedAtBytes + m_options.checkpointBytes ||
                       (m_logBytes >= nearlyFull && m_copiedAtBytes < nearlyFull);
    if (isDue && m_copier.request())
        m_copiedAtBytes = m_logBytes;
}

void Checkpointer::beginAnew()
{
    m_copier.waitUntilIdle();
    switch (checkpoint("PRAGMA wal_checkpoint(RESTART)", kRestartPatience)) {
    case Obstacle::None:
        break;
    case Obstacle::Readers:
        m_readersInTheWay = true;
        m_fullAtBytes = std::max(m_fullAtBytes, m_logBytes + m_options.checkpointBytes);
        m_copiedAtBytes = m_logBytes;
        break;
    case Obstacle::AnotherCheckpoint:
        m_fullAtBytes = std::max(m_fullAtBytes, m_logBytes + kRetryBytes);
        break;
    }
}

void Checkpointer::lookAtLog()
{
    const char *const log = sqlite3_filename_wal(sqlite3_db_filename(m_connection.handle(), "main"));
    const qint64 bytes = QFileInfo(QFile::decodeName(log)).size();
    if (bytes < m_tooLargeAtBytes)
        return;
    m_copier.waitUntilIdle();
    const bool emptied = checkpoint("PRAGMA wal_checkpoint(TRUNCATE)", kRestartPatience) == Obstacle::None;
    m_tooLargeAtBytes = emptied ? tooLarge(m_options) : bytes + m_options.checkpointBytes;
}

void Checkpointer::emptyLog()
{
    m_copier.waitUntilIdle();
    checkpoint("PRAGMA wal_checkpoint(TRUNCATE)", kIdlePatience);
}

Checkpointer::Obstacle Checkpointer::checkpoint(std::string_view pragma, std::chrono::milliseconds patience)
{
    const sqlite::PatienceScope scope(m_connection, patience);
    const sqlite::ActivityScope activity("checkpoint");
    sqlite::WriteLockScope writeLock(m_connection); // RESTART and TRUNCATE keep writers out meanwhile
    auto statement = m_connection.prepare(pragma, sqlite::LockPhase::Checkpoint);
    const auto row =
        statement ? statement->step(sqlite::LockPhase::Checkpoint) : Result<bool>(statement.error());
    if (!row) {
        writeLock.dismiss();
        qCWarning(lcCheckpoint).noquote() << "Checkpoint:" << row.error().message;
        return Obstacle::Readers;
    }
    // https://www.sqlite.org/pragma.html#pragma_wal_checkpoint: busy, pages in the log, pages copied; −1 if
    // the checkpoint did not begin.
    if (statement->columnInt(0) == 0) {
        m_copier.allowAgain();
        return Obstacle::None;
    }
    if (statement->columnInt(1) >= 0)
        return Obstacle::Readers;
    writeLock.dismiss();
    return Obstacle::AnotherCheckpoint;
}

} // namespace cachescope::cache
