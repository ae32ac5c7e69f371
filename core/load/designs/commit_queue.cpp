// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/commit_queue.h"

#include <utility>

namespace cachescope::load {

Result<void> CommitQueue::store(const QList<DesignEntry> &entries, const Commit &commit)
{
    Waiting mine{entries, {}};
    std::unique_lock lock(m_mutex);
    m_waiting.push_back(&mine);
    m_waitingEntries.fetch_add(entries.size(), std::memory_order_relaxed);
    m_batchEnded.wait(lock, [&] { return mine.result || !m_committing; });
    if (mine.result)
        return *mine.result;

    m_committing = true;
    const Batch batch = takeBatch();
    lock.unlock();
    const auto done = commitAll(batch, commit);
    lock.lock();
    for (Waiting *each : batch)
        each->result = done;
    m_committing = false;
    lock.unlock();
    m_batchEnded.notify_all();
    return done;
}

CommitQueue::Batch CommitQueue::takeBatch()
{
    m_waitingEntries.store(0, std::memory_order_relaxed);
    return std::exchange(m_waiting, {});
}

Result<void> CommitQueue::commitAll(const Batch &batch, const Commit &commit)
{
    if (batch.size() == 1)
        return commit(batch.front()->entries);
    QList<DesignEntry> all;
    for (const Waiting *each : batch)
        all << each->entries;
    return commit(all);
}

} // namespace cachescope::load
