// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/open/hardened_connection.h"

#include "core/sqlite/connection.h"
#include "core/sqlite/read_only_vfs.h"
#include "core/sqlite/whole_pages_vfs.h"

#include <sqlite3.h>

#include <array>
#include <utility>

namespace cachescope::inspect {

namespace {

QString uriQuery(OpenMode mode)
{
    return mode == OpenMode::Immutable ? QStringLiteral("mode=ro&immutable=1") : QStringLiteral("mode=ro");
}

/// None of these reads the schema. EXCLUSIVE comes first: it keeps the log's index in memory instead of a
/// -shm.
QStringList pragmas(OpenMode mode)
{
    QStringList result;
    if (mode == OpenMode::WalCopy)
        result << QStringLiteral("locking_mode=EXCLUSIVE");
    result << QStringLiteral("trusted_schema=OFF") << QStringLiteral("cell_size_check=ON")
           << QStringLiteral("mmap_size=0") << QStringLiteral("query_only=ON")
           << QStringLiteral("temp_store=MEMORY");
    return result;
}

void lowerLimits(sqlite3 *db)
{
    static constexpr std::array<std::pair<int, int>, 8> limits{{
        {SQLITE_LIMIT_SQL_LENGTH, 100'000},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 10},
        {SQLITE_LIMIT_VDBE_OP, 25'000},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    }};
    for (const auto &[limit, value] : limits)
        sqlite3_limit(db, limit, value);
}

/// What every connection goes without.
void harden(sqlite3 *db)
{
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    // What a name in double quotes does not find must not become a string of that name.
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    lowerLimits(db);
}

Result<std::unique_ptr<sqlite::Connection>> connect(const QString &uri, const QString &vfs,
                                                    const QStringList &pragmas)
{
    sqlite::ConnectionOptions options;
    options.fileName = uri;
    options.isUri = true;
    options.readOnly = true;
    options.vfs = vfs;
    options.pragmas = pragmas;
    auto connection = sqlite::Connection::open(options);
    if (connection)
        harden((*connection)->handle());
    return connection;
}

} // namespace

Result<std::unique_ptr<sqlite::Connection>> connectHardened(const QString &path, OpenMode mode,
                                                            const QString &vfs)
{
    auto connection = connect(sqlite::fileUri(path, uriQuery(mode)), vfs.isEmpty() ? hardenedVfs(mode) : vfs,
                              pragmas(mode));
    if (connection)
        sqlite3_db_config((*connection)->handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return connection;
}

QString hardenedVfs(OpenMode mode)
{
    return mode == OpenMode::WalCopy ? sqlite::readOnlyVfs() : QString();
}

/// Only with writable_schema does SQLite open such a file, and only an undefended connection may set that.
/// Nothing can be written all the same: the file is open for reading.
Result<std::unique_ptr<sqlite::Connection>> connectToSalvage(const QString &path, OpenMode mode,
                                                             qint64 pageSizeBytes)
{
    QString query = QStringLiteral("mode=ro&") + sqlite::wholePagesParameter(pageSizeBytes);
    if (mode == OpenMode::Immutable)
        query += QStringLiteral("&immutable=1");
    return connect(sqlite::fileUri(path, query), sqlite::wholePagesVfs(),
                   pragmas(mode) << QStringLiteral("writable_schema=ON"));
}

qint64 pagesRead(sqlite::Connection &connection)
{
    int current = 0;
    int highest = 0;
    sqlite3_db_status(connection.handle(), SQLITE_DBSTATUS_CACHE_MISS, &current, &highest, 0);
    return current;
}

} // namespace cachescope::inspect
