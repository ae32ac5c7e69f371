// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>

namespace cachescope {
class Clock;
}
namespace cachescope::sqlite {
class LockMonitor;
}

namespace cachescope::cache {

/// How a BlobCache behaves. Every default suits a cache of 50–100 GB with hundreds of users.
struct CacheOptions
{
    /// Budget for the values of unpinned entries, in bytes; 0: no limit. Nothing is evicted until a store
    /// exceeds it.
    qint64 maxBytes = 0;
    /// Eviction goes on until unpinned values take at most this share of maxBytes, 0…1, so that it is not due
    /// again at the next store.
    double lowWaterMark = 0.95;
    /// Larger values are refused with TooLarge. At most 1 GB (SQLite's own limit).
    qint64 maxItemBytes = 1'000'000'000;

    /// How often reads that were noted in memory are written as last_accessed. 0: only on flush(), eviction
    /// and close.
    std::chrono::milliseconds flushInterval{10'000};
    /// Notes kept in memory at most, one a key, about 150 bytes each. Reaching half of it starts a flush.
    qint64 maxPendingTouches = 1'000'000;

    /// A read of a key that was noted less than so long ago is not noted again: fewer writes, LRU that is so
    /// much less exact. 0: every read counts.
    std::chrono::milliseconds touchResolution{0};

    /// How long an operation waits for another process's lock before it fails with Busy.
    std::chrono::milliseconds busyTimeout{5'000};
    /// put() waits while this many bytes of values are queued for the writer (back-pressure).
    qint64 maxQueuedBytes = 64'000'000;
    /// Page size of new files, in bytes: a power of two, 512…65536. With 16 KiB values of 5 kB and more are
    /// read and stored faster than with 8 (tests/bench/bench_page_sizes.cpp); stores of 500 bytes are slower.
    int newFilePageSize = 16384;
    /// Each time that the write-ahead log has grown by this many bytes, what it holds is copied into the
    /// file.
    qint64 checkpointBytes = 8'000'000;
    /// From this many bytes on the writer waits for readers to leave the log, so that it can start again at
    /// its beginning. Under constant readers the log is about this large, one transaction more, and what
    /// other processes store while this one has the log copied, which is much if the disk is slow. Only a
    /// reader that keeps one snapshot for long (a backup, the check of a large file's totals) lets it grow
    /// on.
    qint64 maxWalBytes = 64'000'000;

    /// Whether reads go through a map of the file in memory (its first 2 GiB, one map for all threads), which
    /// makes them a tenth to a half faster. But a disk that fails under a mapped page, or a program that cuts
    /// the file short while it is open, then kills the process (SIGBUS), where without there is an error.
    bool mapFile = true;

    QString vfs; ///< the name of the SQLite VFS to open through (sqlite::FaultVfs); empty: manyReadersVfs()
    const Clock *clock = nullptr; ///< null: the system's; not owned
    sqlite::LockMonitor *monitor =
        nullptr; ///< null: nothing is counted; not owned; must outlive every user thread

    /// InvalidArgument, naming the option and what is allowed.
    Result<void> validate() const;
};

} // namespace cachescope::cache
