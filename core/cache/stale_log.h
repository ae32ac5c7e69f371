// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/file_identity.h"

#include <QString>

namespace cachescope::cache {

/// The write-ahead log of a file that was replaced under the cache. Where it still lies beside the file that
/// took its place, SQLite would take it for that one's and copy it there
/// (https://www.sqlite.org/howtocorrupt.html, section 1.4). Any thread.
class StaleLog
{
public:
    explicit StaleLog(const QString &path);

    /// The file at the path is open, in WAL mode: notes which it is, and which log and index are its own.
    void remember();
    /// Call before anything opens the path: if another file has taken the place of the remembered one, and
    /// that one's log and index are still there, removes them. Whoever has them open goes on with them.
    void removeIfReplaced();

private:
    const QByteArray m_path;
    const QByteArray m_logPath;
    const QByteArray m_indexPath;
    std::mutex m_mutex;
    // Guarded by m_mutex:
    sqlite::FileIdentity m_file;
    sqlite::FileIdentity m_log;
    sqlite::FileIdentity m_index;
};

} // namespace cachescope::cache
