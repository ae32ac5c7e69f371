// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/lock_monitor.h"
#include "core/sqlite/write_lock_watch.h"

#include <chrono>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace cachescope::sqlite {

/// How a connection waits for a lock that another one holds.
enum class BusyPolicy {
    Fail,          ///< not at all: fails at once, as SQLite does without a timeout
    SqliteBackoff, ///< as SQLite's own handler: 1, 2, 5, 10 … 100 ms, so that newcomers overtake old waiters
    FairRetry,     ///< every 1 to 5 ms, jittered, never slower with time: old waiters are not overtaken
};

/// The busy handler of one connection: waits by its policy, and tells a LockMonitor how long, and how long
/// the connection held the write lock itself. Belongs to the connection's thread. Must outlive the
/// connection, and nothing may set a busy_timeout on it afterwards (that would remove this handler:
/// https://www.sqlite.org/c3ref/busy_handler.html).
class BusyHandler
{
public:
    /// `monitor` may be null.
    BusyHandler(BusyPolicy policy, std::chrono::milliseconds timeout, LockMonitor *monitor);
    BusyHandler(const BusyHandler &) = delete;
    BusyHandler &operator=(const BusyHandler &) = delete;

    void installOn(sqlite3 *db);
    /// From now on; 0: asked, it gives up at once.
    void setTimeout(std::chrono::nanoseconds timeout) { m_timeout = timeout; }
    [[nodiscard]] std::chrono::nanoseconds timeout() const { return m_timeout; }
    /// Whether the monitor is told.
    void setCounting(bool counting) { m_counting = counting; }

    /// Call after whatever can meet a lock: ends the wait if there was one, and counts a lock error if
    /// `resultCode` is one.
    void settle(int resultCode, LockPhase phase);

    /// Around each step of a statement, before settle().
    void stepBegins(sqlite3_stmt *statement, LockPhase phase)
    {
        if (m_watch && mayWrite(phase))
            m_watch->stepBegins(statement);
    }
    void stepEnds(sqlite3_stmt *statement, int resultCode, LockPhase phase)
    {
        if (m_watch && mayWrite(phase))
            m_watch->stepEnds(statement, resultCode);
    }
    /// After a statement was reset or finalized.
    void statementEnds()
    {
        if (m_watch)
            m_watch->statementEnds();
    }
    /// Null without a monitor.
    [[nodiscard]] WriteLockWatch *watch() { return m_watch ? &*m_watch : nullptr; }

private:
    static bool mayWrite(LockPhase phase)
    {
        return phase == LockPhase::Write || phase == LockPhase::Begin || phase == LockPhase::Commit;
    }
    static int onBusy(void *self, int timesAsked);
    bool waitOnce(int timesAsked);
    [[nodiscard]] std::chrono::microseconds nextDelay(int timesAsked, std::chrono::nanoseconds waited) const;

    const BusyPolicy m_policy;
    LockMonitor *const m_monitor;
    std::optional<WriteLockWatch> m_watch; ///< with a monitor

    std::chrono::nanoseconds m_timeout;
    bool m_counting = true;
    bool m_waiting = false;
    std::chrono::steady_clock::time_point m_waitingSince;
    std::chrono::nanoseconds m_waited{0}; ///< of that, in pauses: the rest of a step is no wait
};

} // namespace cachescope::sqlite
