// SPDX-License-Identifier: GPL-3.0-or-later
//
// The row's header tells of each column what it is and how long (typeof() reads no more), so that only
// numbers are fetched by SQL, and of texts and blobs the first bytes by incremental I/O.
#include "core/inspect/details/row_fields.h"

#include "core/base/saturating.h"
#include "core/inspect/export/entry_sql.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/values/column_lengths.h"
#include "core/inspect/values/value_head.h"
#include "core/sqlite/connection.h"

#include <QStringDecoder>

#include <algorithm>

namespace cachescope::inspect {

namespace {

constexpr qsizetype kShownBlobBytes = 24;
constexpr qsizetype kMostBytesOfCharacter = 4; // in UTF-8 and UTF-16

QString onOneLine(QString text)
{
    for (QChar &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QLatin1Char(' ');
    }
    return text;
}

QStringConverter::Encoding encodingNamed(const QString &name)
{
    if (name == QLatin1String("UTF-16be"))
        return QStringConverter::Utf16BE;
    return name == QLatin1String("UTF-16le") ? QStringConverter::Utf16LE : QStringConverter::Utf8;
}

/// Reads one row. The connection's thread.
class RowReader
{
public:
    RowReader(sqlite::Connection &connection, const CacheFormat &format, qint64 rowid)
        : m_connection(connection)
        , m_format(format)
        , m_rowid(rowid)
    {
    }

    Result<std::vector<RowField>> read();

private:
    Result<void> readShape();
    void findReach();
    [[nodiscard]] std::string query() const;
    [[nodiscard]] bool isTooFar(std::size_t column) const { return column >= m_reach; }
    [[nodiscard]] RowField field(const sqlite::Statement &row, std::size_t column) const;
    void readStart(RowField *field, bool isText) const;
    [[nodiscard]] QString textLiteral(const QByteArray &head, qint64 bytes) const;

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const qint64 m_rowid;
    std::vector<ColumnShape> m_columns;
    std::size_t m_reach = 0; // how many of m_columns do not stand behind too many bytes
    QStringConverter::Encoding m_encoding = QStringConverter::Utf8;
};

Result<std::vector<RowField>> RowReader::read()
{
    if (auto shape = readShape(); !shape)
        return shape.error();
    findReach();
    auto statement = m_connection.prepare(query());
    if (!statement)
        return statement.error();
    statement->bind(1, m_rowid);
    const auto found = statement->step(sqlite::LockPhase::Read);
    if (!found)
        return found.error();
    std::vector<RowField> fields;
    for (std::size_t column = 0; *found && column < m_columns.size(); ++column)
        fields.push_back(field(*statement, column));
    return fields;
}

Result<void> RowReader::readShape()
{
    const auto encoding = m_connection.queryText("PRAGMA encoding");
    if (!encoding)
        return encoding.error();
    m_encoding = encodingNamed(*encoding);
    auto columns = readColumns(m_connection, m_format.columns.table);
    if (!columns)
        return columns.error();
    for (ColumnShape &column : *columns) {
        if (column.plain && m_columns.size() < kMostRowFields)
            m_columns.push_back(std::move(column));
    }
    return {};
}

void RowReader::findReach()
{
    QStringList names;
    for (const ColumnShape &column : m_columns)
        names << column.name;
    const auto lengths = ColumnLengths(m_connection.handle(), m_format, names).of(m_rowid);
    qint64 inFront = 0;
    for (m_reach = 0; m_reach < m_columns.size() && inFront <= kMostBytesToWalk; ++m_reach)
        inFront = saturatingAdd(inFront, lengths[m_reach]);
}

/// Two columns for each: its type, and its value if that is a number.
std::string RowReader::query() const
{
    std::string text = "SELECT 1";
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const std::string column = quoted(m_columns[i].name);
        text += sql({", typeof(", column, "), "});
        text += isTooFar(i)
                    ? std::string("NULL")
                    : sql({"CASE WHEN typeof(", column, ") IN ('integer', 'real') THEN ", column, " END"});
    }
    return text + sql({" FROM ", tableSql(m_format), " NOT INDEXED WHERE ", rowidSql(m_format), " = ?1"});
}

RowField RowReader::field(const sqlite::Statement &row, std::size_t column) const
{
    const int at = 1 + 2 * static_cast<int>(column);
    const QString type = row.columnText(at);
    const ColumnShape &shape = m_columns[column];
    RowField field;
    field.column = shape.name;
    field.declaredType = shape.declaredType.left(kMostFieldCharacters);
    if (type == QLatin1String("null")) {
        field.literal = QStringLiteral("NULL");
    } else if (isTooFar(column)) {
        field.unread = true;
    } else if (type == QLatin1String("text") || type == QLatin1String("blob")) {
        readStart(&field, type == QLatin1String("text"));
    } else if (type == QLatin1String("real")) {
        field.literal = QString::fromLatin1(realLiteral(row.columnDouble(at + 1))); // all of its digits
    } else {
        field.literal = row.columnText(at + 1);
    }
    return field;
}

void RowReader::readStart(RowField *field, bool isText) const
{
    CacheFormat format = m_format;
    format.columns.value = field->column;
    ValueHeadReader reader(m_connection.handle(), format);
    const QByteArray head =
        reader.read(m_rowid, isText ? kMostBytesOfCharacter * (kMostFieldCharacters + 1) : kShownBlobBytes);
    field->bytes = reader.valueBytes();
    const QString end = head.size() < field->bytes ? QStringLiteral("…") : QString();
    field->literal = isText ? textLiteral(head, field->bytes)
                            : QStringLiteral("x'%1%2'").arg(QString::fromLatin1(head.toHex()), end);
}

QString RowReader::textLiteral(const QByteArray &head, qint64 bytes) const
{
    QStringDecoder decoder(m_encoding);
    QString text = decoder(head);
    const bool cut = text.size() > kMostFieldCharacters || head.size() < bytes;
    text.truncate(kMostFieldCharacters);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return QStringLiteral("'%1%2'").arg(onOneLine(text), cut ? QStringLiteral("…") : QString());
}

} // namespace

Result<std::vector<RowField>> readRowFields(sqlite::Connection &connection, const CacheFormat &format,
                                            qint64 rowid)
{
    return RowReader(connection, format, rowid).read();
}

} // namespace cachescope::inspect
