// SPDX-License-Identifier: GPL-3.0-or-later
//
// The schema is read from sqlite_schema and the table pragmas, never through the objects themselves: a view
// or virtual table called `cache` would otherwise run what its author put there.
#include "core/inspect/cache_format.h"

#include "core/inspect/columns.h"
#include "core/inspect/known_formats.h"
#include "core/inspect/quoting.h"
#include "core/sqlite/connection.h"

#include <QStringList>

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

using Tables = std::vector<TableShape>;

/// Of several tables of a known format, one with this name is the cache; others are kept beside it.
constexpr auto kUsualName = "cache";

Error notACache(const QString &message)
{
    return Error{ErrorCode::NotACache, message};
}

QString listed(QStringList names)
{
    constexpr qsizetype shown = 10;
    const qsizetype more = names.size() - shown;
    for (QString &name : names)
        name = name.left(60);
    const QString list = names.mid(0, shown).join(QStringLiteral(", "));
    return more > 0 ? QStringLiteral("%1 and %2 more").arg(list).arg(more) : list;
}

Error noCacheTable(const Tables &tables)
{
    QStringList names;
    for (const TableShape &table : tables) {
        if (table.kind != TableShape::Kind::View)
            names << table.name;
    }
    if (names.isEmpty())
        return notACache(QStringLiteral("This SQLite database is not a cache: there is no table \"cache\" in "
                                        "it; it has no tables at all. "
                                        "Choose the file that the cache is kept in."));
    return notACache(
        QStringLiteral(
            "This SQLite database is not a cache of a kind that is known here: there is no table "
            "\"cache\" in it; its tables are: %1. Choose the file that the cache is kept in, or say "
            "which table and columns to read as one.")
            .arg(listed(names)));
}

