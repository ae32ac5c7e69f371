// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/ablation_matrix.h"
#include "core/load/report/limit_report.h"

/// What `load` prints of an ablation and of a search for a limit.
namespace cachescope::cli {

/// Columns of cells below each other, each as wide as its longest; no blanks at line ends.
QString columnsBesideEachOther(const std::vector<QStringList> &columns);

QString matrixInWords(const load::AblationMatrix &matrix);
/// "120 users".
QString probeInWords(load::LimitVariable variable, double value);
QString limitInWords(const load::LimitReport &limit);

} // namespace cachescope::cli
