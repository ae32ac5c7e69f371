// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/designs/corrected_design.h"

namespace cachescope::load {

namespace {

Error closed()
{
    return Error{ErrorCode::Closed, QStringLiteral("The cache is closed")};
}

} // namespace

QJsonObject CorrectedDesign::switches()
{
    return {
        {QStringLiteral("connection"), QStringLiteral("per thread")},
        {QStringLiteral("busyTimeoutMs"), static_cast<int>(cache::CacheOptions().busyTimeout.count())},
        {QStringLiteral("journal"), QStringLiteral("wal")},
        {QStringLiteral("touchOnRead"), false},
        {QStringLiteral("begin"), QStringLiteral("immediate")},
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

Result<void> CorrectedDesign::close()
{
    if (!m_cache)
        return {};
    auto done = m_cache->close();
    m_cache.reset();
    return done;
}

qint64 CorrectedDesign::evicted() const
{
    const auto stats = m_cache ? m_cache->stats() : closed();
    return stats ? stats->evictedEntries : 0;
}

qint64 CorrectedDesign::storeCommits() const
{
    const auto stats = m_cache ? m_cache->stats() : closed();
    return stats ? stats->storeCommits : 0;
}

} // namespace cachescope::load
