// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `lint FILE [--pinned-budget SIZE] [--read-budget SIZE] [--json]`: what should not be in a cache.
void addLintCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
