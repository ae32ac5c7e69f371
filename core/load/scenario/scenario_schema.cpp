// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/scenario/scenario_schema.h"

#include "core/load/scenario/disk_model_fields.h"
#include "core/load/scenario/scenario_fields.h"

#include <QJsonArray>

namespace cachescope::load {

namespace {

QJsonArray contradictions()
{
    QJsonArray never;
    for (const FieldPair &pair : contradictingFields()) {
        const QJsonObject both{{QStringLiteral("required"), QJsonArray{pair.one, pair.other}}};
        never << QJsonObject{{QStringLiteral("not"), both}};
    }
    return never;
}

} // namespace

QJsonObject scenarioSchema()
{
    const Scenario defaults;
    QJsonObject properties;
    for (const ScenarioField &field : allScenarioFields()) {
        QJsonObject property = field.schema;
        property.insert(QStringLiteral("description"), field.description + QLatin1Char('.'));
        if (const QJsonValue standard = field.get(defaults); !standard.isUndefined())
            property.insert(QStringLiteral("default"), standard);
        properties.insert(field.name, property);
    }
    // Editors name it by this member; a scenario may say which schema it follows.
    properties.insert(QStringLiteral("$schema"),
                      QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}});
    return {
        {QStringLiteral("$schema"), QStringLiteral("https://json-schema.org/draft/2020-12/schema")},
        {QStringLiteral("title"), QStringLiteral("Cachescope load scenario")},
        {QStringLiteral("description"),
         QStringLiteral("What `cachescope-cli load` runs. Whatever is left out keeps its default.")},
        {QStringLiteral("type"), QStringLiteral("object")},
        {QStringLiteral("properties"), properties},
        {QStringLiteral("additionalProperties"), false},
        {QStringLiteral("allOf"), contradictions()},
        {QStringLiteral("$defs"), QJsonObject{{QStringLiteral("disk"), diskSchema()}}},
    };
}

} // namespace cachescope::load
