// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

struct sqlite3;
struct sqlite3_stmt;

namespace cachescope::sqlite {

class LockMonitor;

/// Sees when one connection gets and gives up the write lock, and tells a LockMonitor what held it for how
/// long (see ActivityScope). Belongs to the connection's thread. Told of the steps of statements that may
/// write; a connection that only reads pays nothing.
class WriteLockWatch
{
public:
    explicit WriteLockWatch(LockMonitor &monitor);
    /// As connectionCloses().
    ~WriteLockWatch();
    WriteLockWatch(const WriteLockWatch &) = delete;
    WriteLockWatch &operator=(const WriteLockWatch &) = delete;

    /// Once, before the connection is used. Takes its update hook, and its WAL hook until the connection gets
    /// another (or PRAGMA wal_autocheckpoint): SQLite's own automatic checkpoint, except that the hold ends
    /// before it.
    void installOn(sqlite3 *db);

    /// Before a step of a statement that may write, begin or commit.
    void stepBegins(sqlite3_stmt *statement);
    /// The connection has waited for a lock until now, and asks again.
    void waitEnds(std::chrono::steady_clock::time_point now);
    /// After the step, with its result.
    void stepEnds(sqlite3_stmt *statement, int resultCode);
    /// A statement was reset or finalized, which can end a transaction too.
    void statementEnds();
    /// Whatever it held, it does not any more.
    void connectionCloses();

    /// For what holds the write lock outside of transactions, as a checkpoint: from now until endHold().
    void beginHold();
    /// `held` false: it turned out not to have had it.
    void endHold(bool held);

private:
    static void onRowChanged(void *self, int, const char *database, const char *, long long);
    static int onCommitted(void *self, sqlite3 *db, const char *database, int frames);
    void committed();
    [[nodiscard]] bool isWriting() const;
    void acquire();
    void release();
    void forget();

    LockMonitor &m_monitor;
    sqlite3 *m_db = nullptr;
    bool m_holds = false;
    bool m_isCounted = false; ///< the hold of this step, before its end
    /// Since when it holds the lock, or could have got it.
    std::chrono::steady_clock::time_point m_since;
    // Of the hold:
    const char *m_activity = nullptr;
    int m_user = -1;
};

} // namespace cachescope::sqlite
