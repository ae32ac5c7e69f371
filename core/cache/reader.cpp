// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/reader.h"

namespace cachescope::cache {

using sqlite::LockPhase;
using sqlite::ResetGuard;

sqlite::ConnectionOptions Reader::connectionOptions(const QString &path, const CacheOptions &options)
{
    sqlite::ConnectionOptions connection;
    // Never creates: a reader of a file that was deleted under the cache must fail, not find an empty one.
    connection.fileName = sqlite::fileUri(path, QStringLiteral("mode=rw"));
    connection.isUri = true;
    connection.vfs = options.vfs;
    connection.checkpointOnClose = false;
    connection.busyTimeout = options.busyTimeout;
    connection.monitor = options.monitor;
    // A small page cache for each of hundreds of threads: the values come through the memory map.
    connection.pragmas = {QStringLiteral("query_only=ON"), QStringLiteral("wal_autocheckpoint=0"),
                          QStringLiteral("cache_size=-500"), QStringLiteral("mmap_size=2147418112"),
                          QStringLiteral("trusted_schema=OFF")};
    return connection;
}

Reader::Reader(const QString &path, const CacheOptions &options)
    : m_connections(
          [settings = connectionOptions(path, options)] { return sqlite::Connection::open(settings); })
{
}

Result<std::optional<QByteArray>> Reader::value(const QString &key)
{
    const auto connection = m_connections.current();
    if (!connection)
        return connection.error();
    const auto statement = (*connection)->cached("SELECT data FROM cache WHERE key = ?1");
    if (!statement)
        return statement.error();
    const QByteArray utf8 = key.toUtf8();
    const ResetGuard guard(**statement);
    (*statement)->bindUtf8(1, utf8);
    const auto row = (*statement)->step(LockPhase::Read);
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<QByteArray>();
    return std::optional<QByteArray>((*statement)->columnBytes(0));
}

Result<bool> Reader::contains(const QString &key)
{
    const auto connection = m_connections.current();
    if (!connection)
        return connection.error();
    const auto statement = (*connection)->cached("SELECT 1 FROM cache WHERE key = ?1");
    if (!statement)
        return statement.error();
    const QByteArray utf8 = key.toUtf8();
    const ResetGuard guard(**statement);
    (*statement)->bindUtf8(1, utf8);
    return (*statement)->step(LockPhase::Read);
}

} // namespace cachescope::cache
