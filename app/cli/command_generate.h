// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `generate FILE (--entries N | --bytes SIZE) [options]`: writes a synthetic cache file.
void addGenerateCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
