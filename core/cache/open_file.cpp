// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/open_file.h"

#include "core/base/translate.h"
#include "core/cache/totals_audit.h"
#include "core/sqlite/lock_activity.h"
#include "core/sqlite/many_readers_vfs.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace cachescope::cache {

namespace {

constexpr qint64 kMapBytes = 2'147'418'112; // SQLite's limit

sqlite::ConnectionOptions commonOptions(const QString &path, const CacheOptions &options, const QString &mode)
{
    sqlite::ConnectionOptions connection;
    connection.fileName = sqlite::fileUri(path, QStringLiteral("mode=") + mode);
    connection.isUri = true;
    connection.vfs = options.vfs.isEmpty() ? sqlite::manyReadersVfs() : options.vfs;
    connection.busyTimeout = options.busyTimeout;
    connection.monitor = options.monitor;
    connection.pragmas = {QStringLiteral("trusted_schema=OFF"), QStringLiteral("wal_autocheckpoint=0")};
    return connection;
}

/// For the thread that copies the log into the file: it may write, but makes no transaction.
sqlite::ConnectionOptions copyingConnection(const QString &path, const CacheOptions &options)
{
    auto connection = writingConnection(path, options, false);
    connection.checkpointOnClose = false;
    return connection;
}

Error readOnly()
{
    return Error{ErrorCode::ReadOnly, CoreText::tr("There is no permission to write to the file")};
}

} // namespace

sqlite::ConnectionOptions writingConnection(const QString &path, const CacheOptions &options, bool create)
{
    auto connection = commonOptions(path, options, create ? QStringLiteral("rwc") : QStringLiteral("rw"));
    connection.pragmas << QStringLiteral("synchronous=NORMAL") << QStringLiteral("secure_delete=OFF")
                       << QStringLiteral("cache_size=-8000");
    return connection;
}

sqlite::ConnectionOptions readingConnection(const QString &path, const CacheOptions &options)
{
    // Never creates: a reader of a file that was deleted under the cache must fail, not find an empty one.
    auto connection = commonOptions(path, options, QStringLiteral("rw"));
    connection.fileName += QLatin1Char('&') + sqlite::keepReadLocksParameter();
    connection.checkpointOnClose = false;
    // A small page cache for each of hundreds of threads: the values come through the memory map.
    connection.pragmas << QStringLiteral("query_only=ON") << QStringLiteral("cache_size=-500")
                       << QStringLiteral("mmap_size=%1").arg(options.mapFile ? kMapBytes : 0);
    return connection;
}

OpenFile::OpenFile(const QString &path, std::unique_ptr<sqlite::Connection> connection, Schema schema,
                   qint64 pageBytes, bool totalsAreChecked, const CacheOptions &options,
                   const std::atomic<qint64> &maxBytes, AccessLog &notes, WriterCounts &counts)
    : m_connection(std::move(connection))
    , m_totalsAreChecked(totalsAreChecked)
    , m_commits(*m_connection, schema, options, maxBytes, notes, counts)
    , m_checkpointer(*m_connection, options, pageBytes, copyingConnection(path, options))
    , m_freePages(*m_connection)
{
}

Result<std::unique_ptr<OpenFile>> OpenFile::open(const QString &path, const CacheOptions &options,
                                                 bool create, const std::atomic<qint64> &maxBytes,
                                                 AccessLog &notes, WriterCounts &counts)
{
    const sqlite::ActivityScope activity("open");
    // SQLite would open it for reading, and leave a log beside it that it may create but not remove.
    if (const QFileInfo file(path); file.isReadable() && !file.isWritable())
        return readOnly();
    auto connection = sqlite::Connection::open(writingConnection(path, options, create));
    if (!connection)
        return connection.error();
    if (sqlite3_db_readonly((*connection)->handle(), "main") == 1)
        return readOnly();
    const auto schema = openSchema(**connection, options.newFilePageSize);
    if (!schema)
        return schema.error();
    const auto checked = checkSmallFile(**connection, schema->hasPinned);
    if (!checked)
        return checked.error();
    const auto pageBytes = (*connection)->queryInt("PRAGMA page_size");
    if (!pageBytes)
        return pageBytes.error();
    return std::unique_ptr<OpenFile>(new OpenFile(path, std::move(*connection), *schema, *pageBytes, *checked,
                                                  options, maxBytes, notes, counts));
}

} // namespace cachescope::cache
