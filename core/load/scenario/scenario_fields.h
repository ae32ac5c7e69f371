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

/// The text of the field's option that means what `scenario` has: setScenarioField() of it changes nothing.
/// With units, to be read and edited: "50 kB", "20 %". Empty for what is not set and for fields that are
/// never written, but for storeShare, where gets and puts are all there is. Not for flags.
QString scenarioFieldText(const Scenario &scenario, const ScenarioField &field);
/// What numbers the field takes, in the units of its text: "64 B to 500 MB"; empty for what is no number.
QString rangeInWords(const ScenarioField &field);
/// Null if there is none of that name.
const ScenarioField *scenarioFieldCalled(const QString &name);

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
