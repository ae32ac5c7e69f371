// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <atomic>

namespace cachescope::load {

/// Copies the bytes of `from` into the new file `to`, and nothing else of it (not its permissions). Cancelled
/// soon after `stop` (may be null) is set; what was copied until then stays. CannotOpen, DiskFull, Io.
Result<void> copyFile(const QString &from, const QString &to, const std::atomic<bool> *stop);

} // namespace cachescope::load
