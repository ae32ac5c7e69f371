// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `list FILE [--sort …] [--desc] [--limit N] [filters] [--format …]`: the entries, without their values.
void addListCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
