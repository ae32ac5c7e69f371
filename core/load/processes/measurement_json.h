// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/run/measurement.h"

#include <QJsonObject>

/// What was measured as JSON, and back without any loss: how one process tells it to another of the same
/// program. Not what people and scripts read (see RunReport::toJson()). Back: InvalidArgument, naming the
/// field, for whatever the other function does not write. Any thread.
namespace cachescope::load {

QJsonObject progressToJson(const Progress &progress);
Result<Progress> progressFromJson(const QJsonObject &json);

QJsonObject measurementToJson(const Measurement &measurement);
Result<Measurement> measurementFromJson(const QJsonObject &json);

} // namespace cachescope::load
