// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/file_identity.h"

#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

namespace cachescope::sqlite {

class KeptReadLock;

/// The files of one database that are open in this process and may keep a read lock. Any thread.
class KeptReadLocks
{
public:
    static std::shared_ptr<KeptReadLocks> of(const FileIdentity &identity);
    /// Gives up all that are kept of any file and not used at this moment; how many locks there were, with
    /// those in use.
    static int giveUpInAllFiles();

    void add(KeptReadLock *lock);
    void remove(KeptReadLock *lock);
    /// Gives up what is kept of `count` shared-memory locks from `first` on; false, and then nothing is given
    /// up, if a read uses one of them.
    bool giveUp(int first, int count);
    /// Gives up all that are kept and not used; how many locks there were, with those in use.
    int giveUpAll();

private:
    std::mutex m_mutex;
    std::vector<KeptReadLock *> m_locks; // guarded by m_mutex
};

/// The lock by which one connection's reads stand in the write-ahead log (WAL_READ_LOCK(n),
/// https://www.sqlite.org/walformat.html#locks), kept from one read to the next while they come fast: taking
/// and releasing it are system calls under a mutex of the whole process, most of what a read of a small value
/// costs.
///
/// A lock that is kept and not used is given up as soon as anybody in this process wants it for itself, and
/// by the ReadLockSweeper, for other processes cannot ask.
///
/// giveUp() and isUsed() are for any thread, the rest for the connection's.
class KeptReadLock
{
public:
    static constexpr std::chrono::milliseconds kFast{1};

    /// `real` takes the locks, and must outlive this. The lock is kept after a read that ended less than
    /// `fast` after the one before.
    explicit KeptReadLock(sqlite3_file *real, std::chrono::nanoseconds fast = kFast);
    KeptReadLock(const KeptReadLock &) = delete;
    KeptReadLock &operator=(const KeptReadLock &) = delete;

    /// Whether the shared-memory lock of this number is one that is kept.
    static bool isFor(int slot);
    /// Takes the shared lock; an SQLite result code.
    int lock(int slot);
    int unlock(int slot);
    /// Any other call for locks of the same file, which must not meet a giveUp().
    int callReal(int first, int count, int flags);
    /// Before the shared memory goes: afterwards nothing is kept, and no giveUp() is under way.
    void release();

    [[nodiscard]] bool isUsed(int first, int count) const;
    /// Whether there is a lock, kept or used.
    [[nodiscard]] bool exists() const;
    /// Gives the lock up if it is kept, unused, and one of these.
    void giveUp(int first, int count);

private:
    int callShared(int slot, int flags);
    bool readsComeFast();

    sqlite3_file *const m_real;
    const std::chrono::nanoseconds m_fast;
    std::atomic<int> m_state; ///< see kept_read_lock.cpp
    std::mutex m_calling;     ///< held while the real lock is taken or released
    std::chrono::steady_clock::time_point m_lastRead;
};

} // namespace cachescope::sqlite
