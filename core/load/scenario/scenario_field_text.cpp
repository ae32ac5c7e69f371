// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fields as the texts of their options, which people edit in a form.
#include "core/base/translate.h"
#include "core/base/units.h"
#include "core/load/scenario/scenario_fields.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <chrono>

namespace cachescope::load {

using std::chrono::milliseconds;

namespace {

QString typedNumber(double number)
{
    // The shortest that reads as the same number again.
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

QString typedShare(double share)
{
    const QString percent = QString::number(share * 100.0, 'g', 12);
    return percent.toDouble() / 100.0 == share ? percent + QStringLiteral(" %") : typedNumber(share);
}

/// In the unit that the field's option takes.
QString typedWhole(const ScenarioField &field, qint64 number)
{
    if (field.argument == QLatin1String("SIZE"))
        return typedBytes(number);
    if (field.argument == QLatin1String("DURATION"))
        return typedDuration(milliseconds(number));
    return field.fromText(QStringLiteral("1M")) ? typedCount(number) : QString::number(number);
}

bool isWhole(const ScenarioField &field)
{
    return field.schema.value(QLatin1String("type")) == QLatin1String("integer");
}

bool isShare(const ScenarioField &field)
{
    return field.schema.value(QLatin1String("maximum")).toDouble() == 1.0;
}

QString typedAnyNumber(const ScenarioField &field, const QJsonValue &value)
{
    if (isWhole(field))
        return typedWhole(field, value.toInteger());
    return isShare(field) ? typedShare(value.toDouble()) : typedNumber(value.toDouble());
}

QString storeShareText(const OperationMix &mix)
{
    const double share = mix.share(OperationKind::Put);
    const bool isAll = share + mix.share(OperationKind::Get) >= 1.0;
    return isAll ? typedShare(share) : QString();
}

QString mixText(const OperationMix &mix)
{
    QStringList parts;
    for (std::size_t i = 0; i < kOperationKinds; ++i) {
        const auto kind = static_cast<OperationKind>(i);
        if (mix.weight(kind) != 0.0)
            parts << QStringLiteral("%1=%2").arg(operationName(kind), typedNumber(mix.weight(kind)));
    }
    return parts.join(QLatin1Char(','));
}

QStringList partsOf(const Scenario &scenario, const QString &name)
{
    QStringList parts;
    if (name == QLatin1String("stages")) {
        for (const Stage &stage : scenario.stages.stages())
            parts << QStringLiteral("%1:%2").arg(QString::number(stage.users), typedDuration(stage.duration));
    } else if (name == QLatin1String("diskChanges")) {
        for (const DiskChange &change : scenario.diskChanges)
            parts << QStringLiteral("%1:%2").arg(typedDuration(change.at), change.disk.toText());
    } else if (name == QLatin1String("thresholds")) {
        for (const Threshold &threshold : scenario.thresholds)
            parts << threshold.toText();
    } else if (name == QLatin1String("designs")) {
        parts = scenario.designs;
    }
    return parts;
}

} // namespace

QString scenarioFieldText(const Scenario &scenario, const ScenarioField &field)
{
    if (field.name == QLatin1String("storeShare"))
        return storeShareText(scenario.mix);
    if (field.name == QLatin1String("mix"))
        return mixText(scenario.mix);
    if (field.name == QLatin1String("disk"))
        return scenario.disk.toText();
    if (!field.separator.isNull())
        return partsOf(scenario, field.name).join(field.separator);
    const QJsonValue value = field.get(scenario);
    return value.isDouble() ? typedAnyNumber(field, value) : value.toString();
}

QString rangeInWords(const ScenarioField &field)
{
    const QJsonValue least = field.schema.value(QLatin1String("minimum"));
    const QJsonValue most = field.schema.value(QLatin1String("maximum"));
    if (!least.isDouble() || !most.isDouble())
        return {};
    return CoreText::tr("%1 to %2")
        .arg(localNumber(typedAnyNumber(field, least)), localNumber(typedAnyNumber(field, most)));
}

} // namespace cachescope::load
