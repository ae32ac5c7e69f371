// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/run_course_json.h"

#include "core/sqlite/result_code.h"

namespace cachescope::load {

namespace {

/// Several extended codes may have one name.
QJsonObject codesToJson(const std::map<int, qint64> &counts)
{
    QJsonObject json;
    for (const auto &[code, count] : counts) {
        const QString name = sqlite::resultCodeName(code);
        json.insert(name, json.value(name).toInteger() + count);
    }
    return json;
}

QJsonObject pointToJson(const SeriesPoint &point)
{
    const double rate = point.seconds > 0.0 ? static_cast<double>(point.operations) / point.seconds : 0.0;
    return {
        {QStringLiteral("atSeconds"), point.atSeconds},
        {QStringLiteral("seconds"), point.seconds},
        {QStringLiteral("users"), point.users},
        {QStringLiteral("operationsPerSecond"), rate},
        {QStringLiteral("p50Ms"), point.p50Ms},
        {QStringLiteral("p95Ms"), point.p95Ms},
        {QStringLiteral("p99Ms"), point.p99Ms},
        {QStringLiteral("operations"), point.operations},
        {QStringLiteral("failed"), point.failed},
        {QStringLiteral("dropped"), point.dropped},
        {QStringLiteral("lockErrors"), point.lockErrors},
        {QStringLiteral("byCode"), codesToJson(point.lockErrorsByCode)},
        {QStringLiteral("waits"), point.waits},
        {QStringLiteral("worstWaitMs"), point.worstWaitMs},
        {QStringLiteral("worstWaitShare"), point.worstWaitShare},
        {QStringLiteral("walBytes"), point.walBytes},
        {QStringLiteral("evicted"), point.evicted},
        {QStringLiteral("dirty"), point.dirty},
    };
}

} // namespace

QJsonArray samplesToJson(const std::vector<SeriesPoint> &series)
{
    QJsonArray json;
    for (const SeriesPoint &point : series)
        json << pointToJson(point);
    return json;
}

QJsonArray changesToJson(const std::vector<RunChange> &changes)
{
    QJsonArray json;
    for (const RunChange &change : changes)
        json << change.toJson();
    return json;
}

QJsonObject harnessToJson(const HarnessTime &harness)
{
    const auto seconds = [](std::chrono::nanoseconds time) {
        return std::chrono::duration<double>(time).count();
    };
    return {
        {QStringLiteral("share"), harness.share()},
        {QStringLiteral("operationsSeconds"), seconds(harness.operations)},
        {QStringLiteral("betweenSeconds"), seconds(harness.between)},
        {QStringLiteral("samplingSeconds"), seconds(harness.sampling)},
    };
}

} // namespace cachescope::load
