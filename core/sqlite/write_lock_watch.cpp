// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite tells nobody that a connection has got the write lock. Between two steps its transaction's state
// says so. Inside a step, where a statement without a transaction gets the lock and gives it up again, it is
// known from the first row that changes on (the update hook), in time for those who then wait for it. Such a
// statement takes the lock before anything else, so its hold began with its step, or with the end of its own
// wait.
//
// In WAL mode the lock is given up before the WAL hook is called
// (https://www.sqlite.org/c3ref/wal_hook.html). What SQLite does there on its own, a checkpoint with two
// syncs, keeps nobody from writing and is no part of the hold.
//
// The update hook is not called for everything (VACUUM, a changed schema, no row found). What nobody could
// see meanwhile is counted at its end. (So is a statement by itself that writes to a temporary table, which
// takes no lock; nothing here does that.)
#include "core/sqlite/write_lock_watch.h"

#include "core/sqlite/lock_activity.h"
#include "core/sqlite/lock_monitor.h"

#include <sqlite3.h>

#include <cstring>

namespace cachescope::sqlite {

using std::chrono::steady_clock;

WriteLockWatch::WriteLockWatch(LockMonitor &monitor)
    : m_monitor(monitor)
{
}

WriteLockWatch::~WriteLockWatch()
{
    connectionCloses();
}

namespace {

/// As SQLite's SQLITE_DEFAULT_WAL_AUTOCHECKPOINT.
constexpr int kCheckpointFrames = 1000;

} // namespace

void WriteLockWatch::installOn(sqlite3 *db)
{
    m_db = db;
    sqlite3_update_hook(db, &WriteLockWatch::onRowChanged, this);
    sqlite3_wal_hook(db, &WriteLockWatch::onCommitted, this);
}

int WriteLockWatch::onCommitted(void *self, sqlite3 *db, const char *database, int frames)
{
    if (std::strcmp(database, "main") == 0)
        static_cast<WriteLockWatch *>(self)->committed();
    // What it meets does not fail the commit.
    if (frames >= kCheckpointFrames)
        sqlite3_wal_checkpoint_v2(db, database, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    return SQLITE_OK;
}

void WriteLockWatch::committed()
{
    if (m_holds)
        release();
    else
        m_monitor.recordHold(currentActivity(), lockUser(), steady_clock::now() - m_since);
    m_isCounted = true;
}

void WriteLockWatch::onRowChanged(void *self, int, const char *database, const char *, long long)
{
    auto *watch = static_cast<WriteLockWatch *>(self);
    if (!watch->m_holds && std::strcmp(database, "main") == 0) // temporary tables have no lock
        watch->acquire();
}

void WriteLockWatch::stepBegins(sqlite3_stmt *statement)
{
    m_isCounted = false;
    if (!m_holds && !sqlite3_stmt_busy(statement))
        m_since = steady_clock::now();
}

void WriteLockWatch::waitEnds(steady_clock::time_point now)
{
    if (!m_holds)
        m_since = now;
}

void WriteLockWatch::stepEnds(sqlite3_stmt *statement, int resultCode)
{
    const bool writing = isWriting();
    if (writing && !m_holds) {
        acquire();
    } else if (!writing && m_holds) {
        release();
    } else if (!writing && !m_isCounted && resultCode == SQLITE_DONE && sqlite3_get_autocommit(m_db) != 0 &&
               !sqlite3_stmt_readonly(statement)) {
        // Over already, and another may hold it by now.
        m_monitor.recordHold(currentActivity(), lockUser(), steady_clock::now() - m_since);
    }
}

void WriteLockWatch::statementEnds()
{
    if (m_holds && !isWriting())
        release();
}

void WriteLockWatch::connectionCloses()
{
    if (m_holds)
        release();
}

void WriteLockWatch::beginHold()
{
    m_since = steady_clock::now();
    acquire();
}

void WriteLockWatch::endHold(bool held)
{
    if (held)
        release();
    else
        forget();
}

bool WriteLockWatch::isWriting() const
{
    return sqlite3_txn_state(m_db, "main") == SQLITE_TXN_WRITE;
}

void WriteLockWatch::acquire()
{
    m_holds = true;
    m_activity = currentActivity();
    m_user = lockUser();
    m_monitor.beginHold(this, m_activity);
}

void WriteLockWatch::release()
{
    m_monitor.recordHold(m_activity, m_user, steady_clock::now() - m_since);
    forget();
}

void WriteLockWatch::forget()
{
    m_holds = false;
    m_monitor.endHold(this);
}

} // namespace cachescope::sqlite
