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
    const HashedKey key(name);
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mutex);
    if (const auto found = shard.times.find(key); found != shard.times.end()) {
        found.value() = std::max(found.value(), time);
        return;
    }
    if (m_resolution > 0.0 && isRecent(shard, key, time))
        return;
    if (pending() >= m_capacity) {
        m_dropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    shard.times.insert(key, time);
    m_pending.fetch_add(1, std::memory_order_relaxed);
}

bool AccessLog::isRecent(const Shard &shard, const HashedKey &key, double time) const
{
    const auto found = shard.recent.constFind(key);
    return found != shard.recent.cend() && time - found.value() < m_resolution;
}

bool AccessLog::isFull(const Shard &shard) const
{
    return shard.recent.size() >= std::max<qint64>(1, m_capacity / qint64{kShards});
}

void AccessLog::keepAsRecent(Shard &shard, const HashedKey &key, double time) const
{
    if (m_resolution <= 0.0)
        return;
    if (isFull(shard))
        forgetOld(shard, time);
    // Without room a key may be noted again too early, which costs a write and loses nothing.
    if (!isFull(shard))
        shard.recent.insert(key, time);
}

void AccessLog::forgetOld(Shard &shard, double now) const
{
    if (now < shard.sweepDue)
        return;
    shard.sweepDue = now + m_resolution / 2;
    shard.recent.removeIf([&](const auto &entry) { return now - entry.value() >= m_resolution; });
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
            taken.push_back({it.key().key, it.value()});
            keepAsRecent(shard, it.key(), it.value());
            it = shard.times.erase(it);
        }
    }
    m_pending.fetch_sub(static_cast<qint64>(taken.size()), std::memory_order_relaxed);
    return taken;
}

std::optional<AccessNote> AccessLog::takeOne(const QString &name)
{
    const HashedKey key(name);
    Shard &shard = shardOf(key);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.times.constFind(key);
    if (found == shard.times.cend())
        return std::nullopt;
    const AccessNote note{found.key().key, found.value()};
    shard.times.erase(found);
    keepAsRecent(shard, key, note.time);
    m_pending.fetch_sub(1, std::memory_order_relaxed);
    return note;
}

void AccessLog::putBack(const std::vector<AccessNote> &notes)
{
    for (const AccessNote &note : notes) {
        const HashedKey key(note.key);
        Shard &shard = shardOf(key);
        const std::lock_guard lock(shard.mutex);
        shard.recent.remove(key);
        if (const auto found = shard.times.find(key); found != shard.times.end()) {
            found.value() = std::max(found.value(), note.time);
        } else {
            shard.times.insert(key, note.time);
            m_pending.fetch_add(1, std::memory_order_relaxed);
        }
    }
}

} // namespace cachescope::cache
