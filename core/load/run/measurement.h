// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_metrics.h"
#include "core/load/verify/verification.h"
#include "core/sqlite/lock_monitor.h"

#include <chrono>
#include <map>

/// What the users of a run have measured, in a form that adds up over processes: counts are summed,
/// histograms merged (so that quantiles are those of all operations), maxima are the largest. Any thread.
namespace cachescope::load {

/// What a run does beside asking the cache, of its measured part, added up over all users.
struct HarnessTime
{
    std::chrono::nanoseconds operations{0}; ///< between the question to the cache and its answer
    /// Between an answer and the next question of the same user, without what the scenario wants it to wait:
    /// drawing the next operation, making its value, checking what was read, recording what was measured.
    std::chrono::nanoseconds between{0};
    /// That samples took, ten a second, in the thread that takes them; with several processes also what they
    /// say to each other.
    std::chrono::nanoseconds sampling{0};

    /// What the harness costs: (between + sampling) ÷ (operations + between + sampling), 0…1; 0 without any.
    /// Threads that wait for a processor wait in all three alike. The reading of the clock, about 50 ns an
    /// operation, is in them too.
    [[nodiscard]] double share() const;
    void merge(const HarnessTime &other);

    bool operator==(const HarnessTime &) const = default;
};

/// A moment of a run.
struct Progress
{
    OperationCounts counts;              ///< since the measured part began
    LatencyHistogram latencies;          ///< of successful operations since the moment before
    sqlite::LockMonitor::Snapshot locks; ///< since the measured part began
    qint64 evicted = 0;                  ///< since the measured part began
    qint64 dirty = 0;                    ///< read notes and stores that wait in memory
    int activeUsers = 0;
    qint64 findings = 0; ///< of the verification: torn, stale, lost, wrong

    void merge(const Progress &other);
};

/// A run at its end.
struct Measurement
{
    double seconds = 0.0; ///< how long the measured part took
    OperationCounts counts;
    KindLatencies latencies; ///< of the operations that succeeded
    LatencyHistogram failures;
    sqlite::LockMonitor::Snapshot locks;
    std::vector<UserFigures> users;
    quint64 digest = 0; ///< of the operations that were begun, the warm-up's among them
    VerificationCounts verification;
    qint64 evicted = 0;
    qint64 storeCommits = 0;
    QString firstFailure;  ///< empty if nothing failed
    int workersFailed = 0; ///< processes that did not live to measure; their figures are missing

    /// Of get, contains and getMany; of all others.
    [[nodiscard]] LatencyHistogram reads() const;
    [[nodiscard]] LatencyHistogram writes() const;
    void merge(const Measurement &other);
};

/// Adds what `other` counted to `locks`, cause by cause and holder by holder.
void mergeLocks(sqlite::LockMonitor::Snapshot &locks, const sqlite::LockMonitor::Snapshot &other);

/// How many errors there were of each extended result code, whatever the phase and the busy handler.
std::map<int, qint64> lockErrorsByCode(const sqlite::LockMonitor::Snapshot &locks);

} // namespace cachescope::load
