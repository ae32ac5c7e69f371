// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"

/// What `load` prints above its table.
namespace cachescope::cli {

/// What the runs were asked to do, in a line. Names of files stand in it, printable.
QString scenarioInWords(const load::Scenario &scenario);

} // namespace cachescope::cli
