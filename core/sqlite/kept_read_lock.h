// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/file_identity.h"

#include <sqlite3.h>

#include <atomic>
#include <vector>

namespace cachescope::sqlite {

class KeptReadLock;

/// The files of one database that are open in this process and may keep a read lock. Any thread.
class KeptReadLocks
{
public:
    static std::shared_ptr<KeptReadLocks> of(const FileIdentity &identity);

    void add(KeptReadLock *lock);
    void remove(KeptReadLock *lock);
    /// Gives up what is kept of `count` shared-memory locks from `first` on; false, and then it may have
    /// given up nothing, if a read uses one of them.
    bool giveUp(int first, int count);
    /// Gives up all that are kept; how many.
    int giveUpAll();

private:
    std::mutex m_mutex;
    std::vector<KeptReadLock *> m_locks; // guarded by m_mutex
};

/// The lock by which one connection's reads stand in the write-ahead log (WAL_READ_LOCK(n),
/// https://www.sqlite.org/walformat.html#locks), kept from one read to the next: taking and releasing it are
/// system calls under a mutex of the whole process, most of what a read of a small value costs.
///
/// A lock that is kept and not used is given up as soon as anybody in this process wants it for itself. Other
/// processes cannot ask, so somebody has to call KeptReadLocks::giveUpAll() every few milliseconds.
///
/// lock() and unlock() are for the connection's thread; the rest for any.
class KeptReadLock
{
public:
    /// `real` takes the locks, and must outlive this. Nothing may be kept at the end: call giveUp() first.
    explicit KeptReadLock(sqlite3_file *real);
    KeptReadLock(const KeptReadLock &) = delete;
    KeptReadLock &operator=(const KeptReadLock &) = delete;

    /// Whether the shared-memory lock of this number is one that is kept.
    static bool isFor(int slot);
    /// Takes the shared lock; an SQLite result code.
    int lock(int slot);
    int unlock(int slot);
    [[nodiscard]] bool isUsed(int first, int count) const;
    /// Gives the lock up if it is kept, unused, and one of these. Whether it did.
    bool giveUp(int first, int count);

private:
    int callReal(int slot, int flags);

    sqlite3_file *const m_real;
    std::atomic<int> m_state; ///< see kept_read_lock.cpp
    std::mutex m_giving;      ///< held while a lock that was kept is released
};

} // namespace cachescope::sqlite
