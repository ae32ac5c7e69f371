// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `check FILE [--quick] [--json]`: SQLite's integrity check, of any SQLite file.
void addCheckCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
