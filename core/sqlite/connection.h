// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sqlite/busy_handler.h"
#include "core/sqlite/statement.h"

#include <QSqlDatabase>
#include <QStringList>

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cachescope::sqlite {

class LockMonitor;

/// How to open a file.
struct ConnectionOptions
{
    QString fileName;      ///< a path, or a "file:" URI if `isUri`
    bool isUri = false;    ///< https://www.sqlite.org/uri.html
    bool readOnly = false; ///< otherwise opened for writing, and created where there is none
    QString vfs;           ///< the name of an SQLite VFS (see FaultVfs); empty: the default one
    BusyPolicy busyPolicy = BusyPolicy::FairRetry;
    std::chrono::milliseconds busyTimeout{5000};
    /// Whether closing the last connection checkpoints and deletes the write-ahead log. Off, closing never
    /// takes the exclusive lock that this needs, for which connections that open at that moment would have to
    /// wait.
    bool checkpointOnClose = true;
    LockMonitor *monitor = nullptr; ///< not owned; must outlive the connection
    QStringList pragmas;            ///< run in order after opening, without "PRAGMA": {"journal_mode=WAL"}
};

/// A named QSqlDatabase and the native handle under it. Opened, used and destroyed in one thread; the
/// QSqlDatabase is gone before its name is removed. Statements are SQLite's own: a QSqlQuery costs a third of
/// a cache's reads.
class Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(const ConnectionOptions &options);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] QSqlDatabase database() const { return m_database; }
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

    /// Prepares `sql`, one statement. That can read the schema and so meet a lock, counted under `phase`.
    Result<Statement> prepare(std::string_view sql, LockPhase phase = LockPhase::Read);
    /// The same, kept for the connection's lifetime and handed out again for the same text.
    Result<Statement *> cached(std::string_view sql);
    /// The same for a string literal, found by its address: for paths where a hash of the text would show.
    template <std::size_t N>
    Result<Statement *> cached(const char (&literal)[N])
    {
        for (const auto &[text, statement] : m_literals) {
            if (text == literal)
                return statement;
        }
        return cacheLiteral(std::string_view(literal, N - 1));
    }
    /// Runs one statement without parameters to its end.
    Result<void> execute(std::string_view sql, LockPhase phase);
    /// The first column of the first row as an integer; 0 if there is no row.
    Result<qint64> queryInt(std::string_view sql);
    /// The first column of the first row as text; empty if there is no row.
    Result<QString> queryText(std::string_view sql);

    /// A whole BLOB or TEXT by incremental I/O (https://www.sqlite.org/c3ref/blob_open.html), with one copy
    /// less than as a column; worth it from some hundred kB on.
    Result<QByteArray> readBlob(const char *table, const char *column, qint64 rowid);

    /// Rows that the last statement changed.
    [[nodiscard]] qint64 changes() const;
    /// Rowid of the last row that this connection inserted.
    [[nodiscard]] qint64 lastInsertRowid() const;
    /// Whether the file that is open is no longer the one at its path: it was deleted, renamed or replaced.
    [[nodiscard]] bool fileHasMoved() const;
    /// Waits until what was written to the main file is on the disk. The system tells an error of writing
    /// back only once: who gets one must leave the next checkpoint to another connection.
    Result<void> syncFile();
    /// Ends what this connection is running, from any thread; its statement then fails with Cancelled.
    void interrupt();

private:
    friend class PatienceScope;
    friend class WriteLockScope;

    explicit Connection(const ConnectionOptions &options);
    Result<void> openDatabase(const ConnectionOptions &options);
    Result<Statement *> cacheLiteral(std::string_view literal);

    const QString m_name;
    BusyHandler m_busyHandler;
    QSqlDatabase m_database;
    sqlite3 *m_handle = nullptr;
    std::unordered_map<std::string, std::unique_ptr<Statement>> m_cache;
    std::vector<std::pair<const char *, Statement *>> m_literals; // into m_cache
};

/// While it lives, its connection waits for locks so long and no longer (0: not at all), and the monitor is
/// not told: for work that gives way to others and is tried again, so that a lock is no error and a wait
/// takes nothing of a margin. The connection's thread.
class PatienceScope
{
public:
    PatienceScope(Connection &connection, std::chrono::nanoseconds patience)
        : m_handler(connection.m_busyHandler)
        , m_before(m_handler.timeout())
    {
        m_handler.setTimeout(patience);
        m_handler.setCounting(false);
    }
    ~PatienceScope()
    {
        m_handler.setTimeout(m_before);
        m_handler.setCounting(true);
    }
    PatienceScope(const PatienceScope &) = delete;
    PatienceScope &operator=(const PatienceScope &) = delete;

private:
    BusyHandler &m_handler;
    const std::chrono::nanoseconds m_before;
};

/// While it lives, its connection counts as the holder of the write lock, for what holds it without a
/// transaction: a checkpoint that empties the log. Its own waits are part of the time. The connection's
/// thread.
class WriteLockScope
{
public:
    explicit WriteLockScope(Connection &connection)
        : m_watch(connection.m_busyHandler.watch())
    {
        if (m_watch)
            m_watch->beginHold();
    }
    ~WriteLockScope()
    {
        if (m_watch)
            m_watch->endHold(m_held);
    }
    WriteLockScope(const WriteLockScope &) = delete;
    WriteLockScope &operator=(const WriteLockScope &) = delete;

    /// It did not get the lock after all: nothing is counted.
    void dismiss() { m_held = false; }

private:
    WriteLockWatch *const m_watch;
    bool m_held = true;
};

/// "file:" + `path` percent-encoded + "?" + `query`, for file names with any character in them.
QString fileUri(const QString &path, const QString &query);

} // namespace cachescope::sqlite
