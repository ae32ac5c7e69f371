// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/latency_histogram.h"
#include "core/base/result.h"
#include "core/load/scenario/operation_mix.h"

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <vector>

namespace cachescope::load {

/// Counts over all users at one moment.
struct OperationCounts
{
    qint64 operations = 0; ///< that succeeded
    qint64 failed = 0;
    qint64 hits = 0; ///< keys that get, getMany or contains found
    qint64 misses = 0;
    qint64 stored = 0;   ///< entries
    qint64 arrivals = 0; ///< operations that were due at a moment, begun or dropped; 0 in a closed loop
    qint64 dropped = 0;  ///< of these, those that had not begun when the run ended

    void add(const OperationCounts &other);
    bool operator==(const OperationCounts &) const = default;
};

/// What one operation came to, in keys.
struct Effect
{
    qint64 hits = 0;
    qint64 misses = 0;
    qint64 stored = 0;
};

/// How one user fared.
struct UserFigures
{
    int user = 0; ///< number in the scenario, from 0
    qint64 operations = 0;
    qint64 failed = 0;
    double totalMs = 0.0; ///< of the operations that succeeded
    qint64 arrivals = 0;  ///< as OperationCounts::arrivals

    bool operator==(const UserFigures &) const = default;
};

/// How much one user has done, since the measured part began.
struct UserTotals
{
    qint64 operations = 0; ///< that succeeded
    qint64 failed = 0;
    qint64 totalNs = 0; ///< of the operations that succeeded

    bool operator==(const UserTotals &) const = default;
};

/// What a run does beside asking the cache, of its measured part, added up over all users.
struct HarnessTime
{
    std::chrono::nanoseconds operations{0}; ///< between the question to the cache and its answer
    /// Between an answer and the next question of the same user, without what the scenario wants it to wait:
    /// drawing the next operation, making its value, checking what was read, recording what was measured.
    std::chrono::nanoseconds between{0};
    /// That taking samples took, ten a second, in the threads that do it; with several processes also what
    /// they tell each other.
    std::chrono::nanoseconds sampling{0};

    /// What the harness costs: (between + sampling) ÷ (operations + between + sampling), 0…1; 0 without any.
    /// By the clock on the wall: threads that wait for a processor do so in all three alike. One of the two
    /// looks at the clock around each operation, some 25 ns, is in `operations`.
    [[nodiscard]] double share() const;
    void merge(const HarnessTime &other);

    bool operator==(const HarnessTime &) const = default;
};

using KindLatencies = std::array<LatencyHistogram, kOperationKinds>;

/// Those of get, contains and getMany together, and those of all others. Any thread.
LatencyHistogram readsOf(const KindLatencies &latencies);
LatencyHistogram writesOf(const KindLatencies &latencies);

/// What the users of one run measured. Each user records into memory of its own; a mutex is shared only by
/// the few users of one interval histogram, for as long as counting one number takes.
class RunMetrics
{
public:
    explicit RunMetrics(int users);

    // From the thread of `user` (from 0):
    void record(int user, OperationKind kind, std::chrono::nanoseconds latency, Effect effect = {});
    void recordFailure(int user, std::chrono::nanoseconds latency, const Error &error);
    void recordArrivals(int user, qint64 due, qint64 dropped);
    /// How long the cache took, and what came before that, as HarnessTime has both.
    void recordTime(int user, std::chrono::nanoseconds operation, std::chrono::nanoseconds between);

    // From any thread, at any time:
    [[nodiscard]] OperationCounts counts() const;
    /// Without `sampling`.
    [[nodiscard]] HarnessTime harness() const;
    /// Of each user.
    [[nodiscard]] std::vector<UserTotals> totals() const;
    /// Latencies of successful operations since the last call.
    LatencyHistogram takeInterval();
    /// The message of the first failure; empty if there was none.
    [[nodiscard]] QString firstFailure() const;

    // After the users have ended:
    [[nodiscard]] KindLatencies latencies() const;
    [[nodiscard]] LatencyHistogram failures() const;
    /// Of each user; user 0 here is `firstUser` of the scenario.
    [[nodiscard]] std::vector<UserFigures> users(int firstUser) const;

private:
    struct alignas(64) User
    {
        KindLatencies latencies;
        LatencyHistogram failures;
        // Written by the user's thread alone, read by any:
        std::atomic<qint64> operations{0};
        std::atomic<qint64> failed{0};
        std::atomic<qint64> hits{0};
        std::atomic<qint64> misses{0};
        std::atomic<qint64> stored{0};
        std::atomic<qint64> arrivals{0};
        std::atomic<qint64> dropped{0};
        std::atomic<qint64> succeededNs{0};
        std::atomic<qint64> operationsNs{0};
        std::atomic<qint64> betweenNs{0};
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
