// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace cachescope::sqlite {

/// What a connection was doing when it met a lock.
enum class LockPhase { Open, Begin, Read, Write, Commit, Checkpoint, Close };

/// The stable name scripts see: "open", "begin", "read", "write", "commit", "checkpoint", "close".
QString lockPhaseName(LockPhase phase);

/// Whether SQLite gave the connection a chance to wait before it failed.
enum class HandlerAsked {
    NoneSet, ///< the connection has no busy handler
    Never,   ///< it has one, and SQLite failed at once without asking it (as for BUSY_SNAPSHOT)
    Asked,   ///< it waited until its deadline
};

/// "noneSet", "never", "asked".
QString handlerAskedName(HandlerAsked asked);

/// Counts lock errors and waits of many connections to one file, and who of them held its write lock.
/// Recording takes a mutex for a moment. Errors and waits are recorded only when something waits, holds once
/// for each write transaction. Every function may be called from any thread.
class LockMonitor
{
public:
    /// One cause of errors and how often it struck.
    struct ErrorCount
    {
        int resultCode = 0; ///< extended
        LockPhase phase = LockPhase::Read;
        HandlerAsked asked = HandlerAsked::NoneSet;
        quint64 count = 0;
    };

    /// What one activity (see ActivityScope) had of the write lock. That of `kElsewhere` stands for all that
    /// is not seen here: other processes, readers in the way of a rollback journal's commit, recovery, the
    /// exclusive lock of the last connection that closes. Only its `blocked` counts.
    struct HoldCount
    {
        QString activity;
        quint64 count = 0;
        double totalMs = 0.0;
        double maxMs = 0.0;
        int worstUser = -1; ///< of the longest hold (see setLockUser()); -1: no user's thread
        quint64 blocked =
            0; ///< waits of others, and errors without a wait, that began while it held the lock
    };

    struct Snapshot
    {
        std::vector<ErrorCount> errors; ///< by result code, phase, handler
        quint64 totalErrors = 0;
        quint64 waits = 0; ///< operations that met a lock and waited, whether or not they got it
        double totalWaitMs = 0.0;
        double maxWaitMs = 0.0;
        double worstShareOfTimeout = 0.0; ///< longest wait ÷ that connection's timeout: 1 is a failure
        quint64 nearMisses = 0;           ///< waits of at least half of the timeout that got the lock
        std::vector<HoldCount> holds;     ///< by activity; holds that have ended
    };

    /// Of the waits of a stretch of time.
    struct Longest
    {
        double maxMs = 0.0;
        double worstShareOfTimeout = 0.0; ///< as Snapshot's

        void merge(const Longest &other);
        bool operator==(const Longest &) const = default;
    };

    static constexpr const char *kElsewhere = "elsewhere";

    void recordError(int resultCode, LockPhase phase, HandlerAsked asked);
    void recordWait(std::chrono::nanoseconds waited, std::chrono::nanoseconds timeout, bool gotLock = true);

    /// A hold has ended. `user`: see setLockUser().
    void recordHold(std::string_view activity, int user, std::chrono::nanoseconds duration);
    /// From now on `holder` holds the write lock; `activity` is not copied. If it is the holder already,
    /// nothing changes.
    void beginHold(const void *holder, const char *activity);
    /// It does not any more. Nothing if another has begun to hold it meanwhile: who releases the lock says so
    /// only after the next has got it.
    void endHold(const void *holder);
    /// `waiter` begins to wait, or fails without: counted as blocked by the activity of who holds the lock.
    void recordBlocked(const void *waiter);

    /// All counts from zero, as a warm-up ends. A hold that goes on counts as a whole when it ends.
    void clear();

    [[nodiscard]] quint64 totalErrors() const { return m_totalErrors.load(std::memory_order_relaxed); }
    [[nodiscard]] Snapshot snapshot() const;
    /// Of the waits that ended since the last call.
    Longest takeLongest();

private:
    using Cause = std::tuple<int, LockPhase, HandlerAsked>;
    struct Holds
    {
        quint64 count = 0;
        std::chrono::nanoseconds total{0};
        std::chrono::nanoseconds longest{0};
        int worstUser = -1;
        quint64 blocked = 0;
    };
    struct Waits
    {
        quint64 count = 0;
        std::chrono::nanoseconds total{0};
        std::chrono::nanoseconds longest{0};
        double worstShare = 0.0;
        quint64 nearMisses = 0;
    };

    Holds &holdsOf(std::string_view activity); // m_mutex held

    mutable std::mutex m_mutex;
    // Guarded by m_mutex:
    std::map<Cause, quint64> m_errors;
    Waits m_waits;
    Longest m_longest;                                 // since takeLongest()
    std::map<std::string, Holds, std::less<>> m_holds; // by activity
    const void *m_holder = nullptr;
    const char *m_holderActivity = nullptr;

    std::atomic<quint64> m_totalErrors{0};
};

} // namespace cachescope::sqlite
