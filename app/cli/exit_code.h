// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace cachescope::cli {

/// What the program returns to the shell. Stable: scripts branch on it.
enum ExitCode : int {
    kDone = 0,
    kCheckFailed =
        1,      ///< the work was done, and a check or threshold failed, or what was asked for is not there
    kUsage = 2, ///< wrong arguments
    kCannotRead = 3, ///< a file cannot be opened, read or written
    kInterrupted = 130,
};

/// kUsage for InvalidArgument, kInterrupted for Cancelled, kCannotRead for all else.
ExitCode exitCodeFor(const Error &error);

} // namespace cachescope::cli
