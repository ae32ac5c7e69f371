// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `designs [--json]`: the designs that `load` can run, and their switches.
void addDesignsCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
