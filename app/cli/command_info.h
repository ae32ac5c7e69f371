// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `info FILE [--json] [--proof]`: what a cache file is, from a few pages of it; and on request the proof
/// that looking did not change it.
void addInfoCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
