// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/values/value_head.h"

#include "core/base/translate.h"
#include "core/sqlite/result_code.h"

#include <sqlite3.h>

#include <utility>

namespace cachescope::inspect {

ValueHeadReader::~ValueHeadReader()
{
    release();
}

void ValueHeadReader::release()
{
    sqlite3_blob_close(std::exchange(m_blob, nullptr));
}

Result<ValueHeadReader::Value> ValueHeadReader::valueOf(int resultCode) const
{
    if (resultCode == SQLITE_OK)
        return Value::Bytes;
    // What is neither BLOB nor TEXT is refused with this, and a row that is not there.
    if (resultCode == SQLITE_ERROR)
        return Value::InRow;
    Error error = sqlite::makeError(m_db, resultCode, CoreText::tr("Reading a value"));
    return error.code == ErrorCode::Corrupt ? Result<Value>(Value::Damaged) : std::move(error);
}

Result<ValueHeadReader::Value> ValueHeadReader::moveTo(qint64 rowid)
{
    if (m_blob && sqlite3_blob_reopen(m_blob, rowid) == SQLITE_OK)
        return Value::Bytes;
    // A handle that failed once is of no further use.
    release();
    const auto value = valueOf(sqlite3_blob_open(m_db, "main", m_table, m_column, rowid, 0, &m_blob));
    if (!value || *value != Value::Bytes)
        release();
    return value;
}

Result<bool> ValueHeadReader::isWhole(qint64 rowid)
{
    const auto value = moveTo(rowid);
    if (!value)
        return value.error();
    if (*value != Value::Bytes)
        return *value == Value::InRow;
    const int length = sqlite3_blob_bytes(m_blob);
    char last = 0;
    const auto read = valueOf(length > 0 ? sqlite3_blob_read(m_blob, &last, 1, length - 1) : SQLITE_OK);
    if (!read)
        return read.error();
    return *read == Value::Bytes;
}

qint64 ValueHeadReader::valueBytes() const
{
    return m_blob ? sqlite3_blob_bytes(m_blob) : 0;
}

Result<QByteArray> ValueHeadReader::tryRead(qint64 rowid, qsizetype maxBytes)
{
    const auto value = moveTo(rowid);
    if (!value)
        return value.error();
    if (*value != Value::Bytes)
        return QByteArray();
    const auto length = static_cast<int>(qMin<qsizetype>(sqlite3_blob_bytes(m_blob), maxBytes));
    QByteArray head(length, '\0');
    const auto read = valueOf(length > 0 ? sqlite3_blob_read(m_blob, head.data(), length, 0) : SQLITE_OK);
    if (!read)
        return read.error();
    return *read == Value::Bytes ? head : QByteArray();
}

QByteArray ValueHeadReader::read(qint64 rowid, qsizetype maxBytes)
{
    const auto head = tryRead(rowid, maxBytes);
    return head ? *head : QByteArray();
}

} // namespace cachescope::inspect
