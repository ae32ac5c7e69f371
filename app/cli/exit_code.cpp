// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"

namespace cachescope::cli {

ExitCode exitCodeFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        return kUsage;
    case ErrorCode::Cancelled:
        return kInterrupted;
    default:
        return kCannotRead;
    }
}

} // namespace cachescope::cli
