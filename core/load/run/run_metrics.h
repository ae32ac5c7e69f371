// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/latency_histogram.h"
#include "core/base/result.h"

#include <array>
#include <atomic>
#include <mutex>
#include <vector>

namespace cachescope::load {

/// Counts over all users at one moment.
struct OperationCounts
{
    qint64 operations = 0; ///< that succeeded
    qint64 failed = 0;
    qint64 hits = 0;
    qint64 misses = 0;
};

/// What the users of one run measured. Each user records into memory of its own; a mutex is shared only by
/// the few users of one interval histogram, for as long as counting one number takes.
class RunMetrics
{
public:
    explicit RunMetrics(int users);

    // From the thread of `user` (from 0):
    void recordRead(int user, std::chrono::nanoseconds latency, bool hit);
    void recordWrite(int user, std::chrono::nanoseconds latency);
    void recordFailure(int user, const Error &error);

    // From any thread, at any time:
    [[nodiscard]] OperationCounts counts() const;
    /// Latencies of reads and writes since the last call.
    LatencyHistogram takeInterval();
    /// The message of the first failure; empty if there was none.
    [[nodiscard]] QString firstFailure() const;

    // After the users have ended:
    [[nodiscard]] LatencyHistogram reads() const;
    [[nodiscard]] LatencyHistogram writes() const;

private:
    struct alignas(64) User
    {
        LatencyHistogram reads;
        LatencyHistogram writes;
        // Written by the user's thread alone, read by any:
        std::atomic<qint64> operations{0};
        std::atomic<qint64> failed{0};
        std::atomic<qint64> hits{0};
        std::atomic<qint64> misses{0};
    };
    struct alignas(64) Interval
    {
        std::mutex mutex;
        LatencyHistogram latencies; // guarded by mutex
    };
    static constexpr std::size_t kIntervals = 16;

    User &of(int user) { return m_users[static_cast<std::size_t>(user)]; }
    void recordInterval(int user, std::chrono::nanoseconds latency);

    std::vector<User> m_users;
    std::array<Interval, kIntervals> m_intervals;

    mutable std::mutex m_failureMutex;
    QString m_firstFailure; // guarded by m_failureMutex
};

} // namespace cachescope::load
