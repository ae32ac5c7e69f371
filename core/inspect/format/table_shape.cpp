// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/format/table_shape.h"

#include "core/inspect/format/quoting.h"
#include "core/sqlite/connection.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

TableShape::Kind kindOf(const QString &type, qint64 rootPage)
{
    if (type == QLatin1String("view"))
        return TableShape::Kind::View;
    return rootPage == 0 ? TableShape::Kind::Virtual : TableShape::Kind::Table;
}

/// pragma_table_list tells it without reading the table.
Result<bool> isWithoutRowid(sqlite::Connection &connection, const QString &table)
{
    auto list = connection.prepare("SELECT wr FROM pragma_table_list(?1) WHERE schema = 'main'");
    if (!list)
        return list.error();
    list->bind(1, table);
    const auto row = list->step(sqlite::LockPhase::Read);
    if (!row)
        return row.error();
    return *row && list->columnInt(0) != 0;
}

/// An INTEGER PRIMARY KEY is the row number itself and has no index, but for `DESC`, which makes one
/// (https://www.sqlite.org/lang_createtable.html#rowid).
Result<bool> hasPrimaryKeyIndex(sqlite::Connection &connection, const QString &table)
{
    auto list = connection.prepare("SELECT 1 FROM pragma_index_list(?1) WHERE origin = 'pk'");
    if (!list)
        return list.error();
    list->bind(1, table);
    return list->step(sqlite::LockPhase::Read);
}

Result<void> readShape(sqlite::Connection &connection, TableShape *shape)
{
    if (shape->kind != TableShape::Kind::Table || !isNameOfText(shape->name))
        return {};
    auto columns = readColumns(connection, shape->name);
    if (!columns)
        return columns.error();
    shape->columns = std::move(*columns);
    const auto withoutRowid = isWithoutRowid(connection, shape->name);
    if (!withoutRowid)
        return withoutRowid.error();
    shape->withoutRowid = *withoutRowid;
    const auto keyIndex = hasPrimaryKeyIndex(connection, shape->name);
    if (!keyIndex)
        return keyIndex.error();
    shape->primaryKeyIsRowid = !*withoutRowid && !*keyIndex;
    return {};
}

} // namespace

/// Whatever is no UTF-8 was read as this.
bool isNameOfText(const QString &name)
{
    return !name.contains(QChar::ReplacementCharacter);
}

const ColumnShape *TableShape::column(const QString &wanted) const
{
    const auto found = std::ranges::find_if(columns, [&wanted](const ColumnShape &column) {
        return column.name.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    return found == columns.end() ? nullptr : &*found;
}

QString TableShape::rowidName() const
{
    if (withoutRowid)
        return {};
    for (const char *alias : {"rowid", "_rowid_", "oid"}) {
        const ColumnShape *hiding = column(QLatin1String(alias));
        if (!hiding || (primaryKeyIsRowid && hiding->primaryKeyPart == 1))
            return QLatin1String(alias);
    }
    return {};
}

Result<std::vector<ColumnShape>> readColumns(sqlite::Connection &connection, const QString &table)
{
    auto info = connection.prepare(
        "SELECT cid, name, type, pk, hidden FROM pragma_table_xinfo(?1) ORDER BY cid LIMIT 2000");
    if (!info)
        return info.error();
    info->bind(1, table);
    std::vector<ColumnShape> columns;
    while (true) {
        const auto row = info->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return columns;
        ColumnShape column{info->columnText(1), info->columnText(2), static_cast<int>(info->columnInt(0)),
                           static_cast<int>(info->columnInt(3)), info->columnInt(4) == 0};
        column.plain = column.plain && isNameOfText(column.name);
        columns.push_back(std::move(column));
    }
}

Result<std::vector<TableShape>> readTables(sqlite::Connection &connection)
{
    auto objects =
        connection.prepare("SELECT name, type, rootpage FROM sqlite_schema WHERE type IN ('table', 'view') "
                           "AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name LIMIT 1000");
    if (!objects)
        return objects.error();
    std::vector<TableShape> tables;
    while (true) {
        const auto row = objects->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            break;
        TableShape shape;
        shape.name = objects->columnText(0);
        shape.kind = kindOf(objects->columnText(1), objects->columnInt(2));
        tables.push_back(std::move(shape));
    }
    for (TableShape &shape : tables) {
        if (auto read = readShape(connection, &shape); !read)
            return read.error();
    }
    return tables;
}

} // namespace cachescope::inspect
