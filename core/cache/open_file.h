// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/checkpointer.h"
#include "core/cache/free_pages.h"
#include "core/cache/group_commit.h"
#include "core/sqlite/connection.h"

namespace cachescope::cache {

/// How connections of a cache open its file, `path`. `create`: whether there may be none yet.
sqlite::ConnectionOptions writingConnection(const QString &path, const CacheOptions &options, bool create);
/// The same for one that only reads: never creates the file, nor writes to it.
sqlite::ConnectionOptions readingConnection(const QString &path, const CacheOptions &options);

/// The file as the writer has it open. Belongs to the writer's thread.
class OpenFile
{
public:
    /// Opens `path`, sees to it that it is a cache, and checks the totals of a small one. Errors as
    /// BlobCache::open() has them. `maxBytes`, `notes` and `counts` as GroupCommit takes them.
    static Result<std::unique_ptr<OpenFile>> open(const QString &path, const CacheOptions &options,
                                                  bool create, const std::atomic<qint64> &maxBytes,
                                                  AccessLog &notes, WriterCounts &counts);

    [[nodiscard]] sqlite::Connection &connection() { return *m_connection; }
    [[nodiscard]] GroupCommit &commits() { return m_commits; }
    [[nodiscard]] Checkpointer &checkpointer() { return m_checkpointer; }
    [[nodiscard]] FreePages &freePages() { return m_freePages; }
    [[nodiscard]] bool hasPinned() { return m_commits.table().memory().schema.hasPinned; }
    /// Whether the totals were checked when the file was opened; otherwise they want an audit.
    [[nodiscard]] bool totalsAreChecked() const { return m_totalsAreChecked; }

private:
    OpenFile(const QString &path, std::unique_ptr<sqlite::Connection> connection, Schema schema,
             qint64 pageBytes, bool totalsAreChecked, const CacheOptions &options,
             const std::atomic<qint64> &maxBytes, AccessLog &notes, WriterCounts &counts);

    const std::unique_ptr<sqlite::Connection> m_connection; // outlives the rest
    const bool m_totalsAreChecked;
    GroupCommit m_commits;
    Checkpointer m_checkpointer;
    FreePages m_freePages;
};

} // namespace cachescope::cache
