// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/run_report.h"

/// What `load` prints for people.
namespace cachescope::cli {

/// One line: "3.1 s  1,204 operations/s  p99 12.1 ms  0 lock errors".
QString sampleInWords(const load::RunSample &sample);

/// The scenario in a line, a table with a column for each run, and what went wrong.
QString reportInWords(const load::Scenario &scenario, const std::vector<load::RunReport> &runs);

} // namespace cachescope::cli
