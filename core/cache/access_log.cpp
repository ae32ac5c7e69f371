// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/access_log.h"

#include <algorithm>

namespace cachescope::cache {

AccessLog::AccessLog(qint64 capacity, double resolution)
    : m_capacity(capacity)
    , m_resolution(resolution)
{
}

void AccessLog::note(const QString &name, double time)
{
    const Lookup key(name);
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mutex);
    if (const auto found = shard.times.find(key); found != shard.times.end()) {
        found->second = std::max(found->second, time);
        return;
    }
    if (m_resolution > 0.0 && isRecent(shard, key, time))
        return;
    if (pending() >= m_capacity) {
        m_dropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    shard.times.emplace(name, time);
    m_pending.fetch_add(1, std::memory_order_relaxed);
}

bool AccessLog::isRecent(const Shard &shard, const Lookup &key, double time) const
{
    const auto found = shard.recent.find(key);
    return found != shard.recent.end() && time - found->second < m_resolution;
}

bool AccessLog::isFull(const Shard &shard) const
{
    return shard.recent.size() >= static_cast<std::size_t>(std::max<qint64>(1, m_capacity / qint64{kShards}));
}

void AccessLog::keepAsRecent(Shard &shard, const QString &key, double time) const
{
    if (m_resolution <= 0.0)
        return;
    if (isFull(shard))
        forgetOld(shard, time);
    // Without room a key may be noted again too early, which costs a write and loses nothing.
    if (!isFull(shard))
        shard.recent.insert_or_assign(key, time);
}

void AccessLog::forgetOld(Shard &shard, double now) const
{
    if (now < shard.sweepDue)
        return;
    shard.sweepDue = now + m_resolution / 2;
    std::erase_if(shard.recent, [&](const auto &entry) { return now - entry.second >= m_resolution; });
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
            taken.push_back({it->first, it->second});
            keepAsRecent(shard, it->first, it->second);
            it = shard.times.erase(it);
        }
    }
    m_pending.fetch_sub(static_cast<qint64>(taken.size()), std::memory_order_relaxed);
    return taken;
}

std::optional<AccessNote> AccessLog::takeOne(const QString &name)
{
    const Lookup key(name);
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.times.find(key);
    if (found == shard.times.end())
        return std::nullopt;
    const AccessNote note{found->first, found->second};
    shard.times.erase(found);
    keepAsRecent(shard, note.key, note.time);
    m_pending.fetch_sub(1, std::memory_order_relaxed);
    return note;
}

void AccessLog::putBack(const std::vector<AccessNote> &notes)
{
    for (const AccessNote &note : notes) {
        Shard &shard = shardOf(Lookup(note.key));
        const std::lock_guard lock(shard.mutex);
        shard.recent.erase(note.key);
        const auto [entry, isNew] = shard.times.try_emplace(note.key, note.time);
        if (isNew)
            m_pending.fetch_add(1, std::memory_order_relaxed);
        else
            entry->second = std::max(entry->second, note.time);
    }
}

} // namespace cachescope::cache
