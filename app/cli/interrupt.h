// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace cachescope::cli {

/// From now on the first Ctrl-C (or SIGTERM, SIGHUP) sets the flag of interrupted(); a second one ends the
/// program.
void catchInterrupt();

/// From now on the first Ctrl-C is answered on stderr, at once: for commands that take a while to stop.
void answerInterrupt();

/// Set when the user wants the program to end: stop, print what is there, return kInterrupted. Any thread.
const std::atomic<bool> &interrupted();

} // namespace cachescope::cli