const TableShape *tableCalled(const Tables &tables, const QString &name)
{
    const auto found = std::ranges::find_if(tables, [&name](const TableShape &table) {
        return table.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == tables.end() ? nullptr : &*found;
}

/// That `table` is a real one with row numbers, and not something that runs code when it is read.
Result<void> checkReadable(const TableShape &table)
{
    switch (table.kind) {
    case TableShape::Kind::View:
        return notACache(QStringLiteral("In this SQLite database \"%1\" is a view, not a table. A view runs "
                                        "what its author wrote, so it is not opened. Choose the file that "
                                        "the cache itself is kept in.")
                             .arg(table.name));
    case TableShape::Kind::Virtual:
        return notACache(QStringLiteral("In this SQLite database \"%1\" is a virtual table, which is not "
                                        "opened because reading it runs code. Choose the file that the "
                                        "cache itself is kept in.")
                             .arg(table.name));
    case TableShape::Kind::Table:
        break;
    }
    if (table.withoutRowid)
        return notACache(QStringLiteral("The table \"%1\" was made WITHOUT ROWID, so it is not a cache of a "
                                        "kind that is known here.")
                             .arg(table.name));
    if (table.rowidName().isEmpty())
        return notACache(
            QStringLiteral(
                "The table \"%1\" has columns called \"rowid\", \"_rowid_\" and \"oid\", which hide "
                "SQLite's own row numbers; such a file is not a cache of a kind that is known "
                "here.")
                .arg(table.name));
    return {};
}

Error lacksColumns(const TableShape &table)
{
    QStringList missing;
    for (const QString &name : productionColumns()) {
        if (!table.column(name))
            missing << name;
    }
    return notACache(
        QStringLiteral("The table \"%1\" in this SQLite database lacks the column%2 %3, so it is "
                       "not a cache of a kind that is known here. If it is a cache all the same, "
                       "say which of its columns are key and value.")
            .arg(table.name, missing.size() == 1 ? QString() : QStringLiteral("s"),
                 missing.join(QStringLiteral(", "))));
}

QStringList namesIn(const TableMapping &mapping)
{
    QStringList names{mapping.key,      mapping.value,  mapping.size,        mapping.created,
                      mapping.accessed, mapping.pinned, mapping.externalFile};
    names.removeAll(QString());
    return names;
}

Result<void> checkColumns(const TableShape &table, const TableMapping &mapping)
{
    if (mapping.key.isEmpty() || mapping.value.isEmpty())
        return notACache(
            QStringLiteral("For the table \"%1\" it is not known which column has the %2. Say so.")
                .arg(table.name, mapping.key.isEmpty() ? QStringLiteral("key") : QStringLiteral("value")));
    for (const QString &name : namesIn(mapping)) {
        const ColumnShape *column = table.column(name);
        if (!column)
            return notACache(QStringLiteral("The table \"%1\" has no column \"%2\".").arg(table.name, name));
        if (!column->plain)
            return notACache(
                QStringLiteral("The column \"%1\" of the table \"%2\" is generated or hidden: reading "
                               "it would run code from the file, so it is not opened.")
                    .arg(name, table.name));
    }
    return {};
}

/// A complete index that starts with `column` in SQLite's own byte order; empty if there is none.
Result<QString> indexOn(sqlite::Connection &connection, const QString &table, const QString &column)
{
    if (column.isEmpty())
        return QString();
    auto found = connection.prepare(
        "SELECT list.name FROM pragma_index_list(?2) AS list, pragma_index_xinfo(list.name) AS part "
        "WHERE list.partial = 0 AND part.seqno = 0 AND lower(part.name) = lower(?1) AND part.coll = 'BINARY' "
        "ORDER BY list.origin = 'pk' DESC, list.\"unique\" DESC, list.name LIMIT 1");
    if (!found)
        return found.error();
    found->bind(1, column);
    found->bind(2, table);
    const auto row = found->step(sqlite::LockPhase::Read);
    if (!row)
        return row.error();
    return *row ? found->columnText(0) : QString();
}

/// From the first of a few rows that has a number there.
Result<TimeUnit> unitOf(sqlite::Connection &connection, const CacheFormat &format, const std::string &column)
{
    if (format.kind != FormatKind::Mapped || column == "NULL")
        return TimeUnit::Seconds;
    auto rows = connection.prepare(sql({"SELECT ", column, " FROM ", tableSql(format), " LIMIT 16"}));
    if (!rows)
        return rows.error();
    while (true) {
        const auto row = rows->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return TimeUnit::Seconds;
        const int type = rows->columnType(0);
        if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
            return guessUnit(rows->columnDouble(0));
    }
}

bool standsBehind(const TableShape &table, const QString &column, const QString &value)
{
    const ColumnShape *at = column.isEmpty() ? nullptr : table.column(column);
    return at && at->position > table.column(value)->position;
}

/// What an index on `column` has is times as numbers in the file's unit; of text no range can be asked for.
bool holdsNumbers(const TableShape &table, const QString &column)
{
    static constexpr std::array<const char *, 4> textTypes{"CHAR", "TEXT", "CLOB", "DATE"};
    const QString declared = table.column(column)->declaredType;
    return std::ranges::none_of(textTypes, [&declared](const char *type) {
        return declared.contains(QLatin1String(type), Qt::CaseInsensitive);
    });
}

Result<CacheFormat> formatFor(sqlite::Connection &connection, const TableShape &table, FormatKind kind,
                              const TableMapping &mapping)
{
    CacheFormat format;
    format.kind = kind;
    format.columns = mapping;
    format.rowidName = table.rowidName();
    format.timesBehindBlob = standsBehind(table, mapping.created, mapping.value) ||
                             standsBehind(table, mapping.accessed, mapping.value);
    const auto createdUnit = unitOf(connection, format, createdSql(format));
    const auto accessedUnit = unitOf(connection, format, accessedSql(format));
    if (!createdUnit || !accessedUnit)
        return createdUnit ? accessedUnit.error() : createdUnit.error();
    format.createdUnit = *createdUnit;
    format.accessedUnit = *accessedUnit;
    const auto keyIndex = indexOn(connection, table.name, mapping.key);
    if (!keyIndex)
        return keyIndex.error();
    format.keyIndexName = *keyIndex;
    if (mapping.accessed.isEmpty() || !holdsNumbers(table, mapping.accessed))
        return format;
    const auto accessIndex = indexOn(connection, table.name, mapping.accessed);
    if (!accessIndex)
        return accessIndex.error();
    format.accessIndexName = *accessIndex;
    return format;
}

Result<CacheFormat> checkedFormat(sqlite::Connection &connection, const TableShape &table, FormatKind kind,
                                  const TableMapping &mapping)
{
    if (auto readable = checkReadable(table); !readable)
        return readable.error();
    if (auto columns = checkColumns(table, mapping); !columns)
        return columns.error();
    return formatFor(connection, table, kind, mapping);
}

/// What `wanted` names, and the rest as in `mapping`.
TableMapping completed(const TableMapping &wanted, TableMapping mapping)
{
    const auto replace = [&wanted](const QString &by, QString &name) {
        if (wanted.complete || !by.isEmpty())
            name = by;
    };
    replace(wanted.key, mapping.key);
    replace(wanted.value, mapping.value);
    replace(wanted.size, mapping.size);
    replace(wanted.created, mapping.created);
    replace(wanted.accessed, mapping.accessed);
    replace(wanted.pinned, mapping.pinned);
    if (wanted.complete)
        mapping.externalFile = wanted.externalFile;
    return mapping;
}

Result<CacheFormat> wantedFormat(sqlite::Connection &connection, const Tables &tables,
                                 const TableMapping &wanted)
{
    const TableShape *table = tableCalled(tables, wanted.table);
    if (!table)
        return notACache(
            QStringLiteral("There is no table \"%1\" in this SQLite database.").arg(wanted.table));
    const auto known = knownFormatOf(*table);
    const TableMapping mapping = completed(wanted, known ? known->mapping : guessMapping(*table));
    const bool asKnown = known && mapping == known->mapping && !wanted.createdUnit && !wanted.accessedUnit;
    auto format = checkedFormat(connection, *table, asKnown ? known->kind : FormatKind::Mapped, mapping);
    if (format) {
        format->createdUnit = wanted.createdUnit.value_or(format->createdUnit);
        format->accessedUnit = wanted.accessedUnit.value_or(format->accessedUnit);
    }
    return format;
}

std::vector<const TableShape *> knownTables(const Tables &tables)
{
    std::vector<const TableShape *> found;
    for (const TableShape &table : tables) {
        if (knownFormatOf(table))
            found.push_back(&table);
    }
    return found;
}

Error ambiguous(const std::vector<const TableShape *> &known)
{
    QStringList names;
    for (const TableShape *table : known)
        names << table->name;
    return Error{
        ErrorCode::Ambiguous,
        QStringLiteral("Several tables of this SQLite database could be the cache: %1. Say which one.")
            .arg(listed(names))};
}

/// No table is known: why the one called "cache" is not, or what there is instead.
Error whyNone(const Tables &tables)
{
    const TableShape *usual = tableCalled(tables, QLatin1String(kUsualName));
    if (!usual)
        return noCacheTable(tables);
    if (auto readable = checkReadable(*usual); !readable)
        return readable.error();
    return lacksColumns(*usual);
}

/// How many parts of a cache a guess found; 0 if it cannot be one.
int partsFound(const TableCandidate &candidate)
{
    const TableMapping &mapping = candidate.mapping;
    return mapping.key.isEmpty() || mapping.value.isEmpty() ? 0 : static_cast<int>(namesIn(mapping).size());
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
    case FormatKind::DiskCache:
        return QStringLiteral("diskcache");
    case FormatKind::SolidCache:
        return QStringLiteral("solid_cache");
    case FormatKind::RequestsCache:
        return QStringLiteral("requests-cache");
    case FormatKind::Mapped:
        return QStringLiteral("mapped");
    }
    return QStringLiteral("mapped");
}

Result<std::vector<TableCandidate>> findCandidates(sqlite::Connection &connection)
{
    const auto tables = readTables(connection);
    if (!tables)
        return tables.error();
    std::vector<TableCandidate> candidates;
    for (const TableShape &table : *tables) {
        if (!checkReadable(table))
            continue;
        if (const auto known = knownFormatOf(table))
            candidates.push_back({table, known->mapping, true, known->kind});
        else
            candidates.push_back({table, guessMapping(table), false, FormatKind::Mapped});
    }
    std::ranges::stable_sort(candidates, [](const TableCandidate &a, const TableCandidate &b) {
        return a.known != b.known ? a.known : partsFound(a) > partsFound(b);
    });
    return candidates;
}

Result<CacheFormat> detectFormat(sqlite::Connection &connection, const TableMapping &wanted)
{
    const auto tables = readTables(connection);
    if (!tables)
        return tables.error();
    if (!wanted.table.isEmpty())
        return wantedFormat(connection, *tables, wanted);
    const std::vector<const TableShape *> known = knownTables(*tables);
    const TableShape *usual = tableCalled(*tables, QLatin1String(kUsualName));
    const bool usualIsKnown = std::ranges::find(known, usual) != known.end();
    if (!usualIsKnown && (usual || known.empty()))
        return whyNone(*tables);
    if (!usualIsKnown && known.size() > 1)
        return ambiguous(known);
    const TableShape &table = usualIsKnown ? *usual : *known.front();
    const auto format = knownFormatOf(table);
    return checkedFormat(connection, table, format->kind, format->mapping);
}

} // namespace cachescope::inspect
