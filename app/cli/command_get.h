// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `get FILE KEY [--out FILE]`: one value, byte for byte.
void addGetCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
