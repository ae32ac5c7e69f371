// SPDX-License-Identifier: GPL-3.0-or-later
//
// The schema is read from sqlite_schema and the table pragmas, never through the objects themselves: a view
// or virtual table called `cache` would otherwise run what its author put there.
#include "core/inspect/cache_format.h"

#include "core/sqlite/connection.h"

#include <QHash>

namespace cachescope::inspect {

namespace {

struct Column
{
    int position = 0;
    bool plain = true; ///< neither generated nor hidden
};

using Columns = QHash<QString, Column>;

Error notACache(const QString &message)
{
    return Error{ErrorCode::NotACache, message};
}

/// "books, authors and 3 more", for a message.
Result<QString> tableNames(sqlite::Connection &connection)
{
    constexpr int shown = 10;
    auto tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' "
                                     "AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name");
    if (!tables)
        return tables.error();
    QStringList names;
    qsizetype more = 0;
    while (true) {
        const auto row = tables->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            break;
        if (names.size() < shown)
            names << tables->columnText(0).left(60);
        else
            ++more;
    }
    const QString list = names.join(QStringLiteral(", "));
    return more == 0 ? list : QStringLiteral("%1 and %2 more").arg(list).arg(more);
}

Error noCacheTable(sqlite::Connection &connection)
{
    const auto names = tableNames(connection);
    if (!names)
        return names.error();
    const QString found = names->isEmpty() ? QStringLiteral("it has no tables at all")
                                           : QStringLiteral("its tables are: %1").arg(*names);
    return notACache(
        QStringLiteral("This SQLite database is not a cache: there is no table \"cache\" in it; %1. "
                       "Choose the file that the cache is kept in.")
            .arg(found));
}

/// That `cache` is a real table, and not something that runs code when it is read.
Result<void> checkIsTable(sqlite::Connection &connection)
{
    auto object = connection.prepare("SELECT type, rootpage FROM sqlite_schema WHERE name = 'cache' "
                                     "COLLATE NOCASE AND type IN ('table', 'view')");
    if (!object)
        return object.error();
    const auto row = object->step(sqlite::LockPhase::Read);
    if (!row)
        return row.error();
    if (!*row)
        return noCacheTable(connection);
    if (object->columnText(0) == QLatin1String("view"))
        return notACache(
            QStringLiteral("In this SQLite database \"cache\" is a view, not a table. A view runs what "
                           "its author wrote, so it is not opened. Choose the file that the cache "
                           "itself is kept in."));
    if (object->columnInt(1) == 0)
        return notACache(
            QStringLiteral("In this SQLite database \"cache\" is a virtual table, which is not opened "
                           "because reading it runs code. Choose the file that the cache itself is "
                           "kept in."));
    return {};
}

Result<Columns> columnsOf(sqlite::Connection &connection)
{
    auto info = connection.prepare("PRAGMA table_xinfo(cache)");
    if (!info)
        return info.error();
    Columns columns;
    while (true) {
        const auto row = info->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return columns;
        const Column column{static_cast<int>(info->columnInt(0)), info->columnInt(6) == 0};
        columns.insert(info->columnText(1).toLower(), column);
    }
}

QStringList requiredColumns()
{
    return {QStringLiteral("key"), QStringLiteral("data"), QStringLiteral("size"),
            QStringLiteral("created_at"), QStringLiteral("last_accessed")};
}

Result<void> checkColumns(const Columns &columns)
{
    QStringList names = requiredColumns();
    QStringList missing;
    for (const QString &name : std::as_const(names)) {
        if (!columns.contains(name))
            missing << name;
    }
    if (!missing.isEmpty())
        return notACache(
            QStringLiteral("The table \"cache\" in this SQLite database lacks the column%1 %2, so it is "
                           "not a cache of a kind that is known here.")
                .arg(missing.size() == 1 ? QString() : QStringLiteral("s"),
                     missing.join(QStringLiteral(", "))));
    names << QStringLiteral("pinned");
    for (const QString &name : std::as_const(names)) {
        if (columns.contains(name) && !columns.value(name).plain)
            return notACache(
                QStringLiteral("The column \"%1\" of the table \"cache\" is generated or hidden: reading "
                               "it would run code from the file, so it is not opened.")
                    .arg(name));
    }
    if (columns.contains(QStringLiteral("rowid")))
        return notACache(
            QStringLiteral("The table \"cache\" has a column called \"rowid\", which hides SQLite's own "
                           "row numbers; such a file is not a cache of a kind that is known here."));
    return {};
}

Result<void> checkHasRowids(sqlite::Connection &connection)
{
    if (connection.prepare("SELECT rowid FROM cache"))
        return {};
    return notACache(
        QStringLiteral("The table \"cache\" was made WITHOUT ROWID, so it is not a cache of a kind that "
                       "is known here."));
}

/// A complete index that starts with `column` in SQLite's own byte order; empty if there is none.
Result<QString> indexOn(sqlite::Connection &connection, const QString &column)
{
    auto found = connection.prepare(
        "SELECT list.name FROM pragma_index_list('cache') AS list, pragma_index_xinfo(list.name) AS part "
        "WHERE list.partial = 0 AND part.seqno = 0 AND lower(part.name) = ?1 AND part.coll = 'BINARY' "
        "ORDER BY list.origin = 'pk' DESC, list.\"unique\" DESC, list.name LIMIT 1");
    if (!found)
        return found.error();
    found->bind(1, column);
    const auto row = found->step(sqlite::LockPhase::Read);
    if (!row)
        return row.error();
    return *row ? found->columnText(0) : QString();
}

FormatKind kindOf(const Columns &columns)
{
    if (!columns.contains(QStringLiteral("pinned")))
        return FormatKind::ProductionUnpinned;
    const int blob = columns.value(QStringLiteral("data")).position;
    for (const Column &column : columns) {
        if (column.position > blob)
            return FormatKind::Production;
    }
    return FormatKind::Cachescope;
}

} // namespace

QString formatName(FormatKind kind)
{
    switch (kind) {
    case FormatKind::Cachescope:
        return QStringLiteral("cachescope");
    case FormatKind::Production:
        return QStringLiteral("production");
    case FormatKind::ProductionUnpinned:
        return QStringLiteral("production-unpinned");
    }
    return QStringLiteral("production");
}

Result<CacheFormat> detectFormat(sqlite::Connection &connection)
{
    if (auto table = checkIsTable(connection); !table)
        return table.error();
    const auto columns = columnsOf(connection);
    if (!columns)
        return columns.error();
    if (auto complete = checkColumns(*columns); !complete)
        return complete.error();
    if (auto rowids = checkHasRowids(connection); !rowids)
        return rowids.error();
    const auto accessIndex = indexOn(connection, QStringLiteral("last_accessed"));
    if (!accessIndex)
        return accessIndex.error();
    const auto keyIndex = indexOn(connection, QStringLiteral("key"));
    if (!keyIndex)
        return keyIndex.error();

    CacheFormat format;
    format.kind = kindOf(*columns);
    format.hasPinned = columns->contains(QStringLiteral("pinned"));
    format.hasAccessIndex = !accessIndex->isEmpty();
    format.accessIndexName = *accessIndex;
    format.keyIndexName = *keyIndex;
    const int blob = columns->value(QStringLiteral("data")).position;
    format.timesBehindBlob = columns->value(QStringLiteral("last_accessed")).position > blob ||
                             columns->value(QStringLiteral("created_at")).position > blob;
    return format;
}

} // namespace cachescope::inspect
