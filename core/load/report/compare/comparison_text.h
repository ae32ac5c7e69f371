// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/compare/run_comparison.h"

namespace cachescope::load {

/// A comparison as tables for a terminal, which may not obey what is in the names: the caller takes care of
/// that. Any thread.
QString comparisonText(const RunComparison &comparison);

} // namespace cachescope::load
