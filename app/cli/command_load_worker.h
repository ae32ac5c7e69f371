// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

namespace cachescope::cli {

/// `load-worker`, which is not shown in the help: one process of a `load --processes N`. Reads its task and
/// commands from stdin and writes messages to stdout (see core/load/processes/worker_protocol.h).
void addLoadWorkerCommand(CLI::App &app, int &exitCode);

} // namespace cachescope::cli
