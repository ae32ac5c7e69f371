// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/limit_report.h"

#include <QJsonArray>

namespace cachescope::load {

namespace {

QJsonValue orNothing(const OperationFigures &figures, double value)
{
    return figures.count > 0 ? QJsonValue(value) : QJsonValue();
}

QJsonObject probeToJson(const LimitProbe &probe)
{
    const RunReport &run = probe.report;
    return {
        {QStringLiteral("value"), probe.value},
        {QStringLiteral("passed"), run.holds()},
        {QStringLiteral("lockErrors"), static_cast<qint64>(run.locks.totalErrors)},
        {QStringLiteral("readsP99Ms"), orNothing(run.reads, run.reads.p99Ms)},
        {QStringLiteral("writesP99Ms"), orNothing(run.writes, run.writes.p99Ms)},
        {QStringLiteral("operationsPerSecond"), run.operationsPerSecond},
        {QStringLiteral("why"), run.reasons().join(QStringLiteral("; "))},
    };
}

} // namespace

QString LimitReport::variableName() const
{
    return variable == LimitVariable::Users ? QStringLiteral("users") : QStringLiteral("ratePerSecond");
}

QString LimitReport::conditionText() const
{
    QStringList parts;
    for (const Threshold &threshold : condition)
        parts << threshold.toText();
    return parts.join(QStringLiteral(" and "));
}

QJsonObject LimitReport::toJson() const
{
    QJsonArray list;
    for (const LimitProbe &probe : probes)
        list << probeToJson(probe);
    QJsonObject json{
        {QStringLiteral("design"), design},
        {QStringLiteral("variable"), variableName()},
        {QStringLiteral("condition"), conditionText()},
        {QStringLiteral("probes"), list},
    };
    if (!error.isEmpty())
        json.insert(QStringLiteral("error"), error);
    if (holdsAt)
        json.insert(QStringLiteral("holdsAt"), *holdsAt);
    if (failsAt)
        json.insert(QStringLiteral("failsAt"), *failsAt);
    return json;
}

} // namespace cachescope::load
