// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/blob_cache.h"

#include "core/base/clock.h"
#include "core/base/format.h"
#include "core/cache/access_log.h"
#include "core/cache/reader.h"
#include "core/cache/writer.h"

#include <QFileInfo>

namespace cachescope::cache {

namespace {

Result<void> checkItemSize(qint64 bytes, qint64 limit)
{
    if (bytes <= limit)
        return {};
    return Error{ErrorCode::TooLarge,
                 QStringLiteral("A value of %1 is larger than the limit of %2 for one value")
                     .arg(formatBytes(bytes), formatBytes(limit))};
}

/// A NUL would cut the key short for every SQL function that reads it.
Result<void> checkKey(const QString &key)
{
    if (!key.isEmpty() && !key.contains(QChar(0)))
        return {};
    return Error{ErrorCode::InvalidArgument,
                 QStringLiteral("A key must not be empty or contain a NUL character")};
}

Result<void> checkEntry(const NewEntry &entry, const CacheOptions &options)
{
    if (auto valid = checkKey(entry.key); !valid)
        return valid;
    return checkItemSize(entry.data.size(), options.maxItemBytes);
}

} // namespace

class BlobCache::Private
{
public:
    Private(const QString &filePath, const CacheOptions &cacheOptions)
        : path(filePath)
        , options(cacheOptions)
        , clock(cacheOptions.clock ? *cacheOptions.clock : Clock::system())
        , notes(cacheOptions.maxPendingTouches)
        , writer(filePath, cacheOptions, notes)
        , reader(filePath, cacheOptions)
    {
    }

    void noteAccess(const QString &key)
    {
        notes.note(key, clock.nowSeconds());
        if (notes.isHalfFull())
            writer.requestFlush();
    }

    const QString path;
    const CacheOptions options;
    const Clock &clock;
    AccessLog notes;
    Writer writer;
    Reader reader;
    std::atomic<qint64> hits{0};
    std::atomic<qint64> misses{0};
};

BlobCache::BlobCache(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

BlobCache::~BlobCache() = default;

Result<std::unique_ptr<BlobCache>> BlobCache::open(const QString &path, const CacheOptions &options)
{
    if (auto valid = options.validate(); !valid)
        return valid.error();
    if (QFileInfo(path).isDir())
        return Error{ErrorCode::CannotOpen, QStringLiteral("%1 is a directory, not a cache file").arg(path)};
    auto priv = std::make_unique<Private>(path, options);
    if (auto started = priv->writer.start(); !started) {
        Error error = started.error();
        error.message = QStringLiteral("%1: %2").arg(path, error.message);
        return error;
    }
    return std::unique_ptr<BlobCache>(new BlobCache(std::move(priv)));
}

Result<std::optional<QByteArray>> BlobCache::get(const QString &key)
{
    auto value = d->reader.value(key);
    if (!value)
        return value;
    if (*value) {
        d->hits.fetch_add(1, std::memory_order_relaxed);
        d->noteAccess(key);
    } else {
        d->misses.fetch_add(1, std::memory_order_relaxed);
    }
    return value;
}

Result<QHash<QString, QByteArray>> BlobCache::getMany(const QStringList &keys)
{
    QHash<QString, QByteArray> found;
    for (const QString &key : keys) {
        auto value = get(key);
        if (!value)
            return value.error();
        if (*value)
            found.insert(key, **value);
    }
    return found;
}

Result<bool> BlobCache::contains(const QString &key)
{
    return d->reader.contains(key);
}

Result<QStringList> BlobCache::containsMany(const QStringList &keys)
{
    QStringList found;
    for (const QString &key : keys) {
        const auto there = d->reader.contains(key);
        if (!there)
            return there.error();
        if (*there)
            found << key;
    }
    return found;
}

Result<void> BlobCache::put(const QString &key, const QByteArray &data, std::optional<bool> pinned)
{
    const NewEntry entry{key, data, pinned};
    if (auto valid = checkEntry(entry, d->options); !valid)
        return valid;
    return d->writer.run<void>(data.size(), [entry](GroupCommit &batch) { return batch.store(entry); });
}

Result<qint64> BlobCache::putMany(const QList<NewEntry> &entries)
{
    qint64 bytes = 0;
    for (const NewEntry &entry : entries) {
        if (auto valid = checkEntry(entry, d->options); !valid)
            return valid.error();
        bytes += entry.data.size();
    }
    if (entries.isEmpty())
        return qint64{0};
    return d->writer.run<qint64>(bytes, [entries](GroupCommit &batch) { return batch.storeAll(entries); });
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
    return d->writer.run<qint64>(0, [](GroupCommit &batch) { return batch.table().unpinAll(); });
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
    d->writer.setMaxBytes(maxBytes);
    return d->writer.run<void>(0, [](GroupCommit &batch) {
        batch.evict();
        return Result<void>();
    });
}

Result<CacheStats> BlobCache::stats()
{
    const auto totals = d->writer.totals();
    if (!totals)
        return totals.error();
    const WriterCounts &counts = d->writer.counts();
    CacheStats stats;
    stats.entries = totals->entries;
    stats.dataBytes = totals->dataBytes;
    stats.pinnedEntries = totals->pinnedEntries;
    stats.pinnedBytes = totals->pinnedBytes;
    stats.fileBytes = QFileInfo(d->path).size() + QFileInfo(d->path + QStringLiteral("-wal")).size();
    if (totals->dataBytes > 0)
        stats.bloatRatio = static_cast<double>(stats.fileBytes) / static_cast<double>(totals->dataBytes);
    stats.pendingTouches = d->notes.pending();
    stats.droppedTouches = d->notes.dropped();
    stats.maxBytes = d->writer.maxBytes();
    stats.hits = d->hits.load();
    stats.misses = d->misses.load();
    stats.stores = counts.stores.load();
    stats.storeCommits = counts.storeCommits.load();
    stats.evictedEntries = counts.evictedEntries.load();
    stats.evictedBytes = counts.evictedBytes.load();
    return stats;
}

Result<void> BlobCache::close()
{
    // The reader first: the writer's connection should be the last, for it is the one that clears the log
    // away.
    d->reader.close();
    return d->writer.stop();
}

} // namespace cachescope::cache
