// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario_field.h"

#include <utility>

/// What the scenario fields that are lists, objects and alternatives are made of. Any thread.
namespace cachescope::load {

/// A field with its texts; `set`, `get` and `fromText` are still missing.
ScenarioField fieldOf(const char *name, const char *option, const char *argument, const QString &description,
                      const QString &allowed, const QJsonObject &schema);
/// For fields that set another one: they are never written.
QJsonValue neverWritten(const Scenario &scenario);

Error invalid(const QString &text);
/// "0.2" or "20 %".
Result<QJsonValue> shareFromText(const QString &text);
/// "a:b" of an option's list.
Result<std::pair<QString, QString>> halves(const QString &text, const QString &example);
/// Rounded up: less than a millisecond is not nothing.
Result<qint64> millisecondsIn(const QString &text);

} // namespace cachescope::load
