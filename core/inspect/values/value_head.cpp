// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/values/value_head.h"

#include <sqlite3.h>

#include <utility>

namespace cachescope::inspect {

ValueHeadReader::~ValueHeadReader()
{
    close();
}

void ValueHeadReader::close()
{
    sqlite3_blob_close(std::exchange(m_blob, nullptr));
}

bool ValueHeadReader::moveTo(qint64 rowid)
{
    if (m_blob && sqlite3_blob_reopen(m_blob, rowid) == SQLITE_OK)
        return true;
    // A handle that failed once is of no further use.
    close();
    if (sqlite3_blob_open(m_db, "main", m_table, m_column, rowid, 0, &m_blob) == SQLITE_OK)
        return true;
    close();
    return false;
}

bool ValueHeadReader::isWhole(qint64 rowid)
{
    if (!moveTo(rowid))
        return sqlite3_errcode(m_db) != SQLITE_CORRUPT; // a NULL or a number is in the row itself
    const int length = sqlite3_blob_bytes(m_blob);
    char last = 0;
    return length == 0 || sqlite3_blob_read(m_blob, &last, 1, length - 1) == SQLITE_OK;
}

qint64 ValueHeadReader::valueBytes() const
{
    return m_blob ? sqlite3_blob_bytes(m_blob) : 0;
}

QByteArray ValueHeadReader::read(qint64 rowid, qsizetype maxBytes)
{
    if (!moveTo(rowid))
        return {};
    const auto length = static_cast<int>(qMin<qsizetype>(sqlite3_blob_bytes(m_blob), maxBytes));
    QByteArray head(length, '\0');
    if (length > 0 && sqlite3_blob_read(m_blob, head.data(), length, 0) != SQLITE_OK)
        return {};
    return head;
}

} // namespace cachescope::inspect
