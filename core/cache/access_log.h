// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <unordered_map>
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
    /// Holds at most `capacity` keys; a note for one more is dropped and counted. With a `resolution` above 0
    /// (seconds) a key that was noted is not noted again until so much later; the keys of that time are kept
    /// too, within the same capacity.
    explicit AccessLog(qint64 capacity, double resolution = 0.0);

    void note(const QString &key, double time);

    /// Removes and returns up to `limit` notes, in no particular order.
    std::vector<AccessNote> take(qsizetype limit);
    /// Removes and returns the note of one key.
    std::optional<AccessNote> takeOne(const QString &key);
    /// Returns notes that could not be written. A newer note of the same key stays. Never drops: what was
    /// accepted once is kept, even beyond the capacity.
    void putBack(const std::vector<AccessNote> &notes);

    [[nodiscard]] qint64 pending() const { return m_pending.load(std::memory_order_relaxed); }
    [[nodiscard]] qint64 dropped() const { return m_dropped.load(std::memory_order_relaxed); }
    [[nodiscard]] bool isHalfFull() const { return pending() >= m_capacity / 2; }

private:
    static constexpr std::size_t kShards = 64;
    static constexpr std::size_t kCacheLine = 64;

    /// A key to look for, and its hash, which serves to choose the shard and inside it. Not a QString: to
    /// count its references would be to write where other threads read.
    struct Lookup
    {
        explicit Lookup(QStringView name)
            : key(name)
            , hash(qHash(name, kSeed))
        {
        }

        QStringView key;
        std::size_t hash;
    };
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(const Lookup &lookup) const { return lookup.hash; }
        std::size_t operator()(const QString &key) const { return qHash(QStringView(key), kSeed); }
    };
    struct Equal
    {
        using is_transparent = void;
        bool operator()(const QString &a, const QString &b) const { return a == b; }
        bool operator()(const Lookup &a, const QString &b) const { return a.key == b; }
        bool operator()(const QString &a, const Lookup &b) const { return a == b.key; }
    };
    using Times = std::unordered_map<QString, double, Hash, Equal>;

    struct alignas(kCacheLine) Shard
    {
        std::mutex mutex;
        Times times;           // pending notes; guarded by mutex
        Times recent;          // taken less than the resolution ago; guarded by mutex
        double sweepDue = 0.0; // when `recent` may be worth looking through; guarded by mutex
    };

    /// By the high bits: the tables inside use the low ones.
    Shard &shardOf(const Lookup &key) { return m_shards[(key.hash >> 48U) % kShards]; }
    bool isRecent(const Shard &shard, const Lookup &key, double time) const;
    [[nodiscard]] bool isFull(const Shard &shard) const;
    void keepAsRecent(Shard &shard, const QString &key, double time) const;
    void forgetOld(Shard &shard, double now) const;

    static constexpr std::size_t kSeed = 0x9e3779b97f4a7c15;

    const qint64 m_capacity;
    const double m_resolution;
    std::array<Shard, kShards> m_shards;
    std::atomic<qint64> m_pending{0};
    std::atomic<qint64> m_dropped{0};
    std::atomic<std::size_t> m_nextShard{0};
};

} // namespace cachescope::cache
