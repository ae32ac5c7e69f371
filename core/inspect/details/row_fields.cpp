// SPDX-License-Identifier: GPL-3.0-or-later
//
// The row's header tells of each column what it is and how long (typeof() reads no more), so that only
// numbers are fetched by SQL, and of texts and blobs the first bytes by incremental I/O.
#include "core/inspect/details/row_fields.h"

#include "core/inspect/export/entry_sql.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
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
    [[nodiscard]] qint64 valueBytes() const;
    [[nodiscard]] std::string query(bool walk) const;
    [[nodiscard]] bool isBehindValue(qsizetype column) const { return m_value >= 0 && column > m_value; }
    [[nodiscard]] RowField field(const sqlite::Statement &row, qsizetype column, bool walk) const;
    void readStart(RowField *field, bool isText) const;
    [[nodiscard]] QString textLiteral(const QByteArray &head, qint64 bytes) const;

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const qint64 m_rowid;
    std::vector<ColumnShape> m_columns;
    qsizetype m_value = -1; // the place of the value among m_columns; negative if it is not among them
    QStringConverter::Encoding m_encoding = QStringConverter::Utf8;
};

Result<std::vector<RowField>> RowReader::read()
{
    if (auto shape = readShape(); !shape)
        return shape.error();
    const bool walk = valueBytes() <= kMostBytesToWalk;
    auto statement = m_connection.prepare(query(walk));
    if (!statement)
        return statement.error();
    statement->bind(1, m_rowid);
    const auto found = statement->step(sqlite::LockPhase::Read);
    if (!found)
        return found.error();
    std::vector<RowField> fields;
    for (qsizetype column = 0; *found && column < static_cast<qsizetype>(m_columns.size()); ++column)
        fields.push_back(field(*statement, column, walk));
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
        if (!column.plain || m_columns.size() == kMostRowFields)
            continue;
        if (column.name.compare(m_format.columns.value, Qt::CaseInsensitive) == 0)
            m_value = static_cast<qsizetype>(m_columns.size());
        m_columns.push_back(std::move(column));
    }
    return {};
}

qint64 RowReader::valueBytes() const
{
    ValueHeadReader head(m_connection.handle(), m_format);
    head.read(m_rowid, 1);
    return head.valueBytes();
}

/// Two columns for each: its type, and its value if that is a number.
std::string RowReader::query(bool walk) const
{
    std::string text = "SELECT 1";
    for (qsizetype i = 0; i < static_cast<qsizetype>(m_columns.size()); ++i) {
        const std::string column = quoted(m_columns[static_cast<std::size_t>(i)].name);
        text += sql({", typeof(", column, "), "});
        text += walk || !isBehindValue(i)
                    ? sql({"CASE WHEN typeof(", column, ") IN ('integer', 'real') THEN ", column, " END"})
                    : std::string("NULL");
    }
    return text + sql({" FROM ", tableSql(m_format), " NOT INDEXED WHERE ", rowidSql(m_format), " = ?1"});
}

RowField RowReader::field(const sqlite::Statement &row, qsizetype column, bool walk) const
{
    const int at = 1 + 2 * static_cast<int>(column);
    const QString type = row.columnText(at);
    const ColumnShape &shape = m_columns[static_cast<std::size_t>(column)];
    RowField field;
    field.column = shape.name;
    field.declaredType = shape.declaredType.left(kMostFieldCharacters);
    if (type == QLatin1String("null")) {
        field.literal = QStringLiteral("NULL");
    } else if (!walk && isBehindValue(column)) {
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
