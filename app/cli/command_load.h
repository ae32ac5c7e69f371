// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `load [SCENARIO.json] [options] [--json]`: runs simulated users against one or more designs. kCheckFailed
/// if a run had lock errors or failed operations, or lost a process.
void addLoadCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
