// SPDX-License-Identifier: GPL-3.0-or-later
//
// The schema is read from sqlite_schema and the table pragmas, never through the objects themselves: a view
// or virtual table called `cache` would otherwise run what its author put there.
#include "core/inspect/format/cache_format.h"

#include "core/base/translate.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/known_formats.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/format/table_choice.h"
#include "core/sqlite/connection.h"

#include <QStringList>

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

Result<void> checkColumns(const TableShape &table, const TableMapping &mapping)
{
    if (mapping.key.isEmpty() || mapping.value.isEmpty())
        return notACache(
            (mapping.key.isEmpty()
                 ? CoreText::tr("For the table \"%1\" it is not known which column has the key. Say so.")
                 : CoreText::tr("For the table \"%1\" it is not known which column has the value. Say so."))
                .arg(table.name));
    for (const QString &name : namedColumns(mapping)) {
        const ColumnShape *column = table.column(name);
        if (!column)
            return notACache(CoreText::tr("The table \"%1\" has no column \"%2\".").arg(table.name, name));
        if (!isNameOfText(column->name))
            return notACache(CoreText::tr("The name of the column \"%1\" of the table \"%2\" is no valid "
                                          "text, so it is not opened.")
                                 .arg(name, table.name));
        if (!column->plain)
            return notACache(
                CoreText::tr("The column \"%1\" of the table \"%2\" is generated or hidden: reading "
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
    const QString name = *row ? found->columnText(0) : QString();
    return isNameOfText(name) ? name : QString();
}

/// `said`, or from the first of a few rows that has a number there.
Result<TimeUnit> unitOf(sqlite::Connection &connection, const CacheFormat &format, const std::string &column,
                        std::optional<TimeUnit> said)
{
    if (said)
        return *said;
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
    const auto createdUnit = unitOf(connection, format, createdSql(format), mapping.createdUnit);
    const auto accessedUnit = unitOf(connection, format, accessedSql(format), mapping.accessedUnit);
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

/// `mapping` with what `wanted` names instead.
TableMapping replaced(TableMapping mapping, const TableMapping &wanted)
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
    mapping.createdUnit = wanted.createdUnit;
    mapping.accessedUnit = wanted.accessedUnit;
    return mapping;
}

/// How many parts of a cache a guess found; 0 if it cannot be one.
int partsFound(const TableCandidate &candidate)
{
    const TableMapping &mapping = candidate.mapping;
    return mapping.key.isEmpty() || mapping.value.isEmpty() ? 0
                                                            : static_cast<int>(namedColumns(mapping).size());
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
    const auto table = chooseTable(*tables, wanted);
    if (!table)
        return table.error();
    const auto known = knownFormatOf(**table);
    const TableMapping mapping = replaced(known ? known->mapping : guessMapping(**table), wanted);
    const bool asKnown = known && mapping == known->mapping;
    return checkedFormat(connection, **table, asKnown ? known->kind : FormatKind::Mapped, mapping);
}

} // namespace cachescope::inspect
