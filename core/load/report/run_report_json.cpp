// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form of runs[] in the command line's contract: names and units are what scripts rely on.
#include "core/base/translate.h"
#include "core/load/report/run_course_json.h"
#include "core/load/report/run_report.h"
#include "core/sqlite/result_code.h"

#include <QJsonArray>

namespace cachescope::load {

namespace {

/// Of what did not happen there is no latency: null, which is not 0 ms.
QJsonObject figuresToJson(const OperationFigures &figures)
{
    const auto measured = [&figures](double milliseconds) {
        return figures.count > 0 ? QJsonValue(milliseconds) : QJsonValue();
    };
    return {
        {QStringLiteral("count"), figures.count},
        {QStringLiteral("perSecond"), figures.perSecond},
        {QStringLiteral("meanMs"), measured(figures.meanMs)},
        {QStringLiteral("p50Ms"), measured(figures.p50Ms)},
        {QStringLiteral("p95Ms"), measured(figures.p95Ms)},
        {QStringLiteral("p99Ms"), measured(figures.p99Ms)},
        {QStringLiteral("p999Ms"), measured(figures.p999Ms)},
        {QStringLiteral("maxMs"), measured(figures.maxMs)},
    };
}

QJsonObject byOperation(const RunReport &report)
{
    QJsonObject json;
    for (std::size_t kind = 0; kind < kOperationKinds; ++kind) {
        if (report.latencies[kind].count() > 0)
            json.insert(operationName(static_cast<OperationKind>(kind)),
                        figuresToJson(figuresOf(report.latencies[kind], report.seconds)));
    }
    return json;
}

void add(QJsonObject &counts, const QString &name, quint64 count)
{
    counts.insert(name, counts.value(name).toInteger() + static_cast<qint64>(count));
}

QJsonObject errorsToJson(const sqlite::LockMonitor::Snapshot &locks)
{
    QJsonObject byCode;
    QJsonObject byPhase;
    QJsonObject byHandler;
    QJsonArray causes;
    for (const auto &error : locks.errors) {
        const QString code = sqlite::resultCodeName(error.resultCode);
        const QString phase = sqlite::lockPhaseName(error.phase);
        const QString handler = sqlite::handlerAskedName(error.asked);
        add(byCode, code, error.count);
        add(byPhase, phase, error.count);
        add(byHandler, handler, error.count);
        causes << QJsonObject{{QStringLiteral("code"), code},
                              {QStringLiteral("phase"), phase},
                              {QStringLiteral("handler"), handler},
                              {QStringLiteral("count"), static_cast<qint64>(error.count)}};
    }
    return {
        {QStringLiteral("total"), static_cast<qint64>(locks.totalErrors)},
        {QStringLiteral("byCode"), byCode},
        {QStringLiteral("byPhase"), byPhase},
        {QStringLiteral("byHandler"), byHandler},
        {QStringLiteral("causes"), causes},
    };
}

QJsonObject waitsToJson(const sqlite::LockMonitor::Snapshot &locks)
{
    return {
        {QStringLiteral("count"), static_cast<qint64>(locks.waits)},
        {QStringLiteral("totalMs"), locks.totalWaitMs},
        {QStringLiteral("maxMs"), locks.maxWaitMs},
        {QStringLiteral("worstShareOfTimeout"), locks.worstShareOfTimeout},
        {QStringLiteral("nearMisses"), static_cast<qint64>(locks.nearMisses)},
    };
}

QJsonArray holdersToJson(const sqlite::LockMonitor::Snapshot &locks)
{
    QJsonArray holders;
    for (const auto &hold : locks.holds)
        holders << QJsonObject{{QStringLiteral("activity"), hold.activity},
                               {QStringLiteral("count"), static_cast<qint64>(hold.count)},
                               {QStringLiteral("totalMs"), hold.totalMs},
                               {QStringLiteral("maxMs"), hold.maxMs},
                               {QStringLiteral("worstUser"), hold.worstUser},
                               {QStringLiteral("blocked"), static_cast<qint64>(hold.blocked)}};
    return holders;
}

QJsonObject fairnessToJson(const Fairness &fairness)
{
    return {
        {QStringLiteral("users"), fairness.users},
        {QStringLiteral("starved"), fairness.starved},
        {QStringLiteral("medianMeanMs"), fairness.medianMeanMs},
        {QStringLiteral("worstMeanMs"), fairness.worstMeanMs},
        {QStringLiteral("worstUser"), fairness.worstUser},
        {QStringLiteral("worstOverMedian"), fairness.worstOverMedian()},
        {QStringLiteral("worstFailedShare"), fairness.worstFailedShare},
        {QStringLiteral("medianOperations"), fairness.medianOperations},
        {QStringLiteral("leastOperations"), fairness.leastOperations},
    };
}

QJsonObject countsToJson(const VerificationCounts &counts)
{
    return {
        {QStringLiteral("checked"), counts.checked}, {QStringLiteral("torn"), counts.torn},
        {QStringLiteral("stale"), counts.stale},     {QStringLiteral("lost"), counts.lost},
        {QStringLiteral("wrong"), counts.wrong},     {QStringLiteral("unchecked"), counts.unchecked},
    };
}

QJsonObject verificationToJson(const RunReport &report)
{
    QJsonObject json = countsToJson(report.verification);
    if (!report.file)
        return json;
    QJsonObject file = countsToJson(report.file->counts);
    file.insert(QStringLiteral("entries"), report.file->entries);
    file.insert(QStringLiteral("integrityOk"), report.file->integrityOk);
    file.insert(QStringLiteral("messages"), QJsonArray::fromStringList(report.file->messages));
    json.insert(QStringLiteral("file"), file);
    return json;
}

QJsonArray thresholdsToJson(const std::vector<ThresholdResult> &thresholds)
{
    QJsonArray json;
    for (const ThresholdResult &result : thresholds)
        json << QJsonObject{
            {QStringLiteral("name"), result.threshold.figure},
            {QStringLiteral("operator"), result.threshold.operatorText()},
            {QStringLiteral("limit"), result.threshold.limit},
            {QStringLiteral("value"), result.value ? QJsonValue(*result.value) : QJsonValue()},
            {QStringLiteral("passed"), result.passed}};
    return json;
}

QJsonObject arrivalsToJson(const RunReport &report)
{
    return {
        {QStringLiteral("ratePerSecond"), report.arrivalRate},
        {QStringLiteral("due"), report.counts.arrivals},
        {QStringLiteral("started"), report.counts.arrivals - report.counts.dropped},
        {QStringLiteral("dropped"), report.counts.dropped},
        {QStringLiteral("droppedShare"), report.droppedShare()},
    };
}

QJsonObject storesToJson(const RunReport &report)
{
    QJsonValue entriesPerCommit; // null without commits
    if (report.storeCommits > 0)
        entriesPerCommit =
            static_cast<double>(report.counts.stored) / static_cast<double>(report.storeCommits);
    return {{QStringLiteral("commits"), report.storeCommits},
            {QStringLiteral("entriesPerCommit"), entriesPerCommit}};
}

/// Of the reads, or else of the file at the end.
QString firstFinding(const RunReport &report)
{
    if (!report.verification.firstFinding.isEmpty() || !report.file)
        return report.verification.firstFinding;
    return report.file->counts.firstFinding;
}

void addOptional(const RunReport &report, QJsonObject &json)
{
    if (report.isScheduled)
        json.insert(QStringLiteral("arrivals"), arrivalsToJson(report));
    if (report.fairness.users > 1)
        json.insert(QStringLiteral("fairness"), fairnessToJson(report.fairness));
    if (!report.closeError.isEmpty())
        json.insert(QStringLiteral("closeError"), report.closeError);
    if (!report.firstFailure.isEmpty())
        json.insert(QStringLiteral("firstFailure"), report.firstFailure);
    if (const QString finding = firstFinding(report); !finding.isEmpty())
        json.insert(QStringLiteral("firstFinding"), finding);
}

} // namespace

QJsonObject RunReport::figures() const
{
    QJsonObject json{
        {QStringLiteral("design"), design},
        {QStringLiteral("users"), users},
        {QStringLiteral("processes"), processes},
        {QStringLiteral("workersFailed"), workersFailed},
        {QStringLiteral("seconds"), seconds},
        {QStringLiteral("warmUpSeconds"), warmUpSeconds},
        {QStringLiteral("pausedSeconds"), pausedSeconds},
        {QStringLiteral("interrupted"), interrupted},
        {QStringLiteral("operations"), counts.operations},
        {QStringLiteral("operationsPerSecond"), operationsPerSecond},
        {QStringLiteral("operationsDigest"), QStringLiteral("%1").arg(digest, 16, 16, QLatin1Char('0'))},
        {QStringLiteral("reads"), figuresToJson(reads)},
        {QStringLiteral("writes"), figuresToJson(writes)},
        {QStringLiteral("failures"), figuresToJson(failures)},
        {QStringLiteral("byOperation"), byOperation(*this)},
        {QStringLiteral("hits"), counts.hits},
        {QStringLiteral("misses"), counts.misses},
        {QStringLiteral("hitRatio"), hitRatio()},
        {QStringLiteral("failed"), counts.failed},
        {QStringLiteral("lockErrors"), errorsToJson(locks)},
        {QStringLiteral("lockWaits"), waitsToJson(locks)},
        {QStringLiteral("lockHolders"), holdersToJson(locks)},
        {QStringLiteral("wal"), QJsonObject{{QStringLiteral("maxBytes"), walMaxBytes}}},
        {QStringLiteral("evicted"), evicted},
        {QStringLiteral("stores"), storesToJson(*this)},
        {QStringLiteral("harness"), harnessToJson(harness)},
        {QStringLiteral("thresholds"), thresholdsToJson(thresholds)},
    };
    json.insert(QStringLiteral("verification"), verificationToJson(*this));
    addOptional(*this, json);
    return json;
}

QJsonObject RunReport::toJson() const
{
    const PlainEnglish english;
    QJsonObject json = figures();
    const RunVerdict verdict = verdictOn(json);
    json.insert(QStringLiteral("passed"), verdict.passed && !verdict.interrupted);
    json.insert(QStringLiteral("reasons"), QJsonArray::fromStringList(verdict.failures));
    json.insert(QStringLiteral("changes"), changesToJson(changes));
    json.insert(QStringLiteral("samples"), samplesToJson(series));
    if (fairnessStrip.users() > 1)
        json.insert(QStringLiteral("fairnessStrip"), fairnessStrip.toJson());
    return json;
}

} // namespace cachescope::load
