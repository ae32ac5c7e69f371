// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/run_report.h"

/// What `load` prints below its table.
namespace cachescope::cli {

/// Below the run's label, why it failed, its lock errors, who had the write lock when others were blocked,
/// and notes; empty if there is nothing to say. It quotes names that a run came across.
QString causesInWords(const load::RunReport &run, const QString &label);

} // namespace cachescope::cli
