// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/load/scenario/allowed_values.h"
#include "core/load/scenario/field_error.h"
#include "core/load/scenario/scenario_field_parts.h"
#include "core/load/scenario/scenario_list_fields.h"

#include <QJsonArray>

namespace cachescope::load {

namespace {

Result<QJsonValue> namesFromText(const QString &text)
{
    QJsonArray names;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString &name : parts)
        names << name.trimmed();
    return QJsonValue(names);
}

Result<bool> takeDesigns(Scenario &scenario, const QJsonValue &value)
{
    scenario.designs.clear();
    const QJsonArray names = value.toArray();
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!names.at(i).isString())
            return fieldError(partOf(QStringLiteral("designs"), i), names.at(i),
                              CoreText::tr("the name of a design"));
        scenario.designs << names.at(i).toString();
    }
    return value.isArray();
}

} // namespace

ScenarioField designsField()
{
    QJsonObject schema = listOf(typed("string"));
    schema.insert(QStringLiteral("minItems"), 1);
    ScenarioField designs = fieldOf("designs", "--design", "NAME[,NAME…]",
                                    CoreText::tr("Designs to run in turn, on fresh copies and with the same "
                                                 "operations (see the command designs)"),
                                    CoreText::tr("a list of design names"), schema);
    designs.set = takeDesigns;
    designs.get = [](const Scenario &s) { return QJsonValue(QJsonArray::fromStringList(s.designs)); };
    designs.separator = QLatin1Char(',');
    designs.fromText = namesFromText;
    return designs;
}

} // namespace cachescope::load
