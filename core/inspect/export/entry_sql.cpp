// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/export/entry_sql.h"

#include "core/base/translate.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/values/column_lengths.h"
#include "core/sqlite/connection.h"

#include <QLocale>

#include <sqlite3.h>

#include <cmath>

namespace cachescope::inspect {

namespace {

enum Column { Key, Value, Size, Created, Accessed, Pinned, External };

QByteArray blobLiteral(QByteArrayView bytes)
{
    return "x'" + QByteArray::fromRawData(bytes.data(), bytes.size()).toHex() + '\'';
}

/// SQLite ends a literal at a zero byte, and a clipboard has no bytes that are no UTF-8.
QByteArray textLiteral(QByteArrayView bytes)
{
    const bool isPlain = !bytes.contains('\0') && QString::fromUtf8(bytes).toUtf8() == bytes;
    if (!isPlain)
        return "CAST(" + blobLiteral(bytes) + " AS TEXT)";
    QByteArray text = bytes.toByteArray();
    return '\'' + text.replace('\'', "''") + '\'';
}

QByteArray literal(const sqlite::Statement &row, int column)
{
    switch (row.columnType(column)) {
    case SQLITE_INTEGER:
        return QByteArray::number(row.columnInt(column));
    case SQLITE_FLOAT:
        return realLiteral(row.columnDouble(column));
    case SQLITE_TEXT:
        return textLiteral(row.columnView(column));
    case SQLITE_BLOB:
        return blobLiteral(row.columnView(column));
    default:
        return "NULL";
    }
}

/// Unix seconds; what is no time stays as it is.
QByteArray timeLiteral(const sqlite::Statement &row, int column, bool known, TimeUnit unit)
{
    if (!known)
        return "0";
    const double seconds = timeColumn(row, column, unit);
    const bool isAsItIs = std::isnan(seconds) || (unit == TimeUnit::Seconds && !row.isNull(column) &&
                                                  row.columnType(column) != SQLITE_TEXT);
    return isAsItIs ? literal(row, column) : realLiteral(seconds);
}

std::string selectSql(const CacheFormat &format)
{
    const QString external = format.columns.externalFile;
    return sql({"SELECT ", keySql(format), ", ", valueSql(format), ", ", sizeSql(format), ", ",
                createdSql(format), ", ", accessedSql(format), ", ", pinnedSql(format), ", ",
                external.isEmpty() ? "NULL" : quoted(external), " FROM ", tableSql(format),
                " NOT INDEXED WHERE ", rowidSql(format), " = ?1"});
}

/// A hostile file may have anything in each of them.
QStringList columnsRead(const CacheFormat &format)
{
    const TableMapping &columns = format.columns;
    QStringList names{columns.key,      columns.value,  columns.created,
                      columns.accessed, columns.pinned, columns.externalFile};
    names.removeAll(QString());
    return names;
}

} // namespace

QByteArray realLiteral(double number)
{
    if (std::isnan(number))
        return "NULL";
    if (std::isinf(number))
        return number < 0 ? "-9e999" : "9e999";
    QByteArray text = QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
    const bool isReal = text.contains('.') || text.contains('e');
    return isReal ? text : text + ".0";
}

Result<std::optional<QByteArray>> insertStatement(sqlite::Connection &connection, const CacheFormat &format,
                                                  qint64 rowid, qint64 mostBytes)
{
    if (ColumnLengths(connection.handle(), format, columnsRead(format)).sumOf(rowid) > mostBytes)
        return Error{ErrorCode::TooLarge, CoreText::tr("The entry is too large to be copied.")};
    auto statement = connection.cached(selectSql(format));
    if (!statement)
        return statement.error();
    sqlite::Statement &row = **statement;
    const sqlite::ResetGuard guard(row);
    row.bind(1, rowid);
    const auto found = row.step(sqlite::LockPhase::Read);
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<QByteArray>();
    if (!row.isNull(External))
        return Error{ErrorCode::NotFound,
                     CoreText::tr("The value of an entry is not in the database but in a file beside it.")};
    return std::optional<QByteArray>(
        "INSERT INTO cache(key, data, size, created_at, last_accessed, pinned) VALUES(" + literal(row, Key) +
        ", " + literal(row, Value) + ", " + QByteArray::number(row.columnInt(Size)) + ", " +
        timeLiteral(row, Created, format.hasCreationTimes(), format.createdUnit) + ", " +
        timeLiteral(row, Accessed, format.hasAccessTimes(), format.accessedUnit) + ", " +
        (row.columnInt(Pinned) != 0 ? "1" : "0") + ");\n");
}

} // namespace cachescope::inspect
