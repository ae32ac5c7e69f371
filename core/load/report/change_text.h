// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

/// What was changed while a run went on, in words. Any thread.
namespace cachescope::load {

/// One of `changes` of one of runs[]: "Users: 240 → 120", "Arrival rate: 500/s → 800/s", "Disk: none → hdd",
/// "Paused", "Resumed after 12.0 s".
QString changeText(const QJsonObject &change);
/// Who did it: "scenario" or "by hand".
QString changeOrigin(const QJsonObject &change);

} // namespace cachescope::load
