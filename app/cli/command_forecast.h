// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `forecast FILE --budget 30G [--json]`: what eviction would drop and keep; with a recorded trace also how
/// often a cache of that size would have missed.
void addForecastCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
