// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/run_change.h"
#include "core/load/run/run_metrics.h"
#include "core/load/run/run_series.h"

#include <QJsonArray>
#include <QJsonObject>

/// The course of a run in the form of runs[] in the command line's contract. Any thread.
namespace cachescope::load {

QJsonArray samplesToJson(const std::vector<SeriesPoint> &series); ///< `samples`
QJsonArray changesToJson(const std::vector<RunChange> &changes);  ///< `changes`
QJsonObject harnessToJson(const HarnessTime &harness);            ///< `harness`

} // namespace cachescope::load
