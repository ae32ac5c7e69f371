// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `diff BEFORE AFTER`: how the entries of two cache files differ.
void addDiffCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
