// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/corrected_design.h"

#include "core/base/translate.h"

namespace cachescope::load {

namespace {

Error closed()
{
    return Error{ErrorCode::Closed, CoreText::tr("The cache is closed")};
}

} // namespace

QJsonObject CorrectedDesign::switches()
{
    return {
        {QStringLiteral("connection"), QStringLiteral("per thread")},
        {QStringLiteral("busyTimeoutMs"), static_cast<int>(cache::CacheOptions().busyTimeout.count())},
        {QStringLiteral("retry"), QStringLiteral("fair")},
        {QStringLiteral("journal"), QStringLiteral("wal")},
        {QStringLiteral("touchOnRead"), false},
        {QStringLiteral("begin"), QStringLiteral("immediate")},
        {QStringLiteral("lookup"), QStringLiteral("none")},
        {QStringLiteral("commit"), QStringLiteral("group")},
        {QStringLiteral("size"), QStringLiteral("counter")},
        {QStringLiteral("eviction"), QStringLiteral("batch")},
    };
}

Result<void> CorrectedDesign::open(const DesignSettings &settings)
{
    cache::CacheOptions options;
    options.maxBytes = settings.maxBytes;
    options.monitor = settings.monitor;
    options.vfs = settings.vfs;
    auto opened = cache::BlobCache::open(settings.path, options);
    if (!opened)
        return opened.error();
    m_cache = std::move(*opened);
    m_evicted = 0;
    return {};
}

Result<std::optional<QByteArray>> CorrectedDesign::read(const QString &key)
{
    if (!m_cache)
        return closed();
    return m_cache->get(key);
}

Result<void> CorrectedDesign::store(const QString &key, const QByteArray &value)
{
    if (!m_cache)
        return closed();
    return m_cache->put(key, value);
}

Result<QHash<QString, QByteArray>> CorrectedDesign::readMany(const QStringList &keys)
{
    if (!m_cache)
        return closed();
    return m_cache->getMany(keys);
}

Result<bool> CorrectedDesign::contains(const QString &key)
{
    if (!m_cache)
        return closed();
    return m_cache->contains(key);
}

Result<void> CorrectedDesign::storeMany(const QList<DesignEntry> &entries)
{
    if (!m_cache)
        return closed();
    QList<cache::NewEntry> all;
    all.reserve(entries.size());
    for (const auto &[key, value] : entries)
        all.append({key, value, std::nullopt});
    const auto stored = m_cache->putMany(all);
    return stored ? Result<void>() : stored.error();
}

Result<bool> CorrectedDesign::remove(const QString &key)
{
    if (!m_cache)
        return closed();
    return m_cache->remove(key);
}

Result<qint64> CorrectedDesign::pin(const QStringList &keys)
{
    if (!m_cache)
        return closed();
    return m_cache->pin(keys);
}

Result<qint64> CorrectedDesign::unpinAll()
{
    if (!m_cache)
        return closed();
    return m_cache->unpinAll();
}

qint64 CorrectedDesign::dirty() const
{
    return m_cache ? m_cache->pending() : 0;
}

Result<void> CorrectedDesign::close()
{
    if (!m_cache)
        return {};
    auto done = m_cache->close();
    m_evicted = m_cache->evictedEntries();
    m_cache.reset();
    return done;
}

qint64 CorrectedDesign::evicted() const
{
    return m_cache ? m_cache->evictedEntries() : m_evicted;
}

qint64 CorrectedDesign::storeCommits() const
{
    return m_cache ? m_cache->storeCommits() : 0;
}

} // namespace cachescope::load
