// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/file_identity.h"

#include <QByteArray>

#include <sqlite3.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace cachescope::sqlite {

/// A file mapped into memory once for all connections of this process, read-only. It grows with the file, up
/// to SQLite's limit near 2 GiB, and what was mapped stays mapped as long as any user is left. Any thread.
class SharedMap
{
public:
    /// The map of the file at `path`, if it still is the one that `identity` names; null otherwise. `real` is
    /// the VFS that opens it.
    static std::shared_ptr<SharedMap> of(sqlite3_vfs *real, const QByteArray &path,
                                         const FileIdentity &identity);

    SharedMap(sqlite3_vfs *real, QByteArray path, const FileIdentity &identity);
    ~SharedMap();
    SharedMap(const SharedMap &) = delete;
    SharedMap &operator=(const SharedMap &) = delete;

    /// Where these bytes of the file are in memory; null if they are not mapped.
    [[nodiscard]] const char *at(qint64 offset, int amount);

private:
    class Extent;

    const Extent *grow(qint64 wantedBytes);

    sqlite3_vfs *const m_real;
    const QByteArray m_path;
    const FileIdentity m_identity;
    std::atomic<const Extent *> m_current{nullptr};
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Extent>> m_extents; // guarded by m_mutex; the last is the current one
    qint64 m_nextTryBytes = 0;                      // guarded by m_mutex
};

} // namespace cachescope::sqlite
