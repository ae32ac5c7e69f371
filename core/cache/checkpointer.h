// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache_options.h"

#include <string_view>

struct sqlite3;

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::cache {

/// Decides when the write-ahead log is copied into the file and begun anew, so that it stays bounded and no
/// user's thread ever does that work. Belongs to the writer's thread; must not outlive the connection.
class Checkpointer
{
public:
    /// `pageBytes`: the file's page size.
    Checkpointer(sqlite::Connection &connection, const CacheOptions &options, qint64 pageBytes);
    ~Checkpointer();
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

    /// Call after each commit: checkpoints if the log has grown enough.
    void afterCommit();
    /// Empties the log if nobody else uses the file at this moment; otherwise leaves it.
    void emptyLog();

private:
    void checkpoint(std::string_view pragma, std::chrono::milliseconds patience);
    static int onLogGrown(void *self, sqlite3 *db, const char *database, int pages);

    sqlite::Connection &m_connection;
    const CacheOptions &m_options;
    const qint64 m_frameBytes; ///< what a page takes in the log
    qint64 m_logBytes = 0;     ///< after the last commit
    qint64 m_dueAtBytes;       ///< size of the log at which the next checkpoint is tried
};

} // namespace cachescope::cache
