// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `stats FILE [--json]`: exact figures over all entries, from a scan of row headers and indexes.
void addStatsCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
