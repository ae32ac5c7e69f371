// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of an unknown table may hold values of any size. So typeof() tells of each value from the row's header
// what it is; only numbers are fetched by SQL, and the first bytes of TEXT by incremental I/O.
#include "core/inspect/format/table_preview.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/format/columns.h"
#include "core/inspect/format/quoting.h"
#include "core/inspect/values/value_head.h"
#include "core/sqlite/connection.h"

#include <QStringDecoder>

#include <algorithm>

namespace cachescope::inspect {

namespace {

constexpr qsizetype kMostColumns = 100;
constexpr std::size_t kMostCounted = 100;
constexpr qsizetype kMostCharacters = 80;
constexpr qsizetype kHeadBytes = 4 * kMostCharacters; // no character takes more, in UTF-8 or UTF-16

QString onOneLine(QString text)
{
    const bool cut = text.size() > kMostCharacters;
    text.truncate(cut ? kMostCharacters - 1 : kMostCharacters);
    for (QChar &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QLatin1Char(' ');
    }
    return cut ? text + QChar(0x2026) : text;
}

/// Reads rows of one table, cell by cell. The connection's thread.
class Preview
{
public:
    Preview(sqlite::Connection &connection, const TableShape &shape)
        : m_connection(connection)
        , m_shape(shape)
    {
        for (const ColumnShape &column : shape.columns) {
            if (column.plain && m_columns.size() < kMostColumns)
                m_columns << column.name;
        }
    }

    Result<TablePreview> read(int rows);

private:
    [[nodiscard]] std::string query() const;
    PreviewCell cell(const sqlite::Statement &row, qsizetype column);
    PreviewCell textCell(qint64 rowid, qsizetype column);
    QString decoded(const QByteArray &head) const;

    sqlite::Connection &m_connection;
    const TableShape &m_shape;
    QStringList m_columns;
    std::vector<std::unique_ptr<ValueHeadReader>> m_heads; // one for each column
    QStringConverter::Encoding m_encoding = QStringConverter::Utf8;
};

Result<TablePreview> Preview::read(int rows)
{
    const auto encoding = m_connection.queryText("PRAGMA encoding");
    if (!encoding)
        return encoding.error();
    if (*encoding != QLatin1String("UTF-8"))
        m_encoding =
            *encoding == QLatin1String("UTF-16be") ? QStringConverter::Utf16BE : QStringConverter::Utf16LE;
    CacheFormat format;
    format.columns.table = m_shape.name;
    for (const QString &name : std::as_const(m_columns)) {
        format.columns.value = name;
        m_heads.push_back(std::make_unique<ValueHeadReader>(m_connection.handle(), format));
    }
    auto statement = m_connection.prepare(query());
    if (!statement)
        return statement.error();
    statement->bind(1, rows);
    TablePreview preview{m_shape.name, m_columns, {}};
    while (true) {
        const auto row = statement->step(sqlite::LockPhase::Read);
        if (!row)
            return row.error();
        if (!*row)
            return preview;
        std::vector<PreviewCell> &cells = preview.rows.emplace_back();
        for (qsizetype column = 0; column < m_columns.size(); ++column)
            cells.push_back(cell(*statement, column));
    }
}

/// The row number, then two columns for each: its type, and its value if that is a number.
std::string Preview::query() const
{
    std::string text = sql({"SELECT ", m_shape.rowidName().toStdString()});
    for (const QString &name : m_columns) {
        const std::string column = quoted(name);
        text += sql({", typeof(", column, "), CASE WHEN typeof(", column, ") IN ('integer', 'real') THEN ",
                     column, " END"});
    }
    return text + sql({" FROM ", quoted(m_shape.name), " LIMIT ?1"});
}

PreviewCell Preview::cell(const sqlite::Statement &row, qsizetype column)
{
    const int at = 1 + 2 * static_cast<int>(column);
    const QString type = row.columnText(at);
    if (type == QLatin1String("text"))
        return textCell(row.columnInt(0), column);
    if (type == QLatin1String("blob")) {
        ValueHeadReader &head = *m_heads[static_cast<std::size_t>(column)];
        head.read(row.columnInt(0), 1);
        return {QStringLiteral("BLOB, %1").arg(formatBytes(head.valueBytes()))};
    }
    if (type == QLatin1String("null"))
        return {QStringLiteral("NULL")};
    return {row.columnText(at + 1), true, row.columnDouble(at + 1)};
}

PreviewCell Preview::textCell(qint64 rowid, qsizetype column)
{
    const QString text = decoded(m_heads[static_cast<std::size_t>(column)]->read(rowid, kHeadBytes));
    return {onOneLine(text), false, timeOfText(text)};
}

QString Preview::decoded(const QByteArray &head) const
{
    QStringDecoder decoder(m_encoding);
    return decoder(head);
}

CacheFormat formatOf(const TableShape &shape)
{
    CacheFormat format;
    format.columns.table = shape.name;
    format.rowidName = shape.rowidName();
    return format;
}

} // namespace

Result<TablePreview> previewTable(const CacheFile &file, const TableShape &shape, int rows)
{
    const auto connection = file.connect();
    if (!connection)
        return connection.error();
    auto preview = Preview(**connection, shape).read(rows);
    if (!preview) {
        Error error = preview.error();
        error.message = CoreText::tr("The first rows of the table \"%1\" cannot be read. %2.")
                            .arg(shape.name, error.message);
        return error;
    }
    return preview;
}

std::vector<std::optional<EntryCount>> countRows(const CacheFile &file,
                                                 const std::vector<TableCandidate> &tables)
{
    std::vector<std::optional<EntryCount>> counts(tables.size());
    const auto connection = file.connect();
    for (std::size_t i = 0; connection && i < std::min(tables.size(), kMostCounted); ++i) {
        if (const auto count = countEntries(**connection, formatOf(tables[i].shape)))
            counts[i] = *count;
    }
    return counts;
}

double secondsOf(const PreviewCell &cell, TimeUnit unit)
{
    return cell.isNumber ? cell.time / inUnit(1.0, unit) : cell.time;
}

} // namespace cachescope::inspect
