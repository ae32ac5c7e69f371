// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cache/cache_options.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QList>
#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace cachescope::cache {

/// A value to store.
struct NewEntry
{
    QString key;
    QByteArray data;
    /// Whether eviction must spare it. Not given: as it was if the key is stored already, otherwise not
    /// pinned.
    std::optional<bool> pinned;
};

/// Figures of an open cache. Sizes in bytes.
struct CacheStats
{
    qint64 entries = 0;
    qint64 dataBytes = 0; ///< of all values, pinned or not
    qint64 pinnedEntries = 0;
    qint64 pinnedBytes = 0;
    qint64 fileBytes = 0;      ///< main file and write-ahead log, on disk
    qint64 walBytes = 0;       ///< the log's part of fileBytes
    double bloatRatio = 0.0;   ///< fileBytes ÷ dataBytes; 0 without data
    qint64 pendingTouches = 0; ///< reads noted in memory and not yet in the file
    qint64 droppedTouches = 0; ///< reads that found the notes full: their entries may be evicted too early
    qint64 maxBytes = 0;
    // Since open():
    qint64 hits = 0;
    qint64 misses = 0;
    qint64 stores = 0;
    qint64 storeCommits = 0; ///< transactions that held those stores
    qint64 evictedEntries = 0;
    qint64 evictedBytes = 0;
};

/// What BlobCache::compact() did.
struct Compaction
{
    bool compacted = false; ///< false: the file was not bloated enough
    qint64 reclaimedBytes = 0;
};

/// A persistent cache of blobs under text keys in one SQLite file, evicting the least recently used.
///
/// Reads go through a connection of the calling thread's own, take no write lock and write nothing: that a
/// key was read is noted in memory and written later, in batches. All writes go through one writer thread,
/// which puts what is queued into one transaction; put() and its like return when their own write is
/// committed to the write-ahead log (it then survives a crash of the process; a power failure can take the
/// last moments, but never the file's integrity).
///
/// Every function may be called from any thread, except that close() and the destructor must not run beside
/// others. When the program's QCoreApplication ends, what is queued and noted is still written; from then on
/// only reads work, and writes fail as Closed. Other processes may use the file at the same time, whether or
/// not they know this library.
///
/// The file keeps its own totals, by triggers (table cachescope_totals), so that they are exact whoever
/// writes. Opening checks them against the entries and corrects them; in files above 64 MB it does so in the
/// background. A large file that has none yet (the first opening of a production file) evicts nothing until
/// it was counted, and stats() waits for that.
///
/// Errors common to all: Busy (another process held a lock for longer than busyTimeout), DiskFull, Io,
/// Corrupt, FileReplaced, Closed. After an error the file is as it was before the call, and the next call
/// works once the cause is gone. A file that is replaced by another cache while it is open is noticed within
/// a second, or at the next write, and opened in its place.
class BlobCache
{
public:
    /// Opens `path` or creates it. Files of the production service open in place, with or without a `pinned`
    /// column. NotACache for a file that holds something else, CannotOpen, ReadOnly, InvalidArgument
    /// (options, an empty path, no QCoreApplication).
    static Result<std::unique_ptr<BlobCache>> open(const QString &path, const CacheOptions &options = {});
    /// Closes as close() does, dropping its error.
    ~BlobCache();

    /// The value, or nothing. Notes the access.
    Result<std::optional<QByteArray>> get(const QString &key);
    /// Those of `keys` that are there, all as of one moment. Notes the accesses.
    Result<QHash<QString, QByteArray>> getMany(const QStringList &keys);
    /// Whether the key is there; not an access.
    Result<bool> contains(const QString &key);
    /// Those of `keys` that are there, in the order given, all as of one moment; not an access.
    Result<QStringList> containsMany(const QStringList &keys);

    /// Stores or replaces. TooLarge, evicting nothing, if the value exceeds maxItemBytes or, unpinned, the
    /// budget.
    Result<void> put(const QString &key, const QByteArray &data, std::optional<bool> pinned = std::nullopt);
    /// The same without waiting for the commit (only for room in the queue). Results come in the order of the
    /// calls; the future is finished from the writer's thread.
    QFuture<Result<void>> putAsync(const QString &key, const QByteArray &data,
                                   std::optional<bool> pinned = std::nullopt);
    /// Stores all or nothing; the number stored. TooLarge also if the unpinned ones together exceed the
    /// budget.
    Result<qint64> putMany(const QList<NewEntry> &entries);
    QFuture<Result<qint64>> putManyAsync(const QList<NewEntry> &entries);
    /// Whether there was something to remove.
    Result<bool> remove(const QString &key);
    /// Exempts entries from eviction; the number that changed. Absent and pinned keys change nothing.
    Result<qint64> pin(const QStringList &keys);
    /// Makes all entries evictable again; the number that changed. Evicts nothing by itself.
    Result<qint64> unpinAll();

    /// Writes the noted accesses now; how many entries' times moved.
    Result<qint64> flush();
    /// Changes the budget and evicts down to it if need be. 0: no limit. On an error the new budget stands
    /// all the same, and the next stores evict towards it.
    Result<void> setMaxBytes(qint64 maxBytes);
    /// Reads that are noted and writes that are queued, none of them in the file yet. Touches no file.
    [[nodiscard]] qint64 pending() const;
    /// CacheStats::evictedEntries and storeCommits alone. Cheap: nothing is asked of the file.
    [[nodiscard]] qint64 evictedEntries() const;
    [[nodiscard]] qint64 storeCommits() const;
    /// Costs the same on two entries as on two million.
    Result<CacheStats> stats();
    /// Makes the file as small as what it holds, if it is at least `bloatThreshold` times as large. A file
    /// with incremental auto-vacuum (every new one) shrinks in steps, between which stores go on. Any other
    /// is rewritten, and has it from then on; stores wait as long as that takes, and there must be room for
    /// two more copies of what is live (temporary directory, write-ahead log): DiskFull before anything is
    /// done otherwise. `progress` (0…1) is called about ten times a second in the calling thread. Cancelled
    /// soon after `stop` (may be null) is set, unless a rewrite has reached its second half; the file is
    /// whole in any case.
    Result<Compaction> compact(double bloatThreshold = 1.0, const std::function<void(double)> &progress = {},
                               const std::atomic<bool> *stop = nullptr);

    /// Flushes, checkpoints and closes; further calls fail with Closed. The error is that of the flush; the
    /// cache is closed all the same. Connections of other threads go when these threads end or next use a
    /// cache.
    Result<void> close();

private:
    class Private;
    explicit BlobCache(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace cachescope::cache
