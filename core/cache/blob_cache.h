// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cache/cache_options.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

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

/// A persistent cache of blobs under text keys in one SQLite file, evicting the least recently used.
///
/// Reads go through a connection of the calling thread's own, take no write lock and write nothing: that a
/// key was read is noted in memory and written later, in batches. All writes go through one writer thread,
/// which puts what is queued into one transaction; put() and its like return when their own write is
/// committed to the write-ahead log (it then survives a crash of the process; a power failure can take the
/// last moments, but never the file's integrity).
///
/// Every function may be called from any thread, except that close() and the destructor must not run beside
/// others. Other processes may use the file at the same time, whether or not they know this library.
///
/// Errors common to all: Busy (another process held a lock for longer than busyTimeout), DiskFull, Io,
/// Corrupt, Closed.
class BlobCache
{
public:
    /// Opens `path` or creates it. Files of the production service open in place, with or without a `pinned`
    /// column. NotACache for a file that holds something else, CannotOpen, ReadOnly, InvalidArgument
    /// (options).
    static Result<std::unique_ptr<BlobCache>> open(const QString &path, const CacheOptions &options = {});
    /// Closes as close() does, dropping its error.
    ~BlobCache();

    /// The value, or nothing. Notes the access.
    Result<std::optional<QByteArray>> get(const QString &key);
    /// Those of `keys` that are there. Notes the accesses.
    Result<QHash<QString, QByteArray>> getMany(const QStringList &keys);
    /// Whether the key is there; not an access.
    Result<bool> contains(const QString &key);
    /// Those of `keys` that are there, in the order given; not an access.
    Result<QStringList> containsMany(const QStringList &keys);

    /// Stores or replaces. TooLarge, evicting nothing, if the value exceeds maxItemBytes or, unpinned, the
    /// budget.
    Result<void> put(const QString &key, const QByteArray &data, std::optional<bool> pinned = std::nullopt);
    /// Stores all or nothing; the number stored. TooLarge also if the unpinned ones together exceed the
    /// budget.
    Result<qint64> putMany(const QList<NewEntry> &entries);
    /// Whether there was something to remove.
    Result<bool> remove(const QString &key);
    /// Exempts entries from eviction; the number that changed. Absent and pinned keys change nothing.
    Result<qint64> pin(const QStringList &keys);
    /// Makes all entries evictable again; the number that changed. Evicts nothing by itself.
    Result<qint64> unpinAll();

    /// Writes the noted accesses now; how many entries' times moved.
    Result<qint64> flush();
    /// Changes the budget and evicts down to it if need be. 0: no limit.
    Result<void> setMaxBytes(qint64 maxBytes);
    /// Costs the same on two entries as on two million, unless another process has written since.
    Result<CacheStats> stats();

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
