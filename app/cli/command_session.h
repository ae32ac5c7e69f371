// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `session FILE`: drives the corrected cache, a JSON object a line on stdin, an answer a line on stdout.
void addSessionCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
