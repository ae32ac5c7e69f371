// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/format/table_choice.h"

#include "core/base/translate.h"
#include "core/inspect/format/known_formats.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

using Tables = std::vector<TableShape>;

/// Of several tables of a known format, one with this name is the cache; others are kept beside it.
constexpr auto kUsualName = "cache";

QString listed(QStringList names)
{
    constexpr qsizetype shown = 10;
    const qsizetype more = names.size() - shown;
    for (QString &name : names)
        name = name.left(60);
    const QString list = names.mid(0, shown).join(QStringLiteral(", "));
    return more > 0 ? CoreText::tr("%1 and %2 more").arg(list).arg(more) : list;
}

Error noCacheTable(const Tables &tables)
{
    QStringList names;
    for (const TableShape &table : tables) {
        if (table.kind != TableShape::Kind::View)
            names << table.name;
    }
    if (names.isEmpty())
        return notACache(CoreText::tr("This SQLite database is not a cache: there is no table \"cache\" in "
                                      "it; it has no tables at all. "
                                      "Choose the file that the cache is kept in."));
    return notACache(
        CoreText::tr("This SQLite database is not a cache of a kind that is known here: there is no table "
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

Error lacksColumns(const TableShape &table)
{
    QStringList missing;
    for (const QString &name : productionColumns()) {
        if (!table.column(name))
            missing << name;
    }
    const QString lacking =
        missing.size() == 1
            ? CoreText::tr(
                  "The table \"%1\" in this SQLite database lacks the column %2, so it is not a cache of "
                  "a kind that is known here. If it is a cache all the same, say which of its columns "
                  "are key and value.")
            : CoreText::tr(
                  "The table \"%1\" in this SQLite database lacks the columns %2, so it is not a cache of "
                  "a kind that is known here. If it is a cache all the same, say which of its columns "
                  "are key and value.");
    return notACache(lacking.arg(table.name, missing.join(QStringLiteral(", "))));
}

using Found = std::vector<const TableShape *>;

Found knownTables(const Tables &tables)
{
    Found found;
    for (const TableShape &table : tables) {
        if (knownFormatOf(table))
            found.push_back(&table);
    }
    return found;
}

Error ambiguous(const Found &several)
{
    QStringList names;
    for (const TableShape *table : several)
        names << table->name;
    return Error{ErrorCode::Ambiguous,
                 CoreText::tr("Several tables of this SQLite database could be the cache: %1. Say which one.")
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

/// The readable tables that have all of `columns`.
Found tablesWith(const Tables &tables, const QStringList &columns)
{
    Found found;
    for (const TableShape &table : tables) {
        const bool hasAll = std::ranges::all_of(
            columns, [&table](const QString &name) { return table.column(name) != nullptr; });
        if (hasAll && checkReadable(table))
            found.push_back(&table);
    }
    return found;
}

/// The one called "cache" if it is among `found`, or the only one.
const TableShape *pick(const Tables &tables, const Found &found)
{
    const TableShape *usual = tableCalled(tables, QLatin1String(kUsualName));
    if (std::ranges::find(found, usual) != found.end())
        return usual;
    return found.size() == 1 ? found.front() : nullptr;
}

/// A table called "cache" that is of no known format is more likely the cache than others are.
Result<const TableShape *> chooseKnown(const Tables &tables)
{
    const Found known = knownTables(tables);
    const TableShape *usual = tableCalled(tables, QLatin1String(kUsualName));
    const bool usualIsKnown = std::ranges::find(known, usual) != known.end();
    if (known.empty() || (usual && !usualIsKnown))
        return whyNone(tables);
    if (const TableShape *table = pick(tables, known))
        return table;
    return ambiguous(known);
}

Result<const TableShape *> chooseByColumns(const Tables &tables, const QStringList &columns)
{
    const Found found = tablesWith(tables, columns);
    if (const TableShape *table = pick(tables, found))
        return table;
    if (!found.empty())
        return ambiguous(found);
    return notACache((columns.size() == 1
                          ? CoreText::tr("No table of this SQLite database has the column %1.")
                          : CoreText::tr("No table of this SQLite database has the columns %1."))
                         .arg(listed(columns)));
}

} // namespace

Error notACache(const QString &message)
{
    return Error{ErrorCode::NotACache, message};
}

Result<void> checkReadable(const TableShape &table)
{
    switch (table.kind) {
    case TableShape::Kind::View:
        return notACache(CoreText::tr("In this SQLite database \"%1\" is a view, not a table. A view runs "
                                      "what its author wrote, so it is not opened. Choose the file that "
                                      "the cache itself is kept in.")
                             .arg(table.name));
    case TableShape::Kind::Virtual:
        return notACache(CoreText::tr("In this SQLite database \"%1\" is a virtual table, which is not "
                                      "opened because reading it runs code. Choose the file that the "
                                      "cache itself is kept in.")
                             .arg(table.name));
    case TableShape::Kind::Table:
        break;
    }
    if (!isNameOfText(table.name))
        return notACache(CoreText::tr("The name of the table \"%1\" is no valid text, so it is not opened.")
                             .arg(table.name));
    if (table.withoutRowid)
        return notACache(CoreText::tr("The table \"%1\" was made WITHOUT ROWID, so it is not a cache of a "
                                      "kind that is known here.")
                             .arg(table.name));
    if (table.rowidName().isEmpty())
        return notACache(
            CoreText::tr("The table \"%1\" has columns called \"rowid\", \"_rowid_\" and \"oid\", which hide "
                         "SQLite's own row numbers; such a file is not a cache of a kind that is known "
                         "here.")
                .arg(table.name));
    return {};
}

QStringList namedColumns(const TableMapping &mapping)
{
    QStringList names{mapping.key,      mapping.value,  mapping.size,        mapping.created,
                      mapping.accessed, mapping.pinned, mapping.externalFile};
    names.removeAll(QString());
    return names;
}

Result<const TableShape *> chooseTable(const std::vector<TableShape> &tables, const TableMapping &wanted)
{
    if (!wanted.table.isEmpty()) {
        if (const TableShape *table = tableCalled(tables, wanted.table))
            return table;
        return notACache(CoreText::tr("There is no table \"%1\" in this SQLite database.").arg(wanted.table));
    }
    if (const QStringList columns = namedColumns(wanted); !columns.isEmpty())
        return chooseByColumns(tables, columns);
    return chooseKnown(tables);
}

} // namespace cachescope::inspect
