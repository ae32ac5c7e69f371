// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
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

/// Counts lock errors and waits of many connections. Recording an error takes a mutex, recording a wait is a
/// few atomic operations, and nothing is recorded when nothing waits. Every function may be called from any
/// thread.
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

    struct Snapshot
    {
        std::vector<ErrorCount> errors; ///< by result code, phase, handler
        quint64 totalErrors = 0;
        quint64 waits = 0; ///< operations that met a lock and waited, whether or not they got it
        double totalWaitMs = 0.0;
        double maxWaitMs = 0.0;
        double worstShareOfTimeout = 0.0; ///< longest wait ÷ that connection's timeout: 1 is a failure
    };

    void recordError(int resultCode, LockPhase phase, HandlerAsked asked);
    void recordWait(std::chrono::nanoseconds waited, std::chrono::nanoseconds timeout);

    [[nodiscard]] quint64 totalErrors() const { return m_totalErrors.load(std::memory_order_relaxed); }
    [[nodiscard]] Snapshot snapshot() const;

private:
    using Cause = std::tuple<int, LockPhase, HandlerAsked>;

    mutable std::mutex m_mutex;
    std::map<Cause, quint64> m_errors; // guarded by m_mutex

    std::atomic<quint64> m_totalErrors{0};
    std::atomic<quint64> m_waits{0};
    std::atomic<qint64> m_totalWaitNs{0};
    std::atomic<qint64> m_maxWaitNs{0};
    std::atomic<double> m_worstShare{0.0};
};

} // namespace cachescope::sqlite
