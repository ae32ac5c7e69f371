// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/compare/figure_comparison.h"

namespace cachescope::load {

/// What no run should have, and which chance does not excuse: wrong values that were read, wrong values in
/// the file, damaged files, lost processes, caches that could not be closed. Counts for a run, the mean where
/// there are several. One that newly appears or grows is Worse, without any noise; fewer are Better only if
/// all of `after` was looked at for them, otherwise Unknown. Those that nobody has are left out. Any thread.
std::vector<FigureComparison> compareFaults(const std::vector<QJsonObject> &before,
                                            const std::vector<QJsonObject> &after);

} // namespace cachescope::load
