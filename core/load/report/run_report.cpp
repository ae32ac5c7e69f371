// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/run_report.h"

#include "core/load/report/machine_info.h"
#include "core/sqlite/result_code.h"

#include <QJsonArray>

#include <algorithm>

namespace cachescope::load {

namespace {

QJsonObject figuresToJson(const OperationFigures &figures)
{
    QJsonObject json{
        {QStringLiteral("count"), figures.count},
        {QStringLiteral("perSecond"), figures.perSecond},
    };
    if (figures.count == 0)
        return json; // nothing was measured
    json.insert(QStringLiteral("meanMs"), figures.meanMs);
    json.insert(QStringLiteral("p50Ms"), figures.p50Ms);
    json.insert(QStringLiteral("p95Ms"), figures.p95Ms);
    json.insert(QStringLiteral("p99Ms"), figures.p99Ms);
    json.insert(QStringLiteral("maxMs"), figures.maxMs);
    return json;
}

void add(QJsonObject &counts, const QString &name, quint64 count)
{
    counts.insert(name, counts.value(name).toInteger() + static_cast<qint64>(count));
}

QString askedName(sqlite::HandlerAsked asked)
{
    switch (asked) {
    case sqlite::HandlerAsked::NoneSet:
        return QStringLiteral("noneSet");
    case sqlite::HandlerAsked::Never:
        return QStringLiteral("never");
    case sqlite::HandlerAsked::Asked:
        return QStringLiteral("asked");
    }
    return QStringLiteral("noneSet");
}

QJsonObject errorsToJson(const sqlite::LockMonitor::Snapshot &locks)
{
    QJsonObject byCode;
    QJsonObject byPhase;
    QJsonObject byHandler;
    for (const auto &error : locks.errors) {
        add(byCode, sqlite::resultCodeName(error.resultCode), error.count);
        add(byPhase, sqlite::lockPhaseName(error.phase), error.count);
        add(byHandler, askedName(error.asked), error.count);
    }
    return {
        {QStringLiteral("total"), static_cast<qint64>(locks.totalErrors)},
        {QStringLiteral("byCode"), byCode},
        {QStringLiteral("byPhase"), byPhase},
        {QStringLiteral("byHandler"), byHandler},
    };
}

QJsonObject waitsToJson(const sqlite::LockMonitor::Snapshot &locks)
{
    return {
        {QStringLiteral("count"), static_cast<qint64>(locks.waits)},
        {QStringLiteral("totalMs"), locks.totalWaitMs},
        {QStringLiteral("maxMs"), locks.maxWaitMs},
        {QStringLiteral("worstShareOfTimeout"), locks.worstShareOfTimeout},
    };
}

QJsonObject threshold(const char *name, qint64 value)
{
    return {
        {QStringLiteral("name"), QLatin1String(name)},
        {QStringLiteral("limit"), 0},
        {QStringLiteral("value"), value},
        {QStringLiteral("passed"), value == 0},
    };
}

} // namespace

QJsonObject RunReport::toJson() const
{
    QJsonObject json{
        {QStringLiteral("design"), design},
        {QStringLiteral("users"), users},
        {QStringLiteral("processes"), processes},
        {QStringLiteral("workersFailed"), workersFailed},
        {QStringLiteral("seconds"), seconds},
        {QStringLiteral("interrupted"), interrupted},
        {QStringLiteral("operations"), operations},
        {QStringLiteral("operationsPerSecond"), operationsPerSecond},
        {QStringLiteral("reads"), figuresToJson(reads)},
        {QStringLiteral("writes"), figuresToJson(writes)},
        {QStringLiteral("hits"), hits},
        {QStringLiteral("misses"), misses},
        {QStringLiteral("failed"), failed},
        {QStringLiteral("lockErrors"), errorsToJson(locks)},
        {QStringLiteral("lockWaits"), waitsToJson(locks)},
        {QStringLiteral("wal"), QJsonObject{{QStringLiteral("maxBytes"), walMaxBytes}}},
        {QStringLiteral("evicted"), evicted},
        {QStringLiteral("thresholds"),
         QJsonArray{threshold("lockErrors", static_cast<qint64>(locks.totalErrors)),
                    threshold("failed", failed)}},
    };
    if (!firstFailure.isEmpty())
        json.insert(QStringLiteral("firstFailure"), firstFailure);
    if (storeCommits > 0)
        json.insert(QStringLiteral("stores"),
                    QJsonObject{{QStringLiteral("commits"), storeCommits},
                                {QStringLiteral("entriesPerCommit"),
                                 static_cast<double>(writes.count) / static_cast<double>(storeCommits)}});
    return json;
}

QJsonObject reportToJson(const Scenario &scenario, const std::vector<RunReport> &runs)
{
    QJsonArray list;
    for (const RunReport &run : runs)
        list << run.toJson();
    const bool passed =
        std::all_of(runs.begin(), runs.end(), [](const RunReport &run) { return run.holds(); });
    return {
        {QStringLiteral("scenario"), scenario.toJson()},
        {QStringLiteral("machine"), machineInfo()},
        {QStringLiteral("runs"), list},
        {QStringLiteral("passed"), passed},
    };
}

} // namespace cachescope::load
