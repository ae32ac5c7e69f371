// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_metrics.h"
#include "core/load/verify/verification.h"
#include "core/sqlite/lock_monitor.h"

#include <map>

/// What the users of a run have measured, in a form that adds up over processes: counts are summed,
/// histograms merged (so that quantiles are those of all operations), maxima are the largest. Any thread.
namespace cachescope::load {

/// A moment of a run.
struct Progress
{
    OperationCounts counts;              ///< since the measured part began
    LatencyHistogram latencies;          ///< of successful operations since the moment before
    sqlite::LockMonitor::Snapshot locks; ///< since the measured part began
    qint64 evicted = 0;                  ///< since the measured part began
    qint64 dirty = 0;                    ///< read notes and stores that wait in memory
    int activeUsers = 0;
    qint64 findings = 0;                ///< of the verification: torn, stale, lost, wrong
    sqlite::LockMonitor::Longest waits; ///< of those that ended since the moment before
    HarnessTime harness; ///< `sampling` since the crew was made, the rest since the measured part began
    /// Of each user, in their order; about once a second and at the end, otherwise empty.
    std::vector<UserTotals> users;

    /// Adds a crew whose users come after those that are here.
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
