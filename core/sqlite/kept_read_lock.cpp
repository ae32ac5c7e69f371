// SPDX-License-Identifier: GPL-3.0-or-later
//
// A biased lock: its owner takes and releases it by changing one word that nobody else touches but to take it
// away. To SQLite a kept lock is a read that has not ended. That is always safe, and the next read looks at
// the log's index all the same; but it holds up other processes that copy the log or begin it anew. So it is
// kept only where the time between two reads is so short that they would hardly find the lock free anyway.
#include "core/sqlite/kept_read_lock.h"

#include "core/sqlite/read_lock_sweeper.h"

#include <algorithm>
#include <utility>

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

/// Never destroyed: connections may be closed as late as by the destructors of statics.
PerFile<KeptReadLocks> &allFiles()
{
    static auto *const files = new PerFile<KeptReadLocks>;
    return *files;
}

} // namespace

std::shared_ptr<KeptReadLocks> KeptReadLocks::of(const FileIdentity &identity)
{
    return allFiles().of(identity, [] { return std::make_shared<KeptReadLocks>(); });
}

int KeptReadLocks::giveUpInAllFiles()
{
    int count = 0;
    for (const auto &locks : allFiles().all())
        count += locks->giveUpAll();
    return count;
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
    int count = 0;
    for (KeptReadLock *lock : m_locks) {
        count += lock->exists() ? 1 : 0;
        lock->giveUp(kFirstSlot, SQLITE_SHM_NLOCK);
    }
    return count;
}

KeptReadLock::KeptReadLock(sqlite3_file *real, std::chrono::nanoseconds fast)
    : m_real(real)
    , m_fast(fast)
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
    const std::lock_guard guard(m_calling);
    state = m_state.load();
    // No connection holds two of them; if one should, the second is an ordinary lock.
    if (isUsedState(state))
        return callShared(slot, SQLITE_SHM_LOCK);
    if (state != kNone) {
        m_state.store(kNone);
        callShared(slotOf(state), SQLITE_SHM_UNLOCK);
    }
    const int rc = callShared(slot, SQLITE_SHM_LOCK);
    if (rc == SQLITE_OK)
        m_state.store(used(slot));
    return rc;
}

int KeptReadLock::unlock(int slot)
{
    const bool fast = readsComeFast();
    if (m_state.load(std::memory_order_relaxed) == used(slot)) {
        if (fast) {
            m_state.store(kept(slot), std::memory_order_release);
            ReadLockSweeper::ofProgram().noteKept();
            return SQLITE_OK;
        }
        m_state.store(kNone);
    }
    const std::lock_guard guard(m_calling);
    return callShared(slot, SQLITE_SHM_UNLOCK);
}

bool KeptReadLock::readsComeFast()
{
    const auto now = std::chrono::steady_clock::now();
    return now - std::exchange(m_lastRead, now) < m_fast;
}

int KeptReadLock::callReal(int first, int count, int flags)
{
    const std::lock_guard guard(m_calling);
    return m_real->pMethods->xShmLock(m_real, first, count, flags);
}

int KeptReadLock::callShared(int slot, int flags)
{
    return m_real->pMethods->xShmLock(m_real, slot, 1, flags | SQLITE_SHM_SHARED);
}

void KeptReadLock::release()
{
    const std::lock_guard guard(m_calling);
    if (const int state = m_state.exchange(kNone); state != kNone)
        callShared(slotOf(state), SQLITE_SHM_UNLOCK);
}

bool KeptReadLock::isUsed(int first, int count) const
{
    const int state = m_state.load(std::memory_order_relaxed);
    return isUsedState(state) && isIn(state, first, count);
}

bool KeptReadLock::exists() const
{
    return m_state.load(std::memory_order_relaxed) != kNone;
}

void KeptReadLock::giveUp(int first, int count)
{
    int state = m_state.load(std::memory_order_relaxed);
    if (isUsedState(state) || !isIn(state, first, count))
        return;
    const std::lock_guard guard(m_calling);
    // Otherwise its owner has just begun a read.
    if (m_state.compare_exchange_strong(state, kNone, std::memory_order_acq_rel))
        callShared(slotOf(state), SQLITE_SHM_UNLOCK);
}

} // namespace cachescope::sqlite
