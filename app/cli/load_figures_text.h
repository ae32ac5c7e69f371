// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/run_report.h"

#include <QStringList>

#include <vector>

/// The table of figures that `load` prints.
namespace cachescope::cli {

/// A column for each run, under its label; of many runs a line for each.
QString figuresInWords(const std::vector<load::RunReport> &runs, const QStringList &labels);

} // namespace cachescope::cli
