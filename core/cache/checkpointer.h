// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache_options.h"
#include "core/cache/log_copier.h"

struct sqlite3;

namespace cachescope::cache {

/// Decides when the write-ahead log is copied into the file and begun anew, so that it stays about as
/// large as CacheOptions::maxWalBytes says (what goes beyond that is described there) and no user's thread
/// ever does that work. Belongs to the writer's thread; must not outlive the connection.
class Checkpointer
{
public:
    /// `pageBytes`: the file's page size. `copying`: how the thread that copies opens the file.
    Checkpointer(sqlite::Connection &connection, const CacheOptions &options, qint64 pageBytes,
                 const sqlite::ConnectionOptions &copying);
    ~Checkpointer();
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

    /// Call after each commit: has the log copied if it has grown enough, and begins it anew if it is full.
    void afterCommit();
    /// Call now and then: empties a log that other processes have let grow beyond its bound, for their own
    /// checkpoints seldom come to its end beside many readers.
    void lookAtLog();
    /// Empties the log if nobody else uses the file at this moment; otherwise leaves it.
    void emptyLog();

private:
    /// What stood in the way of beginning the log anew.
    enum class Obstacle { None, Readers, AnotherCheckpoint };

    void beginAnew();
    Obstacle checkpoint(std::string_view pragma, std::chrono::milliseconds patience);
    static int onLogGrown(void *self, sqlite3 *db, const char *database, int pages);

    sqlite::Connection &m_connection;
    const CacheOptions &m_options;
    const qint64 m_frameBytes;      ///< what a page takes in the log
    qint64 m_logBytes = 0;          ///< after the last commit
    qint64 m_copiedAtBytes = 0;     ///< size of the log when it was last copied
    qint64 m_fullAtBytes;           ///< size of the log at which beginning it anew is tried
    qint64 m_tooLargeAtBytes;       ///< size of the log's file at which lookAtLog() does something
    bool m_readersInTheWay = false; ///< at the last try; the next one is due at m_fullAtBytes
    LogCopier m_copier;
};

} // namespace cachescope::cache
