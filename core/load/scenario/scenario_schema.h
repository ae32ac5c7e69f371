// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace cachescope::load {

/// The JSON Schema (draft 2020-12) of scenario files, made from the fields themselves. Any thread.
QJsonObject scenarioSchema();

} // namespace cachescope::load
