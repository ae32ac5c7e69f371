// SPDX-License-Identifier: GPL-3.0-or-later
//
// A biased lock: its owner takes and releases it by changing one word that nobody else touches but to take it
// away. A kept lock is to SQLite a read that has not ended, which is always safe: it can hold up a checkpoint
// or the beginning of a new log, and nothing else, and the next read looks at the log's index all the same.
#include "core/sqlite/kept_read_lock.h"

#include <algorithm>

namespace cachescope::sqlite {

namespace {

/// WAL_READ_LOCK(0) in SQLite's wal.c; up to SQLITE_SHM_NLOCK.
constexpr int kFirstSlot = 3;

// What the word says: there is no lock here, or its slot and whether a read uses it.
constexpr int kNone = 0;
constexpr int kept(int slot)
{
    return 2 * slot;
}
constexpr int used(int slot)
{
    return 2 * slot + 1;
}
constexpr int slotOf(int state)
{
    return state / 2;
}
constexpr bool isUsedState(int state)
{
    return state % 2 != 0;
}
constexpr bool isIn(int state, int first, int count)
{
    return state != kNone && slotOf(state) >= first && slotOf(state) < first + count;
}

} // namespace

std::shared_ptr<KeptReadLocks> KeptReadLocks::of(const FileIdentity &identity)
{
    static PerFile<KeptReadLocks> files;
    return files.of(identity, [] { return std::make_shared<KeptReadLocks>(); });
}

void KeptReadLocks::add(KeptReadLock *lock)
{
    const std::lock_guard guard(m_mutex);
    m_locks.push_back(lock);
}

void KeptReadLocks::remove(KeptReadLock *lock)
{
    const std::lock_guard guard(m_mutex);
    std::erase(m_locks, lock);
}

bool KeptReadLocks::giveUp(int first, int count)
{
    const std::lock_guard guard(m_mutex);
    const auto isUsed = [&](const KeptReadLock *lock) { return lock->isUsed(first, count); };
    if (std::any_of(m_locks.begin(), m_locks.end(), isUsed))
        return false;
    for (KeptReadLock *lock : m_locks)
        lock->giveUp(first, count);
    return true;
}

int KeptReadLocks::giveUpAll()
{
    const std::lock_guard guard(m_mutex);
    return static_cast<int>(std::count_if(m_locks.begin(), m_locks.end(), [](KeptReadLock *lock) {
        return lock->giveUp(kFirstSlot, SQLITE_SHM_NLOCK);
    }));
}

KeptReadLock::KeptReadLock(sqlite3_file *real)
    : m_real(real)
    , m_state(kNone)
{
}

bool KeptReadLock::isFor(int slot)
{
    return slot >= kFirstSlot;
}

int KeptReadLock::lock(int slot)
{
    int state = kept(slot);
    if (m_state.compare_exchange_strong(state, used(slot), std::memory_order_acquire))
        return SQLITE_OK;
    const std::lock_guard guard(m_giving);
    state = m_state.load();
    // No connection holds two of them; if one should, the second is an ordinary lock.
    if (isUsedState(state))
        return callReal(slot, SQLITE_SHM_LOCK);
    if (state != kNone) {
        m_state.store(kNone);
        callReal(slotOf(state), SQLITE_SHM_UNLOCK);
    }
    const int rc = callReal(slot, SQLITE_SHM_LOCK);
    if (rc == SQLITE_OK)
        m_state.store(used(slot));
    return rc;
}

int KeptReadLock::unlock(int slot)
{
    if (m_state.load(std::memory_order_relaxed) != used(slot))
        return callReal(slot, SQLITE_SHM_UNLOCK);
    m_state.store(kept(slot), std::memory_order_release);
    return SQLITE_OK;
}

bool KeptReadLock::isUsed(int first, int count) const
{
    const int state = m_state.load(std::memory_order_relaxed);
    return isUsedState(state) && isIn(state, first, count);
}

bool KeptReadLock::giveUp(int first, int count)
{
    int state = m_state.load(std::memory_order_relaxed);
    if (isUsedState(state) || !isIn(state, first, count))
        return false;
    const std::lock_guard guard(m_giving);
    if (!m_state.compare_exchange_strong(state, kNone, std::memory_order_acq_rel))
        return false; // its owner has just begun a read
    callReal(slotOf(state), SQLITE_SHM_UNLOCK);
    return true;
}

int KeptReadLock::callReal(int slot, int flags)
{
    return m_real->pMethods->xShmLock(m_real, slot, 1, flags | SQLITE_SHM_SHARED);
}

} // namespace cachescope::sqlite
