// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/run_report.h"

#include <algorithm>

namespace cachescope::load {

OperationFigures figuresOf(const LatencyHistogram &latencies, double seconds)
{
    OperationFigures figures;
    figures.count = static_cast<qint64>(latencies.count());
    figures.perSecond = seconds > 0.0 ? static_cast<double>(figures.count) / seconds : 0.0;
    figures.meanMs = latencies.meanMs();
    figures.p50Ms = latencies.quantileMs(0.50);
    figures.p95Ms = latencies.quantileMs(0.95);
    figures.p99Ms = latencies.quantileMs(0.99);
    figures.p999Ms = latencies.quantileMs(0.999);
    figures.maxMs = latencies.maxMs();
    return figures;
}

void RunReport::take(const Measurement &measured)
{
    seconds = measured.seconds;
    counts = measured.counts;
    if (seconds > 0.0)
        operationsPerSecond = static_cast<double>(counts.operations) / seconds;
    reads = figuresOf(measured.reads(), seconds);
    writes = figuresOf(measured.writes(), seconds);
    failures = figuresOf(measured.failures, seconds);
    latencies = measured.latencies;
    digest = measured.digest;
    fairness = fairnessOf(measured.users);
    firstFailure = measured.firstFailure;
    workersFailed = measured.workersFailed;
    locks = measured.locks;
    verification = measured.verification;
    evicted = measured.evicted;
    storeCommits = measured.storeCommits;
}

void RunReport::judge(const QList<Threshold> &wanted)
{
    thresholds.clear();
    const QJsonObject measured = figures();
    for (const Threshold &threshold : withDefaults(wanted, isScheduled)) {
        const auto value = threshold.valueIn(measured);
        thresholds.push_back({threshold, value, value && threshold.holdsFor(*value)});
    }
}

RunVerdict RunReport::verdict() const
{
    return verdictOn(figures());
}

bool RunReport::holds() const
{
    return verdict().passed;
}

QStringList RunReport::reasons() const
{
    return verdict().failures;
}

double RunReport::droppedShare() const
{
    return counts.arrivals > 0 ? static_cast<double>(counts.dropped) / static_cast<double>(counts.arrivals)
                               : 0.0;
}

double RunReport::hitRatio() const
{
    const qint64 asked = counts.hits + counts.misses;
    return asked > 0 ? static_cast<double>(counts.hits) / static_cast<double>(asked) : 0.0;
}

} // namespace cachescope::load
