// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"
#include "core/sqlite/lock_monitor.h"

#include <QJsonObject>

#include <vector>

namespace cachescope::load {

struct OperationFigures
{
    qint64 count = 0; ///< that succeeded; latencies are theirs alone
    double perSecond = 0.0;
    double meanMs = 0.0;
    double p50Ms = 0.0;
    double p95Ms = 0.0;
    double p99Ms = 0.0;
    double maxMs = 0.0;
};

/// One moment of a run, about ten a second. Rates are over the time since the sample before; the rest since
/// the start.
struct RunSample
{
    double atSeconds = 0.0; ///< since the measured part began
    int users = 0;
    double operationsPerSecond = 0.0;
    double p50Ms = 0.0; ///< of reads and stores of this interval; 0 if none ended in it
    double p99Ms = 0.0;
    qint64 operations = 0;
    qint64 failed = 0;
    qint64 hits = 0;
    qint64 misses = 0;
    qint64 walBytes = 0;
    sqlite::LockMonitor::Snapshot locks;
};

/// What one design did under a scenario. The fields of `runs[]` in the command line's contract.
struct RunReport
{
    QString design;
    int users = 0;
    int processes = 1; ///< that the users were spread over
    /// Of these, those that died or answered nonsense. The run then ended early, and their figures are
    /// missing.
    int workersFailed = 0;
    double seconds = 0.0;
    qint64 operations = 0; ///< that succeeded
    double operationsPerSecond = 0.0;
    OperationFigures reads;
    OperationFigures writes;
    qint64 hits = 0;
    qint64 misses = 0;
    qint64 failed = 0;
    QString firstFailure; ///< of the first process that failed, or else operation; empty if none did
    sqlite::LockMonitor::Snapshot locks;
    qint64 walMaxBytes = 0;
    qint64 evicted = 0;
    qint64 storeCommits = 0;
    bool interrupted = false; ///< stopped before its end; the figures hold for what was run
    std::vector<RunSample> samples;

    /// No lock error, no failed operation, no lost process.
    [[nodiscard]] bool holds() const { return locks.totalErrors == 0 && failed == 0 && workersFailed == 0; }
    [[nodiscard]] QJsonObject toJson() const;
};

/// The whole document of `load --json`.
QJsonObject reportToJson(const Scenario &scenario, const std::vector<RunReport> &runs);

} // namespace cachescope::load
