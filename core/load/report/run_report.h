// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/fairness.h"
#include "core/load/report/fairness_strip.h"
#include "core/load/report/run_verdict.h"
#include "core/load/run/measurement.h"
#include "core/load/run/run_change.h"
#include "core/load/run/run_sample.h"
#include "core/load/run/run_series.h"
#include "core/load/scenario/scenario.h"
#include "core/load/verify/file_verifier.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace cachescope::load {

struct OperationFigures
{
    qint64 count = 0; ///< latencies are theirs alone
    double perSecond = 0.0;
    double meanMs = 0.0;
    double p50Ms = 0.0;
    double p95Ms = 0.0;
    double p99Ms = 0.0;
    double p999Ms = 0.0;
    double maxMs = 0.0;
};

OperationFigures figuresOf(const LatencyHistogram &latencies, double seconds);

/// A threshold, and how a run stands to it.
struct ThresholdResult
{
    Threshold threshold;
    std::optional<double> value; ///< absent: not measured, and then it is not passed
    bool passed = false;
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
    double seconds = 0.0;       ///< of the measured part
    double warmUpSeconds = 0.0; ///< before it, not measured
    double arrivalRate = 0.0;   ///< as the scenario wants it; 0: a closed loop
    bool isScheduled = false;   ///< operations had their moments
    OperationCounts counts;
    double operationsPerSecond = 0.0;
    OperationFigures reads;
    OperationFigures writes;
    OperationFigures failures;
    KindLatencies latencies;
    quint64 digest = 0; ///< of the operations that were begun: equal for equal sequences
    Fairness fairness;
    QString firstFailure; ///< of the first process that failed, or else operation; empty if none did
    sqlite::LockMonitor::Snapshot locks;
    bool isVerified = false; ///< values that were read were checked
    VerificationCounts verification;
    std::optional<FileVerification> file; ///< if the scenario wanted it
    qint64 walMaxBytes = 0;
    qint64 evicted = 0;
    qint64 storeCommits = 0;
    /// Why the cache could not be closed, or its file not be read again; empty if all that went well.
    QString closeError;
    bool interrupted = false;       ///< stopped before its end; the figures hold for what was run
    double pausedSeconds = 0.0;     ///< in all; no part of `seconds`
    std::vector<RunChange> changes; ///< in the order in which they came
    HarnessTime harness;
    std::vector<SeriesPoint> series;
    FairnessStrip fairnessStrip;
    std::vector<ThresholdResult> thresholds;

    /// Takes over what was measured.
    void take(const Measurement &measured);
    /// Sets `thresholds` by `wanted`, as withDefaults() completes it. Last of all.
    void judge(const QList<Threshold> &wanted);
    /// Whether it holds: every threshold is passed, no process was lost, the cache could be closed, and every
    /// value that was checked was right.
    [[nodiscard]] RunVerdict verdict() const;
    [[nodiscard]] bool holds() const;
    /// Why it does not hold, a phrase for each reason; empty if it does.
    [[nodiscard]] QStringList reasons() const;
    /// Arrivals not begun ÷ arrivals due; 0 without any.
    [[nodiscard]] double droppedShare() const;
    /// Hits ÷ (hits + misses); 0 without reads.
    [[nodiscard]] double hitRatio() const;
    /// One of runs[].
    [[nodiscard]] QJsonObject toJson() const;

private:
    /// Of runs[] what was measured and asked: without the verdict on it and without samples.
    [[nodiscard]] QJsonObject figures() const;
};

} // namespace cachescope::load
