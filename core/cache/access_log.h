// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <array>
#include <atomic>
#include <mutex>
#include <vector>

namespace cachescope::cache {

/// That `key` was read at `time`, in Unix seconds.
struct AccessNote
{
    QString key;
    double time = 0.0;
};

/// Reads that are noted in memory and not yet in the file: the latest time of each key. Any thread may call;
/// the keys are spread over shards, so that readers of different keys seldom meet.
class AccessLog
{
public:
    /// Holds at most `capacity` keys; a note for one more is dropped and counted.
    explicit AccessLog(qint64 capacity);

    void note(const QString &key, double time);

    /// Removes and returns up to `limit` notes, in no particular order.
    std::vector<AccessNote> take(qsizetype limit);
    /// Returns notes that could not be written. A newer note of the same key stays. Never drops: what was
    /// accepted once is kept, even beyond the capacity.
    void putBack(const std::vector<AccessNote> &notes);

    [[nodiscard]] qint64 pending() const { return m_pending.load(std::memory_order_relaxed); }
    [[nodiscard]] qint64 dropped() const { return m_dropped.load(std::memory_order_relaxed); }
    [[nodiscard]] bool isHalfFull() const { return pending() >= m_capacity / 2; }

private:
    static constexpr std::size_t kShards = 32;
    static constexpr std::size_t kCacheLine = 64;

    struct alignas(kCacheLine) Shard
    {
        std::mutex mutex;
        QHash<QString, double> times; // guarded by mutex
    };

    Shard &shardOf(const QString &key) { return m_shards[qHash(key) % kShards]; }

    const qint64 m_capacity;
    std::array<Shard, kShards> m_shards;
    std::atomic<qint64> m_pending{0};
    std::atomic<qint64> m_dropped{0};
    std::atomic<std::size_t> m_nextShard{0};
};

} // namespace cachescope::cache
