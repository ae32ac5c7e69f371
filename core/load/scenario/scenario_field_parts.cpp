// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_field_parts.h"

#include "core/base/translate.h"
#include "core/base/units.h"

namespace cachescope::load {

using std::chrono::milliseconds;

ScenarioField fieldOf(const char *name, const char *option, const char *argument, const QString &description,
                      const QString &allowed, const QJsonObject &schema)
{
    ScenarioField made;
    made.name = QLatin1String(name);
    made.option = QLatin1String(option);
    made.argument = QString::fromUtf8(argument);
    made.description = description;
    made.allowed = allowed;
    made.schema = schema;
    made.isValid = [](const Scenario &) { return true; };
    return made;
}

Error invalid(const QString &text)
{
    return Error{ErrorCode::InvalidArgument, text};
}

Result<QJsonValue> shareFromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    const bool isPercent = trimmed.endsWith(QLatin1Char('%'));
    bool isNumber = false;
    const double number = (isPercent ? trimmed.chopped(1).trimmed() : trimmed).toDouble(&isNumber);
    if (!isNumber)
        return invalid(CoreText::tr("\"%1\" is no share, such as 0.2 or 20 %").arg(text));
    return QJsonValue(isPercent ? number / 100.0 : number);
}

Result<std::pair<QString, QString>> halves(const QString &text, const QString &example)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    if (colon < 1)
        return invalid(CoreText::tr("\"%1\" is not like %2").arg(text, example));
    return std::pair(text.left(colon), text.mid(colon + 1));
}

Result<qint64> millisecondsIn(const QString &text)
{
    const auto duration = parseDuration(text);
    if (!duration)
        return duration.error();
    return static_cast<qint64>(std::chrono::ceil<milliseconds>(*duration).count());
}

QJsonValue neverWritten(const Scenario &)
{
    return QJsonValue(QJsonValue::Undefined);
}

} // namespace cachescope::load
