// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace cachescope::load {

/// What a report says about where it was measured: `cores`, `cpu` (if the system tells), `architecture`,
/// `os`, `kernel`, `qtVersion`, `sqliteVersion`, `program`. Any thread.
QJsonObject machineInfo();

} // namespace cachescope::load
