// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sqlite/lock_monitor.h"

#include <QByteArray>
#include <QString>

struct sqlite3_stmt;

namespace cachescope::sqlite {

class BusyHandler;

/// A prepared statement. Belongs to its connection's thread and must be destroyed before the connection.
/// Parameters and columns count as in SQLite: parameters from 1, columns from 0.
class Statement
{
public:
    /// `handler` may be null. Takes over `stmt`.
    Statement(sqlite3_stmt *stmt, BusyHandler *handler);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    void bind(int parameter, qint64 value);
    void bind(int parameter, int value) { bind(parameter, qint64{value}); }
    void bind(int parameter, double value);
    void bind(int parameter, const QString &text);
    /// As a BLOB, without a copy: `bytes` must stay until the statement is reset.
    void bindBlob(int parameter, QByteArrayView bytes);
    /// As TEXT, without a copy: `utf8` must stay until the statement is reset.
    void bindUtf8(int parameter, QByteArrayView utf8);
    void bindNull(int parameter);

    /// true: a row is there. false: done; the statement is reset and can be run again.
    /// On an error the statement is reset too. `phase` is where a lock error is counted.
    [[nodiscard]] Result<bool> step(LockPhase phase);
    /// Runs to the end, dropping rows, and resets.
    [[nodiscard]] Result<void> run(LockPhase phase);
    /// Ends the read; a statement that is left on a row pins its snapshot and keeps checkpoints from
    /// finishing.
    void reset();

    /// An SQLITE_* column type: SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB, SQLITE_NULL.
    [[nodiscard]] int columnType(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 columnInt(int column) const;
    [[nodiscard]] double columnDouble(int column) const;
    /// Invalid UTF-8 becomes replacement characters.
    [[nodiscard]] QString columnText(int column) const;
    /// A copy of the bytes of a BLOB or TEXT column. Empty, not null, for a value of no bytes.
    [[nodiscard]] QByteArray columnBytes(int column) const;
    /// The same without a copy, TEXT in UTF-8; until the statement is stepped or reset.
    [[nodiscard]] QByteArrayView columnView(int column) const;

private:
    void finalize();

    sqlite3_stmt *m_stmt = nullptr;
    BusyHandler *m_handler = nullptr;
};

/// Resets a cached statement at the end of a scope, whichever way the scope is left.
class ResetGuard
{
public:
    explicit ResetGuard(Statement &statement)
        : m_statement(statement)
    {
    }
    ~ResetGuard() { m_statement.reset(); }
    ResetGuard(const ResetGuard &) = delete;
    ResetGuard &operator=(const ResetGuard &) = delete;

private:
    Statement &m_statement;
};

} // namespace cachescope::sqlite
