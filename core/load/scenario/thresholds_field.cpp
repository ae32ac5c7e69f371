// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/load/scenario/allowed_values.h"
#include "core/load/scenario/field_error.h"
#include "core/load/scenario/scenario_field_parts.h"
#include "core/load/scenario/scenario_list_fields.h"

#include <QJsonArray>

namespace cachescope::load {

namespace {

Result<bool> takeThresholds(Scenario &scenario, const QJsonValue &value)
{
    scenario.thresholds.clear();
    const QJsonArray texts = value.toArray();
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QString path = partOf(QStringLiteral("thresholds"), i);
        if (!texts.at(i).isString())
            return fieldError(path, texts.at(i), CoreText::tr("a condition, such as \"reads.p99Ms<50\""));
        auto threshold = parseThreshold(texts.at(i).toString());
        if (!threshold)
            return causedBy(path, threshold.error());
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
    QJsonObject condition = typed("string");
    condition.insert(QStringLiteral("pattern"), thresholdPattern());
    ScenarioField thresholds =
        fieldOf("thresholds", "--threshold", "CONDITION",
                CoreText::tr("What must hold of each run, such as lockErrors.total<=0 and reads.p99Ms<50. "
                             "lockErrors.total<=0, failed<=0 and, with a rate or the times of a trace, "
                             "arrivals.droppedShare<=0.05 hold unless their figures are named"),
                CoreText::tr("a list of conditions, such as \"reads.p99Ms<50\""), listOf(condition));
    thresholds.set = takeThresholds;
    thresholds.get = thresholdsOf;
    thresholds.separator = QLatin1Char(',');
    thresholds.fromText = thresholdsFromText;
    return thresholds;
}

} // namespace cachescope::load
