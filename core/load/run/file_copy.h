// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <atomic>
#include <functional>

namespace cachescope::load {

/// Makes the new file `to` with all blocks of `from`, shared between both, where the file system can do that
/// (Btrfs, XFS): at once, and without room. Otherwise false, and nothing is made.
bool shareFile(const QString &from, const QString &to);

/// Copies the bytes of `from` into the new file `to`, and nothing else of it (not its permissions).
/// `progress` (may be empty) gets the bytes copied since its last call, in the calling thread. Cancelled soon
/// after `stop` (may be null) is set; what was copied until then stays. CannotOpen, DiskFull, Io.
Result<void> copyFile(const QString &from, const QString &to, const std::atomic<bool> *stop,
                      const std::function<void(qint64 bytes)> &progress = {});

/// Waits until all that was written to the file at `path`, by whomever, has reached the disk. CannotOpen, Io.
Result<void> syncFile(const QString &path);

} // namespace cachescope::load
