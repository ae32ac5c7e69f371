// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <functional>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::cache {

/// How far a compaction has got. Any thread.
class CompactionProgress
{
public:
    /// 0…1, and never less than before. Exact where pages are given back in steps; otherwise an estimate.
    [[nodiscard]] double share() const;

private:
    friend class Compactor;

    [[nodiscard]] double shareNow() const;

    /// Work that is counted as it is done: pages, or instructions of SQLite's virtual machine.
    std::atomic<qint64> m_done{0};
    std::atomic<qint64> m_expected{0};
    /// What the write-ahead log will hold at the end; 0: nothing worth watching.
    std::atomic<qint64> m_expectedLogBytes{0};
    mutable std::atomic<double> m_highestShare{0.0}; ///< the log is emptied at the end
    QString m_logPath; // set before the other thread looks: with m_expectedLogBytes
};

/// Makes a cache's file as small as what it holds. Belongs to the writer's thread.
class Compactor
{
public:
    /// Tells how many bytes are free in a directory; negative: not known.
    using FreeBytes = qint64 (*)(const QString &directory);
    static qint64 freeBytesIn(const QString &directory);

    /// `path` of the file that is open in `connection`. Cancelled once `stop` (may be null) is set.
    Compactor(sqlite::Connection &connection, QString path, CompactionProgress &progress,
              const std::atomic<bool> *stop, FreeBytes freeBytes = freeBytesIn);

    /// With incremental auto-vacuum: gives free pages back in steps, calls `betweenSteps` outside of any
    /// transaction, and ends with its error if it has one. Without: rewrites the file with VACUUM, which
    /// takes the write lock from beginning to end, and gives it incremental auto-vacuum, so that the next
    /// time there are steps. VACUUM copies what is live into a temporary file and from there into the
    /// write-ahead log: DiskFull, before anything is done, unless there is room for both. It cannot be
    /// stopped once the copying into the log has begun. Cancelled in the middle leaves a whole file, in steps
    /// one that has become smaller.
    Result<void> run(const std::function<Result<void>()> &betweenSteps);

private:
    Result<void> giveBackInSteps(const std::function<Result<void>()> &betweenSteps);
    Result<void> vacuum();
    Result<void> checkRoom(qint64 liveBytes) const;
    Result<void> checkRoomIn(const QString &directory, qint64 bytes) const;
    Result<qint64> liveBytes();
    [[nodiscard]] bool isStopped() const { return m_stop && m_stop->load(); }

    sqlite::Connection &m_connection;
    const QString m_path;
    CompactionProgress &m_progress;
    const std::atomic<bool> *const m_stop;
    const FreeBytes m_freeBytes;
};

} // namespace cachescope::cache
