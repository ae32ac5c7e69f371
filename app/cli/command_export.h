// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `export FILE --out DIR [filters] [--sort …] [--limit N] [--into-existing] [--json]`: values as files.
void addExportCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
