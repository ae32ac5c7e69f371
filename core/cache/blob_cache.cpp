// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/blob_cache.h"

#include "core/base/clock.h"
#include "core/base/format.h"
#include "core/base/striped_counter.h"
#include "core/base/translate.h"
#include "core/cache/access_log.h"
#include "core/cache/reader.h"
#include "core/cache/writer.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace cachescope::cache {

namespace {

Result<void> checkItemSize(qint64 bytes, qint64 limit)
{
    if (bytes <= limit)
        return {};
    return Error{ErrorCode::TooLarge,
                 CoreText::tr("A value of %1 is larger than the limit of %2 for one value")
                     .arg(formatBytes(bytes), formatBytes(limit))};
}

/// A NUL would cut the key short for every SQL function that reads it; half a surrogate pair has no UTF-8.
Result<void> checkKey(const QString &key)
{
    if (!key.isEmpty() && !key.contains(QChar(0)) && key.isValidUtf16())
        return {};
    return Error{ErrorCode::InvalidArgument,
                 CoreText::tr("A key must be valid Unicode, and not be empty or contain a NUL character")};
}

Result<void> checkEntry(const NewEntry &entry, const CacheOptions &options)
{
    if (auto valid = checkKey(entry.key); !valid)
        return valid;
    return checkItemSize(entry.data.size(), options.maxItemBytes);
}

Result<qint64> checkEntries(const QList<NewEntry> &entries, const CacheOptions &options)
{
    qint64 bytes = 0;
    for (const NewEntry &entry : entries) {
        if (auto valid = checkEntry(entry, options); !valid)
            return valid.error();
        bytes += entry.data.size();
    }
    return bytes;
}

double secondsOf(std::chrono::milliseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

qint64 sizeOf(const QString &path)
{
    return QFileInfo(path).size();
}

template <typename T>
QFuture<Result<T>> finished(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

constexpr std::chrono::milliseconds kProgressInterval{100};

} // namespace

class BlobCache::Private
{
public:
    Private(const QString &filePath, const CacheOptions &cacheOptions)
        : path(filePath)
        , options(cacheOptions)
        , clock(cacheOptions.clock ? *cacheOptions.clock : Clock::system())
        , notes(cacheOptions.maxPendingTouches, secondsOf(cacheOptions.touchResolution))
        , reader(filePath, cacheOptions, [this] { writer.removeStaleLog(); })
        , writer(filePath, cacheOptions, notes, [this] { reader.renew(); })
    {
    }

    /// What was read of `key`: counted, noted, and its error explained.
    Result<std::optional<QByteArray>> taken(const QString &key, Result<std::optional<QByteArray>> value)
    {
        if (!value)
            return reader.explain(value.error());
        if (*value) {
            hits.add(1);
            noteAccess(key);
        } else {
            misses.add(1);
        }
        return value;
    }

    Result<bool> explained(Result<bool> there) { return there ? there : reader.explain(there.error()); }

    void noteAccess(const QString &key)
    {
        notes.note(key, clock.nowSeconds());
        if (notes.isHalfFull())
            writer.requestFlush();
    }

    Result<Totals> totals()
    {
        const auto recorded = reader.totals();
        if (recorded && recorded->known)
            return recorded->totals;
        // A file that keeps no totals has taken the other's place: the writer opens it as open() does.
        const bool keepsNone = !recorded && recorded.error().code == ErrorCode::Internal;
        if (!recorded && !keepsNone)
            return recorded.error();
        if (auto counted = writer.awaitTotals(); !counted)
            return counted.error();
        const auto counted = reader.totals();
        return counted ? Result<Totals>(counted->totals) : counted.error();
    }

    const QString path;
    const CacheOptions options;
    const Clock &clock;
    AccessLog notes;
    Reader reader;
    Writer writer;
    StripedCounter hits;
    StripedCounter misses;
};

BlobCache::BlobCache(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

BlobCache::~BlobCache()
{
    (void)close();
}

Result<std::unique_ptr<BlobCache>> BlobCache::open(const QString &path, const CacheOptions &options)
{
    if (auto valid = options.validate(); !valid)
        return valid.error();
    // Without one there is no event loop for the writer, and calls would wait for ever.
    if (!QCoreApplication::instance())
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("A cache needs a QCoreApplication; make one before opening it")};
    if (path.isEmpty())
        return Error{ErrorCode::InvalidArgument, CoreText::tr("A cache needs the path of a file")};
    const QFileInfo info(path);
    if (info.isDir())
        return Error{ErrorCode::CannotOpen, CoreText::tr("%1 is a directory, not a cache file").arg(path)};
    if (info.exists() && !info.isFile())
        return Error{ErrorCode::CannotOpen,
                     CoreText::tr("%1 is a device or pipe, not a cache file").arg(path)};
    auto priv = std::make_unique<Private>(path, options);
    if (auto started = priv->writer.start(); !started)
        return started.error();
    return std::unique_ptr<BlobCache>(new BlobCache(std::move(priv)));
}

Result<std::optional<QByteArray>> BlobCache::get(const QString &key)
{
    return d->taken(key, d->reader.value(key));
}

Result<QHash<QString, QByteArray>> BlobCache::getMany(const QStringList &keys)
{
    QHash<QString, QByteArray> found;
    const auto done = d->reader.atOneMoment([&](sqlite::Connection &connection) -> Result<void> {
        for (const QString &key : keys) {
            auto value = d->taken(key, Reader::value(connection, key));
            if (!value)
                return value.error();
            if (*value)
                found.insert(key, std::move(**value));
        }
        return {};
    });
    return done ? Result<QHash<QString, QByteArray>>(std::move(found)) : done.error();
}

Result<bool> BlobCache::contains(const QString &key)
{
    return d->explained(d->reader.contains(key));
}

Result<QStringList> BlobCache::containsMany(const QStringList &keys)
{
    QStringList found;
    const auto done = d->reader.atOneMoment([&](sqlite::Connection &connection) -> Result<void> {
        for (const QString &key : keys) {
            const auto there = d->explained(Reader::contains(connection, key));
            if (!there)
                return there.error();
            if (*there)
                found << key;
        }
        return {};
    });
    return done ? Result<QStringList>(found) : done.error();
}

Result<void> BlobCache::put(const QString &key, const QByteArray &data, std::optional<bool> pinned)
{
    const NewEntry entry{key, data, pinned};
    if (auto valid = checkEntry(entry, d->options); !valid)
        return valid;
    return d->writer.run<void>(data.size(), [&entry](GroupCommit &batch) { return batch.store(entry); });
}

QFuture<Result<void>> BlobCache::putAsync(const QString &key, const QByteArray &data,
                                          std::optional<bool> pinned)
{
    const NewEntry entry{key, data, pinned};
    if (auto valid = checkEntry(entry, d->options); !valid)
        return finished<void>(valid);
    return d->writer.begin<void>(data.size(), [entry](GroupCommit &batch) { return batch.store(entry); });
}

Result<qint64> BlobCache::putMany(const QList<NewEntry> &entries)
{
    const auto bytes = checkEntries(entries, d->options);
    if (!bytes || entries.isEmpty())
        return bytes;
    return d->writer.run<qint64>(*bytes, [&entries](GroupCommit &batch) { return batch.storeAll(entries); });
}

QFuture<Result<qint64>> BlobCache::putManyAsync(const QList<NewEntry> &entries)
{
    const auto bytes = checkEntries(entries, d->options);
    if (!bytes || entries.isEmpty())
        return finished<qint64>(bytes);
    return d->writer.begin<qint64>(*bytes, [entries](GroupCommit &batch) { return batch.storeAll(entries); });
}

Result<bool> BlobCache::remove(const QString &key)
{
    return d->writer.run<bool>(0, [key](GroupCommit &batch) { return batch.table().remove(key); });
}

Result<qint64> BlobCache::pin(const QStringList &keys)
{
    return d->writer.run<qint64>(0, [keys](GroupCommit &batch) { return batch.table().pin(keys); });
}

Result<qint64> BlobCache::unpinAll()
{
    return d->writer.run<qint64>(0, [](GroupCommit &batch) { return batch.unpinAll(); });
}

Result<qint64> BlobCache::flush()
{
    return d->writer.flush();
}

Result<void> BlobCache::setMaxBytes(qint64 maxBytes)
{
    CacheOptions changed = d->options;
    changed.maxBytes = maxBytes;
    if (auto valid = changed.validate(); !valid)
        return valid;
    return d->writer.setMaxBytes(maxBytes);
}

qint64 BlobCache::pending() const
{
    return d->notes.pending() + d->writer.queued();
}

qint64 BlobCache::evictedEntries() const
{
    return d->writer.counts().evictedEntries.load();
}

qint64 BlobCache::storeCommits() const
{
    return d->writer.counts().storeCommits.load();
}

Result<CacheStats> BlobCache::stats()
{
    const auto totals = d->totals();
    if (!totals)
        return totals.error();
    const WriterCounts &counts = d->writer.counts();
    CacheStats stats;
    stats.entries = totals->entries;
    stats.dataBytes = totals->dataBytes;
    stats.pinnedEntries = totals->pinnedEntries;
    stats.pinnedBytes = totals->pinnedBytes;
    stats.walBytes = sizeOf(d->path + QStringLiteral("-wal"));
    stats.fileBytes = sizeOf(d->path) + stats.walBytes;
    if (totals->dataBytes > 0)
        stats.bloatRatio = static_cast<double>(stats.fileBytes) / static_cast<double>(totals->dataBytes);
    stats.pendingTouches = d->notes.pending();
    stats.droppedTouches = d->notes.dropped();
    stats.maxBytes = d->writer.maxBytes();
    stats.hits = d->hits.sum();
    stats.misses = d->misses.sum();
    stats.stores = counts.stores.load();
    stats.storeCommits = counts.storeCommits.load();
    stats.evictedEntries = counts.evictedEntries.load();
    stats.evictedBytes = counts.evictedBytes.load();
    return stats;
}

Result<Compaction> BlobCache::compact(double bloatThreshold, const std::function<void(double)> &progress,
                                      const std::atomic<bool> *stop)
{
    const auto before = stats();
    if (!before)
        return before.error();
    // Without data any file is bloated.
    if (before->dataBytes > 0 && before->bloatRatio < bloatThreshold)
        return Compaction{};
    CompactionProgress shared;
    auto done = d->writer.compact(shared, stop);
    while (done.wait_for(kProgressInterval) != std::future_status::ready) {
        if (progress)
            progress(shared.share());
    }
    if (auto compacted = done.get(); !compacted)
        return compacted.error();
    if (progress)
        progress(1.0);
    const auto after = stats();
    if (!after)
        return after.error();
    return Compaction{true, std::max<qint64>(0, before->fileBytes - after->fileBytes)};
}

Result<void> BlobCache::close()
{
    // The reader first: the writer's connection should be the last, for it is the one that clears the log
    // away.
    d->reader.close();
    return d->writer.stop();
}

} // namespace cachescope::cache
