// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/statement.h"

#include "core/sqlite/busy_handler.h"
#include "core/sqlite/result_code.h"

#include <sqlite3.h>

#include <utility>

namespace cachescope::sqlite {

Statement::Statement(sqlite3_stmt *stmt, BusyHandler *handler)
    : m_stmt(stmt)
    , m_handler(handler)
{
}

Statement::~Statement()
{
    finalize();
}

Statement::Statement(Statement &&other) noexcept
    : m_stmt(std::exchange(other.m_stmt, nullptr))
    , m_handler(other.m_handler)
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this != &other) {
        finalize();
        m_stmt = std::exchange(other.m_stmt, nullptr);
        m_handler = other.m_handler;
    }
    return *this;
}

void Statement::finalize()
{
    if (!m_stmt)
        return;
    sqlite3_finalize(m_stmt);
    if (m_handler)
        m_handler->statementEnds();
}

void Statement::bind(int parameter, qint64 value)
{
    sqlite3_bind_int64(m_stmt, parameter, value);
}

void Statement::bind(int parameter, double value)
{
    sqlite3_bind_double(m_stmt, parameter, value);
}

void Statement::bind(int parameter, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_stmt, parameter, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bindBlob(int parameter, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        sqlite3_bind_zeroblob(m_stmt, parameter, 0);
    else
        sqlite3_bind_blob64(m_stmt, parameter, bytes.data(), static_cast<sqlite3_uint64>(bytes.size()),
                            SQLITE_STATIC);
}

void Statement::bindUtf8(int parameter, QByteArrayView utf8)
{
    const char *data = utf8.isEmpty() ? "" : utf8.data();
    sqlite3_bind_text64(m_stmt, parameter, data, static_cast<sqlite3_uint64>(utf8.size()), SQLITE_STATIC,
                        SQLITE_UTF8);
}

void Statement::bindNull(int parameter)
{
    sqlite3_bind_null(m_stmt, parameter);
}

Result<bool> Statement::step(LockPhase phase)
{
    if (m_handler)
        m_handler->stepBegins(m_stmt, phase);
    const int rc = sqlite3_step(m_stmt);
    if (m_handler) {
        m_handler->stepEnds(m_stmt, rc, phase);
        m_handler->settle(rc, phase);
    }
    if (rc == SQLITE_ROW)
        return true;
    if (rc == SQLITE_DONE) {
        sqlite3_reset(m_stmt);
        return false;
    }
    Error error = makeError(sqlite3_db_handle(m_stmt), rc,
                            phase == LockPhase::Read ? QStringLiteral("Reading") : QStringLiteral("Writing"));
    sqlite3_reset(m_stmt);
    return error;
}

Result<void> Statement::run(LockPhase phase)
{
    while (true) {
        const auto row = step(phase);
        if (!row)
            return row.error();
        if (!*row)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_stmt);
    if (m_handler)
        m_handler->statementEnds();
}

int Statement::columnType(int column) const
{
    return sqlite3_column_type(m_stmt, column);
}

bool Statement::isNull(int column) const
{
    return columnType(column) == SQLITE_NULL;
}

qint64 Statement::columnInt(int column) const
{
    return sqlite3_column_int64(m_stmt, column);
}

double Statement::columnDouble(int column) const
{
    return sqlite3_column_double(m_stmt, column);
}

QString Statement::columnText(int column) const
{
    // Asking for text first converts it: the bytes of a file in UTF-16 are UTF-16 otherwise.
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_stmt, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_stmt, column));
}

QByteArray Statement::columnBytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_stmt, column));
    const int size = sqlite3_column_bytes(m_stmt, column);
    return size > 0 ? QByteArray(data, size) : QByteArray("", 0);
}

QByteArrayView Statement::columnView(int column) const
{
    const bool isText = columnType(column) == SQLITE_TEXT;
    const void *data = isText ? sqlite3_column_text(m_stmt, column) : sqlite3_column_blob(m_stmt, column);
    return QByteArrayView(static_cast<const char *>(data), sqlite3_column_bytes(m_stmt, column));
}

} // namespace cachescope::sqlite
