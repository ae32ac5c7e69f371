// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_field_parts.h"
#include "core/load/scenario/scenario_list_fields.h"

#include <QJsonArray>

namespace cachescope::load {

namespace {

Result<bool> takeMix(Scenario &scenario, const QJsonValue &value)
{
    if (!value.isObject())
        return false;
    auto mix = OperationMix::fromJson(value.toObject());
    if (!mix)
        return mix.error();
    if (auto valid = mix->validate(); !valid)
        return valid.error();
    scenario.mix = *mix;
    return true;
}

Result<QJsonValue> mixFromText(const QString &text)
{
    QJsonObject mix;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString &part : parts) {
        bool isNumber = false;
        const double weight = part.section(QLatin1Char('='), 1).toDouble(&isNumber);
        if (!isNumber)
            return invalid(QStringLiteral("\"%1\" is not like get=80").arg(part));
        mix.insert(part.section(QLatin1Char('='), 0, 0), weight);
    }
    return QJsonValue(mix);
}

Result<bool> takeStoreShare(Scenario &scenario, const QJsonValue &value)
{
    if (!value.isDouble())
        return false;
    const double share = value.toDouble();
    if (!(share >= 0.0 && share <= 1.0))
        return invalid(QStringLiteral("is %1; allowed is 0 to 1").arg(share));
    scenario.mix = OperationMix::ofStores(share);
    return true;
}

} // namespace

ScenarioField mixField()
{
    QJsonObject weights;
    for (std::size_t i = 0; i < kOperationKinds; ++i)
        weights.insert(operationName(static_cast<OperationKind>(i)), numberFrom(0));
    ScenarioField mix = fieldOf(
        "mix", "--mix", "OPERATION=WEIGHT[,…]",
        QStringLiteral("How often which operation comes: get, contains, getMany, put, putMany, remove, "
                       "pin, play (a listener's block: contains, then get, or put after the synthesis)"),
        QStringLiteral("an object of weights, such as {\"get\": 80, \"put\": 20}"), objectOf(weights));
    mix.set = takeMix;
    mix.get = [](const Scenario &s) { return QJsonValue(s.mix.toJson()); };
    mix.separator = QLatin1Char(',');
    mix.fromText = mixFromText;
    return mix;
}

ScenarioField storeShareField()
{
    QJsonObject schema = numberFrom(0);
    schema.insert(QStringLiteral("maximum"), 1);
    ScenarioField share =
        fieldOf("storeShare", "--stores", "SHARE",
                QStringLiteral("Instead of mix: this share of the operations is put, the others "
                               "get"),
                QStringLiteral("a number, 0 to 1"), schema);
    share.set = takeStoreShare;
    share.get = neverWritten;
    share.fromText = [](const QString &text) -> Result<QJsonValue> {
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        if (!isNumber)
            return invalid(QStringLiteral("\"%1\" is no number").arg(text));
        return QJsonValue(number);
    };
    return share;
}

} // namespace cachescope::load
