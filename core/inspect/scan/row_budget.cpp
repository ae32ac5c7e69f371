// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/row_budget.h"

#include "core/sqlite/connection.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace cachescope::inspect {

namespace {

constexpr qint64 kLeastRowBytes = 4;

} // namespace

qint64 bytesOnDisk(sqlite::Connection &connection)
{
    const QString path = QString::fromUtf8(sqlite3_db_filename(connection.handle(), "main"));
    return QFileInfo(path).size() + QFileInfo(path + QStringLiteral("-wal")).size();
}

Error tooManyRowsError()
{
    return Error{ErrorCode::Corrupt,
                 QStringLiteral("It has more rows than fit into its bytes: its pages refer to each other "
                                "again and again")};
}

bool isTooManyRows(const Error &error)
{
    return error.code == ErrorCode::Corrupt && error.sqliteCode == 0;
}

qint64 RowBudget::rowsIn(qint64 bytes)
{
    return bytes / kLeastRowBytes;
}

RowBudget::RowBudget(qint64 bytes)
    : m_left(rowsIn(bytes))
{
}

Result<void> RowBudget::take(qint64 rows)
{
    m_left -= rows;
    if (m_left < 0)
        return tooManyRowsError();
    return {};
}

} // namespace cachescope::inspect
