// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/schema.h"

#include "core/base/translate.h"
#include "core/cache/totals_audit.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/result_code.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStringList>

#include <sqlite3.h>

#include <chrono>
#include <thread>

namespace cachescope::cache {

using sqlite::LockPhase;

namespace {

Error notACache(const QString &what)
{
    return Error{ErrorCode::NotACache, what};
}

/// "" without an object of that name.
Result<QString> kindOfCacheObject(sqlite::Connection &connection)
{
    return connection.queryText("SELECT type FROM sqlite_schema WHERE lower(name) = 'cache'");
}

Result<QSet<QString>> columnsOfCache(sqlite::Connection &connection)
{
    auto statement = connection.prepare("SELECT name FROM pragma_table_xinfo('cache') WHERE hidden = 0");
    if (!statement)
        return statement.error();
    QSet<QString> columns;
    while (true) {
        const auto row = statement->step(LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return columns;
        columns.insert(statement->columnText(0).toLower());
    }
}

/// Many processes that open a new file at once meet in the conversion to WAL, where SQLite does not always
/// ask the busy handler. Whoever comes second finds the conversion done.
Result<void> switchToWal(sqlite::Connection &connection)
{
    constexpr int attempts = 500;
    for (int i = 0;; ++i) {
        auto statement = connection.prepare("PRAGMA journal_mode=WAL");
        const auto row = statement ? statement->step(LockPhase::Open) : Result<bool>(statement.error());
        if (row) {
            const QString mode = *row ? statement->columnText(0) : QString();
            if (mode == QLatin1String("wal"))
                return {};
            return Error{
                ErrorCode::CannotOpen,
                CoreText::tr("The file cannot use a write-ahead log (journal mode stays \"%1\"). Is it on "
                             "a network file system?")
                    .arg(mode)};
        }
        if (row.error().code != ErrorCode::Busy || i + 1 == attempts)
            return row.error();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

Result<void> createFile(sqlite::Connection &connection, int pageSize)
{
    const std::string pageSizeSql = "PRAGMA page_size=" + std::to_string(pageSize);
    for (const std::string &sql : {pageSizeSql, std::string("PRAGMA auto_vacuum=INCREMENTAL")}) {
        if (auto done = connection.execute(sql, LockPhase::Open); !done)
            return done;
    }
    return switchToWal(connection);
}

/// What keeps a table with the right columns from serving as a cache; empty if nothing does.
Result<QString> unfitReason(sqlite::Connection &connection)
{
    const auto virtualOnes = connection.queryInt("SELECT count(*) FROM pragma_table_list('cache') "
                                                 "WHERE schema = 'main' AND type <> 'table'");
    if (!virtualOnes)
        return virtualOnes.error();
    if (*virtualOnes > 0)
        return CoreText::tr("The table \"cache\" is a virtual table");
    const auto withoutRowid =
        connection.queryInt("SELECT wr FROM pragma_table_list('cache') WHERE schema = 'main'");
    if (!withoutRowid)
        return withoutRowid.error();
    if (*withoutRowid != 0)
        return CoreText::tr("The table \"cache\" has no rowid");
    const auto uniqueKeys = connection.queryInt(
        "SELECT count(*) FROM pragma_index_list('cache') AS l JOIN pragma_index_xinfo(l.name) AS i "
        "WHERE l.\"unique\" = 1 AND l.partial = 0 AND i.key = 1 "
        "GROUP BY l.name HAVING count(*) = 1 AND lower(min(i.name)) = 'key'");
    if (!uniqueKeys)
        return uniqueKeys.error();
    if (*uniqueKeys == 0)
        return CoreText::tr("The table \"cache\" allows a key twice (key is neither PRIMARY KEY nor UNIQUE)");
    return QString();
}

Result<bool> hasAccessIndex(sqlite::Connection &connection)
{
    const auto count =
        connection.queryInt("SELECT count(*) FROM pragma_index_list('cache') AS l "
                            "JOIN pragma_index_info(l.name) AS i "
                            "WHERE i.seqno = 0 AND i.name = 'last_accessed' AND l.partial = 0");
    if (!count)
        return count.error();
    return *count > 0;
}

} // namespace

Result<Schema> readSchema(sqlite::Connection &connection)
{
    const auto kind = kindOfCacheObject(connection);
    if (!kind)
        return kind.error();
    if (*kind != QLatin1String("table"))
        return notACache(kind->isEmpty()
                             ? CoreText::tr("The file has no table named \"cache\"")
                             : CoreText::tr("The object named \"cache\" is a %1, not a table").arg(*kind));
    const auto columns = columnsOfCache(connection);
    if (!columns)
        return columns.error();
    QStringList missing;
    for (const char *name : {"key", "data", "size", "created_at", "last_accessed"}) {
        if (!columns->contains(QLatin1String(name)))
            missing << QLatin1String(name);
    }
    if (!missing.isEmpty())
        return notACache(
            CoreText::tr("The table \"cache\" lacks the columns %1").arg(missing.join(QStringLiteral(", "))));
    const auto unfit = unfitReason(connection);
    if (!unfit)
        return unfit.error();
    if (!unfit->isEmpty())
        return notACache(*unfit);
    return Schema{columns->contains(QStringLiteral("pinned"))};
}

namespace {

enum class Counting { Now, Later };

/// A file with something in it, or with a mark, is somebody's already.
Result<void> markIfEmpty(sqlite::Connection &connection)
{
    const auto objects = connection.queryInt("SELECT count(*) FROM sqlite_schema");
    if (!objects)
        return objects.error();
    if (*objects > 0)
        return {};
    const auto id = connection.queryInt("PRAGMA application_id");
    if (!id)
        return id.error();
    return *id != 0 ? Result<void>() : connection.execute(kSetApplicationIdSql, LockPhase::Open);
}

/// Makes whatever the file lacks. Somebody else may just have done so: each step looks again.
Result<void> completeInTransaction(sqlite::Connection &connection, Counting counting)
{
    if (auto marked = markIfEmpty(connection); !marked)
        return marked;
    if (auto created = connection.execute(kCreateTableSql, LockPhase::Open); !created)
        return created;
    const auto indexed = hasAccessIndex(connection);
    if (!indexed)
        return indexed.error();
    if (!*indexed) {
        if (auto created = connection.execute(kCreateAccessIndexSql, LockPhase::Open); !created)
            return created;
    }
    const auto schema = readSchema(connection);
    if (!schema)
        return schema.error();
    if (counting == Counting::Now)
        return ensureTotals(connection, schema->hasPinned);
    const auto installed = installMissingTotals(connection, schema->hasPinned);
    return installed ? Result<void>() : installed.error();
}

Result<void> completeSchema(sqlite::Connection &connection, Counting counting)
{
    if (auto begun = connection.execute("BEGIN IMMEDIATE", LockPhase::Open); !begun)
        return begun;
    auto done = completeInTransaction(connection, counting);
    if (done)
        done = connection.execute("COMMIT", LockPhase::Open);
    if (!done)
        (void)connection.execute("ROLLBACK", LockPhase::Open);
    return done;
}

/// Whether a cache needs no change to be served.
Result<bool> isComplete(sqlite::Connection &connection, const Schema &schema)
{
    const auto indexed = hasAccessIndex(connection);
    if (!indexed || !*indexed)
        return indexed;
    return hasTotals(connection, schema.hasPinned);
}

/// Of a file that was cut off within its last page SQLite takes the missing part for zeroes, and a value that
/// ends there has them too. That the file is shorter by whole pages it notices.
Result<void> checkLastPage(sqlite::Connection &connection)
{
    const auto pageBytes = connection.queryInt("PRAGMA page_size");
    if (!pageBytes)
        return pageBytes.error();
    const QString path = QFile::decodeName(sqlite3_db_filename(connection.handle(), "main"));
    const bool isCut = QFileInfo(path).size() % *pageBytes != 0;
    // While another process copies the log into the file, a page may be there in part.
    if (!isCut || QFileInfo(path + QStringLiteral("-wal")).size() > 0)
        return {};
    return Error{ErrorCode::Corrupt, CoreText::tr("The file was cut off: its last page is not complete")};
}

/// WAL mode for a file that is a cache already, after it has been looked at.
Result<bool> openExisting(sqlite::Connection &connection)
{
    const auto schema = readSchema(connection);
    if (!schema)
        return schema.error();
    if (auto whole = checkLastPage(connection); !whole)
        return whole.error();
    if (auto wal = switchToWal(connection); !wal)
        return wal.error();
    return isComplete(connection, *schema);
}

Result<qint64> queryCached(sqlite::Connection &connection, std::string_view sql)
{
    const auto statement = connection.cached(sql);
    if (!statement)
        return statement.error();
    const sqlite::ResetGuard guard(**statement);
    const auto row = (*statement)->step(LockPhase::Read);
    if (!row)
        return row.error();
    return (*statement)->columnInt(0);
}

} // namespace

Result<Schema> openSchema(sqlite::Connection &connection, int newFilePageSize)
{
    const auto objects = connection.queryInt("SELECT count(*) FROM sqlite_schema");
    if (!objects)
        return objects.error();
    Result<bool> complete = false;
    if (*objects > 0) {
        complete = openExisting(connection);
        if (!complete)
            return complete.error();
    } else if (auto created = createFile(connection, newFilePageSize); !created) {
        return created.error();
    }
    if (!*complete) {
        auto completed = completeSchema(connection, Counting::Now);
        // A damaged file cannot be counted, but what its other pages hold can be served.
        if (!completed && completed.error().code == ErrorCode::Corrupt)
            completed = completeSchema(connection, Counting::Later);
        if (!completed)
            return completed.error();
    }
    return readSchema(connection);
}

Result<qint64> schemaVersion(sqlite::Connection &connection)
{
    return queryCached(connection, "PRAGMA schema_version");
}

Result<qint64> dataVersion(sqlite::Connection &connection)
{
    return queryCached(connection, "PRAGMA data_version");
}

Result<void> addPinnedColumn(sqlite::Connection &connection)
{
    if (auto added = connection.execute("ALTER TABLE cache ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
                                        LockPhase::Write);
        !added)
        return added;
    return renewTotalsTriggers(connection, true);
}

} // namespace cachescope::cache
