// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/format/columns.h"

#include "core/inspect/format/quoting.h"
#include "core/sqlite/connection.h"

#include <QDateTime>
#include <QStringDecoder>
#include <QTimeZone>

#include <sqlite3.h>

#include <algorithm>
#include <limits>

namespace cachescope::inspect {

namespace {

constexpr double kNoTime = std::numeric_limits<double>::quiet_NaN();

double unitsPerSecond(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Seconds:
        return 1.0;
    case TimeUnit::Milliseconds:
        return 1e3;
    case TimeUnit::Microseconds:
        return 1e6;
    case TimeUnit::Nanoseconds:
        return 1e9;
    }
    return 1.0;
}

QString hexLiteral(const QByteArray &bytes)
{
    return QStringLiteral("x'%1'").arg(QString::fromLatin1(bytes.toHex()));
}

bool isPrintable(const QString &text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return c.isPrint() || c.isSurrogate() || c == QLatin1Char('\t'); });
}

/// Bytes that are no UTF-8 as \xNN, all others as they are.
QString escaped(const QByteArray &bytes)
{
    QString text;
    for (qsizetype at = 0; at < bytes.size();) {
        qsizetype taken = 0;
        for (const qsizetype length : {qsizetype{1}, qsizetype{2}, qsizetype{3}, qsizetype{4}}) {
            QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
            const QString part =
                decoder(QByteArrayView(bytes).sliced(at, std::min(length, bytes.size() - at)));
            if (decoder.hasError() || part.contains(QChar::ReplacementCharacter))
                continue;
            text += part;
            taken = length;
            break;
        }
        if (taken == 0)
            text += QStringLiteral("\\x%1").arg(static_cast<uchar>(bytes[at]), 2, 16, QLatin1Char('0'));
        at += std::max<qsizetype>(taken, 1);
    }
    return text;
}

KeyText textKey(const sqlite::Statement &statement, int column)
{
    const QString text = statement.columnText(column);
    if (!text.contains(QChar::ReplacementCharacter))
        return {text, KeyType::Text};
    const QByteArray bytes = statement.columnBytes(column);
    // A replacement character may also be what the key has.
    if (text.toUtf8() == bytes)
        return {text, KeyType::Text};
    return {escaped(bytes), KeyType::InvalidText};
}

KeyText blobKey(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (!bytes.isEmpty() && isPrintable(text) && !text.contains(QChar::ReplacementCharacter))
        return {text, KeyType::Blob};
    return {hexLiteral(bytes), KeyType::Blob};
}

std::string orNull(const QString &column)
{
    return column.isEmpty() ? "NULL" : quoted(column);
}

} // namespace

Result<std::optional<RowidSpan>> rowidSpan(sqlite::Connection &connection, const CacheFormat &format)
{
    // Of the table itself: an index that SQLite might prefer may be damaged.
    const std::string table = sql({tableSql(format), " NOT INDEXED"});
    const std::string from = sql({"(", rowidSql(format), ") FROM ", table});
    const auto any = connection.queryInt(sql({"SELECT EXISTS(SELECT 1 FROM ", table, ")"}));
    if (!any)
        return any.error();
    if (*any == 0)
        return std::optional<RowidSpan>();
    const auto first = connection.queryInt(sql({"SELECT min", from}));
    const auto last = connection.queryInt(sql({"SELECT max", from}));
    if (!first || !last)
        return first ? last.error() : first.error();
    return std::optional(RowidSpan{*first, *last});
}

std::string tableSql(const CacheFormat &format)
{
    return quoted(format.columns.table);
}

std::string rowidSql(const CacheFormat &format)
{
    return format.rowidName.toStdString();
}

std::string keySql(const CacheFormat &format)
{
    return quoted(format.columns.key);
}

std::string valueSql(const CacheFormat &format)
{
    return quoted(format.columns.value);
}

std::string sizeSql(const CacheFormat &format)
{
    const std::string value = valueSql(format);
    const std::string length = sql({"CASE typeof(", value, ") WHEN 'blob' THEN length(", value,
                                    ") ELSE ifnull(length(CAST(", value, " AS BLOB)), 0) END"});
    if (format.columns.externalFile.isEmpty())
        return length;
    const std::string file = quoted(format.columns.externalFile);
    const std::string size = quoted(format.columns.size);
    return sql({"CASE WHEN ", file, " IS NOT NULL THEN max(0, ifnull(CAST(", size, " AS INTEGER), 0)) ELSE ",
                length, " END"});
}

std::string pinnedSql(const CacheFormat &format)
{
    return format.hasPinned() ? sql({"ifnull(", quoted(format.columns.pinned), ", 0) <> 0"}) : "0";
}

std::string createdSql(const CacheFormat &format)
{
    return orNull(format.columns.created);
}

std::string accessedSql(const CacheFormat &format)
{
    return orNull(format.columns.accessed);
}

std::string byAccessIndex(const CacheFormat &format)
{
    return indexedBy(format.accessIndexName);
}

std::string byKeyIndex(const CacheFormat &format)
{
    return indexedBy(format.keyIndexName);
}

double timeOfText(const QString &text)
{
    if (text.size() < 10 || text.size() > 40 || !text[0].isDigit())
        return kNoTime;
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return kNoTime;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    return static_cast<double>(time.toMSecsSinceEpoch()) / 1e3;
}

double timeColumn(const sqlite::Statement &statement, int column, TimeUnit unit)
{
    const int type = statement.columnType(column);
    if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
        return statement.columnDouble(column) / unitsPerSecond(unit);
    return type == SQLITE_TEXT ? timeOfText(statement.columnText(column)) : kNoTime;
}

double inUnit(double seconds, TimeUnit unit)
{
    return seconds * unitsPerSecond(unit);
}

QString literalColumn(const sqlite::Statement &statement, int column)
{
    constexpr qsizetype shown = 60;
    QString literal;
    switch (statement.columnType(column)) {
    case SQLITE_NULL:
        return QStringLiteral("NULL");
    case SQLITE_TEXT:
        literal = QStringLiteral("'%1'").arg(statement.columnText(column).left(shown));
        break;
    case SQLITE_BLOB:
        literal = hexLiteral(statement.columnBytes(column).left(shown));
        break;
    default:
        literal = statement.columnText(column);
    }
    return literal.size() > shown ? literal.left(shown - 1) + QChar(0x2026) : literal;
}

KeyText keyColumn(const sqlite::Statement &statement, int column)
{
    switch (statement.columnType(column)) {
    case SQLITE_NULL:
        return {QStringLiteral("NULL"), KeyType::Null};
    case SQLITE_INTEGER:
        return {statement.columnText(column), KeyType::Integer};
    case SQLITE_FLOAT:
        return {statement.columnText(column), KeyType::Real};
    case SQLITE_BLOB:
        return blobKey(statement.columnBytes(column));
    default:
        return textKey(statement, column);
    }
}

} // namespace cachescope::inspect
