// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario_field.h"

#include <QString>

class QJsonValue;

/// The fields of a scenario by name. Any thread.
namespace cachescope::load {

/// Sets the field `name`. InvalidArgument, naming it and what is allowed, for an unknown name or a value of a
/// wrong type; ranges are Scenario::validate()'s matter.
Result<void> setScenarioField(Scenario &scenario, const QString &name, const QJsonValue &value);
/// As setScenarioField(), from the text of the field's option.
Result<void> setScenarioField(Scenario &scenario, const ScenarioField &field, const QString &text);

/// InvalidArgument, naming the first field that holds what is not allowed.
Result<void> checkScenarioFields(const Scenario &scenario);

/// All fields; those that are lists, files and alternatives only where they are set, and durationMs only
/// where no stages decide how long a run takes.
QJsonObject scenarioFields(const Scenario &scenario);

/// Two fields that say the same in different ways. A file names one of them at most.
struct FieldPair
{
    QString one;
    QString other;
};
const QList<FieldPair> &contradictingFields();
/// InvalidArgument, naming both fields of the first such pair that `json` has.
Result<void> checkContradictions(const QJsonObject &json);

} // namespace cachescope::load
