// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sqlite/lock_monitor.h"

#include <QJsonObject>

namespace cachescope::load {

/// What a lock monitor counted, as one process tells it to another (see measurement_json.h). Back:
/// InvalidArgument, naming the field, for whatever the first does not write. Any thread.
QJsonObject locksToJson(const sqlite::LockMonitor::Snapshot &locks);
Result<sqlite::LockMonitor::Snapshot> locksFromJson(const QJsonObject &json);

} // namespace cachescope::load
