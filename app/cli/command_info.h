// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `info FILE [--json]`: what a cache file is, from a few pages of it.
void addInfoCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
