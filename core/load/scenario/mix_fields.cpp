// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/load/scenario/allowed_values.h"
#include "core/load/scenario/field_error.h"
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
        return aboutField(QStringLiteral("mix"), mix.error().message);
    if (auto valid = mix->validate(); !valid)
        return aboutField(QStringLiteral("mix"), valid.error().message);
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
            return invalid(CoreText::tr("\"%1\" is not like get=80").arg(part));
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
        return false;
    scenario.mix = OperationMix::ofStores(share);
    return true;
}

/// Weights from 0, and at least one above.
QJsonObject mixSchema()
{
    QJsonObject weight = typed("number");
    weight.insert(QStringLiteral("minimum"), 0);
    const QJsonObject some{{QStringLiteral("exclusiveMinimum"), 0}};
    QJsonObject weights;
    QJsonArray oneOfThem;
    for (std::size_t i = 0; i < kOperationKinds; ++i) {
        const QString name = operationName(static_cast<OperationKind>(i));
        weights.insert(name, weight);
        oneOfThem << QJsonObject{{QStringLiteral("properties"), QJsonObject{{name, some}}},
                                 {QStringLiteral("required"), QJsonArray{name}}};
    }
    QJsonObject schema = objectOf(weights);
    schema.insert(QStringLiteral("minProperties"), 1); // the same of {}, in a way that editors put into words
    schema.insert(QStringLiteral("anyOf"), oneOfThem);
    return schema;
}

} // namespace

ScenarioField mixField()
{
    ScenarioField mix = fieldOf(
        "mix", "--mix", "OPERATION=WEIGHT[,…]",
        CoreText::tr("How often which operation comes: get, contains, getMany, put, putMany, remove, "
                     "pin, play (a listener's block: contains, then get, or put after the synthesis)"),
        CoreText::tr("an object of weights, such as {\"get\": 80, \"put\": 20}"), mixSchema());
    mix.set = takeMix;
    mix.get = [](const Scenario &s) { return QJsonValue(s.mix.toJson()); };
    mix.separator = QLatin1Char(',');
    mix.fromText = mixFromText;
    return mix;
}

ScenarioField storeShareField()
{
    ScenarioField share =
        fieldOf("storeShare", "--stores", "SHARE",
                CoreText::tr("Instead of mix: this share of the operations is put, the others "
                             "get"),
                numberInWords(0, 1), numberFrom(0, 1));
    share.set = takeStoreShare;
    share.get = neverWritten;
    share.fromText = shareFromText;
    return share;
}

} // namespace cachescope::load
