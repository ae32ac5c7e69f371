// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/access_log.h"

#include <algorithm>

namespace cachescope::cache {

AccessLog::AccessLog(qint64 capacity)
    : m_capacity(capacity)
{
}

void AccessLog::note(const QString &key, double time)
{
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mutex);
    if (const auto found = shard.times.find(key); found != shard.times.end()) {
        found.value() = std::max(found.value(), time);
        return;
    }
    if (pending() >= m_capacity) {
        m_dropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    shard.times.insert(key, time);
    m_pending.fetch_add(1, std::memory_order_relaxed);
}

std::vector<AccessNote> AccessLog::take(qsizetype limit)
{
    std::vector<AccessNote> taken;
    // Starts where the last call stopped, so that no shard waits for ever behind busier ones.
    const std::size_t start = m_nextShard.load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < kShards && qsizetype(taken.size()) < limit; ++i) {
        Shard &shard = m_shards[(start + i) % kShards];
        m_nextShard.store((start + i) % kShards, std::memory_order_relaxed);
        const std::lock_guard lock(shard.mutex);
        auto it = shard.times.begin();
        while (it != shard.times.end() && qsizetype(taken.size()) < limit) {
            taken.push_back({it.key(), it.value()});
            it = shard.times.erase(it);
        }
    }
    m_pending.fetch_sub(static_cast<qint64>(taken.size()), std::memory_order_relaxed);
    return taken;
}

void AccessLog::putBack(const std::vector<AccessNote> &notes)
{
    for (const AccessNote &note : notes) {
        Shard &shard = shardOf(note.key);
        const std::lock_guard lock(shard.mutex);
        if (const auto found = shard.times.find(note.key); found != shard.times.end()) {
            found.value() = std::max(found.value(), note.time);
        } else {
            shard.times.insert(note.key, note.time);
            m_pending.fetch_add(1, std::memory_order_relaxed);
        }
    }
}

} // namespace cachescope::cache
