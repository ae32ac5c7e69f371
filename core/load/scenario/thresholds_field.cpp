// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_field_parts.h"
#include "core/load/scenario/scenario_list_fields.h"

#include <QJsonArray>

namespace cachescope::load {

namespace {

Result<bool> takeThresholds(Scenario &scenario, const QJsonValue &value)
{
    scenario.thresholds.clear();
    const QJsonArray texts = value.toArray();
    for (const QJsonValue &text : texts) {
        if (!text.isString())
            return false;
        auto threshold = parseThreshold(text.toString());
        if (!threshold)
            return threshold.error();
        scenario.thresholds << std::move(*threshold);
    }
    return value.isArray();
}

QJsonValue thresholdsOf(const Scenario &scenario)
{
    QJsonArray json;
    for (const Threshold &threshold : scenario.thresholds)
        json << threshold.toText();
    return json.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(json);
}

Result<QJsonValue> thresholdsFromText(const QString &text)
{
    const auto thresholds = parseThresholds(text);
    if (!thresholds)
        return thresholds.error();
    QJsonArray json;
    for (const Threshold &threshold : *thresholds)
        json << threshold.toText();
    return QJsonValue(json);
}

} // namespace

ScenarioField thresholdsField()
{
    ScenarioField thresholds =
        fieldOf("thresholds", "--threshold", "CONDITION",
                QStringLiteral("What must hold of each run, such as lockErrors.total<=0 and reads.p99Ms<50. "
                               "lockErrors.total<=0, failed<=0 and, with a rate or the times of a trace, "
                               "arrivals.droppedShare<=0.05 hold unless their figures are named"),
                QStringLiteral("a list of conditions, such as \"reads.p99Ms<50\""), listOf(typed("string")));
    thresholds.set = takeThresholds;
    thresholds.get = thresholdsOf;
    thresholds.separator = QLatin1Char(',');
    thresholds.fromText = thresholdsFromText;
    return thresholds;
}

} // namespace cachescope::load
