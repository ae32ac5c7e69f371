// SPDX-License-Identifier: GPL-3.0-or-later
//
// typeof() of a column is answered from the row's header, which says of each column what it is, also of those
// that stand behind the value (OPFLAG_TYPEOFARG in SQLite's vdbe.c). IS NULL and comparisons walk there; and
// so does, in SQLite 3.40, the type of a column of REAL affinity, whose whole numbers are made REAL first.
#include "core/inspect/lint/lint_expectations.h"

#include "core/inspect/format/quoting.h"
#include "core/sqlite/connection.h"

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

/// https://www.sqlite.org/datatype3.html, 3.1
bool hasRealAffinity(const ColumnShape &column)
{
    const auto says = [&column](const char *part) {
        return column.declaredType.contains(QLatin1StringView(part), Qt::CaseInsensitive);
    };
    const bool other = says("INT") || says("CHAR") || says("CLOB") || says("TEXT") || says("BLOB");
    return !other && (says("REAL") || says("FLOA") || says("DOUB"));
}

/// The columns of a table, as far as they matter here.
class Columns
{
public:
    Columns(const TableShape &table, const CacheFormat &format)
        : m_table(table)
        , m_value(table.column(format.columns.value))
    {
    }

    [[nodiscard]] bool isBehind(const QString &name) const
    {
        const ColumnShape *column = name.isEmpty() ? nullptr : m_table.column(name);
        return column && m_value && column->position > m_value->position;
    }

    /// NULL keys and values are rules of their own.
    [[nodiscard]] Expectation isA(const QString &name, const char *types, const QString &violation) const
    {
        const bool walks = isBehind(name) && hasRealAffinity(*m_table.column(name));
        return {violation, sql({"typeof(", quoted(name), ") NOT IN (", types, ")"}), walks};
    }

    [[nodiscard]] Expectation isTime(const QString &name, const QString &violation) const
    {
        return isA(name, "'real', 'integer'", violation);
    }

    /// 0 and 1 take no bytes, so that only other numbers are walked to.
    [[nodiscard]] Expectation isFlag(const QString &name) const
    {
        const std::string column = quoted(name);
        return {QStringLiteral("the pin is neither 0 nor 1"),
                sql({"CASE typeof(", column, ") WHEN 'integer' THEN ", column, " NOT IN (0, 1) ELSE 1 END"}),
                isBehind(name) && hasRealAffinity(*m_table.column(name))};
    }

private:
    const TableShape &m_table;
    const ColumnShape *const m_value;
};

bool isOfTheService(const CacheFormat &format)
{
    return format.kind == FormatKind::Cachescope || format.kind == FormatKind::Production ||
           format.kind == FormatKind::ProductionUnpinned;
}

std::vector<Expectation> serviceExpectations(const CacheFormat &format, const Columns &table)
{
    const TableMapping &columns = format.columns;
    std::vector<Expectation> all{
        table.isA(columns.key, "'text', 'null'", QStringLiteral("the key is no text")),
        table.isA(columns.value, "'blob', 'null'", QStringLiteral("the value is no BLOB")),
        table.isA(columns.size, "'integer', 'real'", QStringLiteral("the size is no number")),
        table.isTime(columns.created, QStringLiteral("the creation time is no number")),
        table.isTime(columns.accessed, QStringLiteral("the access time is no number"))};
    if (format.hasPinned())
        all.push_back(table.isFlag(columns.pinned));
    return all;
}

std::vector<Expectation> typeExpectations(const CacheFormat &format, const Columns &table)
{
    const TableMapping &columns = format.columns;
    if (isOfTheService(format))
        return serviceExpectations(format, table);
    switch (format.kind) {
    case FormatKind::DiskCache:
        return {table.isTime(columns.created, QStringLiteral("the store time is no number")),
                table.isTime(columns.accessed, QStringLiteral("the access time is no number"))};
    case FormatKind::SolidCache:
        return {table.isA(columns.value, "'blob', 'null'", QStringLiteral("the value is no BLOB"))};
    case FormatKind::RequestsCache:
        return {table.isA(columns.key, "'text', 'null'", QStringLiteral("the key is no text"))};
    default:
        return {};
    }
}

} // namespace

bool hasTrueSizes(const CacheFormat &format)
{
    return !format.columns.size.isEmpty() && format.columns.externalFile.isEmpty();
}

Result<RowExpectations> expectationsOf(sqlite::Connection &connection, const CacheFormat &format)
{
    const auto tables = readTables(connection);
    if (!tables)
        return tables.error();
    const auto shape = std::ranges::find(*tables, format.columns.table, &TableShape::name);
    if (shape == tables->end())
        return Error{ErrorCode::NotACache,
                     QStringLiteral("The table %1 is not there any more.").arg(format.columns.table)};
    const Columns table(*shape, format);
    const std::array<QString, 3> small{format.columns.size, format.columns.created, format.columns.accessed};
    RowExpectations expectations;
    expectations.types = typeExpectations(format, table);
    expectations.walks =
        std::ranges::any_of(small, [&table](const QString &name) { return table.isBehind(name); });
    return expectations;
}

} // namespace cachescope::inspect
