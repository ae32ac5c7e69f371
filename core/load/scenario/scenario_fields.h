// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"

#include <QString>

#include <optional>

class QJsonValue;

/// The fields of a scenario file by name. Any thread.
namespace cachescope::load {

/// Sets the field `name`. InvalidArgument, naming it, for an unknown name or a value of a wrong type; ranges
/// are Scenario::validate()'s matter.
Result<void> setScenarioField(Scenario &scenario, const QString &name, const QJsonValue &value);

/// All fields; `sourceFile` only where there is one.
QJsonObject scenarioFields(const Scenario &scenario);

/// "uniform" or "zipf".
QString keyDistributionName(KeyDistribution distribution);
std::optional<KeyDistribution> keyDistribution(const QString &name);

} // namespace cachescope::load
