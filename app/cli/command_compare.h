// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `compare BEFORE.json AFTER.json [--json] [--fail-on-regression]`: what changed from one report of `load
/// --json` to another, and whether that is more than noise. kCheckFailed with --fail-on-regression if a key
/// figure is significantly worse.
void addCompareCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
