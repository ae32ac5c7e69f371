// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/base/units.h"
#include "core/load/scenario/allowed_values.h"
#include "core/load/scenario/scenario_field_parts.h"
#include "core/load/scenario/scenario_list_fields.h"

#include <QJsonArray>

namespace cachescope::load {

namespace {

Result<bool> takeStages(Scenario &scenario, const QJsonValue &value)
{
    if (!value.isArray())
        return false;
    auto ramp = Ramp::fromJson(value.toArray(), QStringLiteral("stages"));
    if (!ramp)
        return ramp.error();
    scenario.stages = std::move(*ramp);
    return true;
}

Result<QJsonValue> stagesFromText(const QString &text)
{
    QJsonArray stages;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString &part : parts) {
        const auto split = halves(part, QStringLiteral("100:10s"));
        if (!split)
            return split.error();
        const auto users = parseCount(split->first);
        const auto duration = millisecondsIn(split->second);
        if (!users || !duration)
            return users ? duration.error() : users.error();
        stages << QJsonObject{{QStringLiteral("users"), *users}, {QStringLiteral("durationMs"), *duration}};
    }
    return QJsonValue(stages);
}

} // namespace

ScenarioField stagesField()
{
    ScenarioField stages = fieldOf(
        "stages", "--stages", "USERS:DURATION[,…]",
        CoreText::tr("A ramp: in each stage the active users move evenly to the number given, at most "
                     "all users. Decides how long the run takes. The warm-up before it has the users of "
                     "its first stage"),
        CoreText::tr("a list of {\"users\", \"durationMs\"}"), listOf(Ramp::stageSchema()));
    stages.set = takeStages;
    stages.get = [](const Scenario &s) {
        return s.stages.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(s.stages.toJson());
    };
    stages.separator = QLatin1Char(',');
    stages.fromText = stagesFromText;
    return stages;
}

} // namespace cachescope::load
