// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/run_report.h"

#include "core/base/format.h"

#include <algorithm>

namespace cachescope::load {

namespace {

QString thresholdReason(const ThresholdResult &result)
{
    const QString wanted =
        result.threshold.operatorText() + QLatin1Char(' ') + QString::number(result.threshold.limit, 'g', 12);
    if (!result.value)
        return QStringLiteral("%1 was not measured, and was to be %2.").arg(result.threshold.figure, wanted);
    return QStringLiteral("%1 is %2, and was to be %3.")
        .arg(result.threshold.figure, QString::number(*result.value, 'g', 6), wanted);
}

QString verificationReason(const VerificationCounts &counts, const QString &where)
{
    return QStringLiteral("%1: %2 torn, %3 stale, %4 lost, %5 wrong values. %6")
        .arg(where, formatCount(counts.torn), formatCount(counts.stale), formatCount(counts.lost),
             formatCount(counts.wrong), counts.firstFinding)
        .trimmed();
}

} // namespace

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
    const QJsonObject figures = toJson();
    for (const Threshold &threshold : withDefaults(wanted, isScheduled)) {
        const auto value = threshold.valueIn(figures);
        thresholds.push_back({threshold, value, value && threshold.holdsFor(*value)});
    }
}

bool RunReport::holds() const
{
    return reasons().isEmpty();
}

QStringList RunReport::reasons() const
{
    QStringList all;
    if (workersFailed > 0)
        all << QStringLiteral("%1 of %2 processes were lost.")
                   .arg(formatCount(workersFailed), formatCount(processes));
    if (!closeError.isEmpty())
        all << QStringLiteral("At the end: %1").arg(closeError);
    if (!interrupted && workersFailed == 0 && counts.operations + counts.failed + counts.arrivals == 0)
        all << QStringLiteral("No operation was measured.");
    for (const ThresholdResult &result : thresholds) {
        if (!result.passed)
            all << thresholdReason(result);
    }
    if (verification.failed())
        all << verificationReason(verification, QStringLiteral("Values that were read"));
    if (file && file->counts.failed())
        all << verificationReason(file->counts, QStringLiteral("The file at the end"));
    if (file && !file->integrityOk)
        all << QStringLiteral("The file at the end is damaged: %1").arg(file->messages.value(0));
    return all;
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
