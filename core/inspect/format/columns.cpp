// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/format/columns.h"

#include "core/inspect/format/quoting.h"
#include "core/sqlite/connection.h"

#include <QDateTime>
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

QString hexLiteral(QByteArrayView bytes)
{
    return QStringLiteral("x'%1'").arg(QString::fromLatin1(bytes.toByteArray().toHex()));
}

bool isPrintable(const QString &text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return c.isPrint() || c.isSurrogate() || c == QLatin1Char('\t'); });
}

/// How many bytes the character at the start of `bytes` has; 0 if it is no valid UTF-8
/// (https://www.unicode.org/versions/Unicode15.0.0/ch03.pdf, table 3-7).
qsizetype characterLength(QByteArrayView bytes)
{
    const auto at = [bytes](qsizetype i) { return static_cast<uchar>(bytes[i]); };
    const uchar lead = at(0);
    if (lead < 0x80)
        return 1;
    const qsizetype length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 0 || bytes.size() < length)
        return 0;
    const uchar lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const uchar highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (at(1) < lowest || at(1) > highest)
        return 0;
    for (qsizetype i = 2; i < length; ++i) {
        if ((at(i) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

/// Bytes that are no UTF-8 as \xNN, all others as they are.
QString escaped(QByteArrayView bytes)
{
    QString text;
    qsizetype valid = 0; // bytes before `at` that are not in `text` yet
    const auto takeValid = [&](qsizetype at) {
        text += QString::fromUtf8(bytes.sliced(at - valid, valid));
        valid = 0;
    };
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = characterLength(bytes.sliced(at));
        if (length == 0) {
            takeValid(at);
            text += QStringLiteral("\\x%1").arg(static_cast<uchar>(bytes[at]), 2, 16, QLatin1Char('0'));
        }
        valid += length;
        at += std::max<qsizetype>(length, 1);
    }
    takeValid(bytes.size());
    return text;
}

/// At most `most` bytes, of which the last are no part of a character that goes on behind them.
QByteArrayView startOf(QByteArrayView text, qsizetype most)
{
    constexpr qsizetype longest = 4;
    if (text.size() <= most)
        return text;
    for (qsizetype end = most; end > most - longest && end > 0; --end) {
        if ((static_cast<uchar>(text[end]) & 0xC0) != 0x80)
            return text.first(end);
    }
    return text.first(most);
}

KeyText textKey(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes);
    // A replacement character may also be what the key has.
    if (!text.contains(QChar::ReplacementCharacter) || text.toUtf8() == bytes)
        return {text, KeyType::Text};
    return {escaped(bytes), KeyType::InvalidText};
}

KeyText blobKey(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (!bytes.isEmpty() && isPrintable(text) && !text.contains(QChar::ReplacementCharacter))
        return {text, KeyType::Blob};
    return {hexLiteral(bytes), KeyType::Blob};
}

/// What is shown of a TEXT or BLOB.
KeyText bytesKey(QByteArrayView bytes, int type, qsizetype mostBytes)
{
    const QByteArrayView start = startOf(bytes, mostBytes);
    KeyText key = type == SQLITE_BLOB ? blobKey(start) : textKey(start);
    if (start.size() < bytes.size())
        key.text += QChar(0x2026);
    return key;
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
    constexpr qsizetype longest = 200;
    const bool mayBeTime = type == SQLITE_TEXT && statement.columnView(column).size() <= longest;
    return mayBeTime ? timeOfText(statement.columnText(column)) : kNoTime;
}

double inUnit(double seconds, TimeUnit unit)
{
    return seconds * unitsPerSecond(unit);
}

QString literalColumn(const sqlite::Statement &statement, int column)
{
    constexpr qsizetype shown = 60;
    constexpr qsizetype longestCharacter = 4;
    QString literal;
    switch (statement.columnType(column)) {
    case SQLITE_NULL:
        return QStringLiteral("NULL");
    case SQLITE_TEXT:
        literal = QStringLiteral("'%1'").arg(
            QString::fromUtf8(startOf(statement.columnView(column), shown * longestCharacter)).left(shown));
        break;
    case SQLITE_BLOB:
        literal = hexLiteral(startOf(statement.columnView(column), shown));
        break;
    default:
        literal = statement.columnText(column);
    }
    return literal.size() > shown ? literal.left(shown - 1) + QChar(0x2026) : literal;
}

KeyText keyColumn(const sqlite::Statement &statement, int column, qsizetype mostBytes)
{
    switch (statement.columnType(column)) {
    case SQLITE_NULL:
        return {QStringLiteral("NULL"), KeyType::Null};
    case SQLITE_INTEGER:
        return {statement.columnText(column), KeyType::Integer};
    case SQLITE_FLOAT:
        return {statement.columnText(column), KeyType::Real};
    default:
        return bytesKey(statement.columnView(column), statement.columnType(column), mostBytes);
    }
}

} // namespace cachescope::inspect
