// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

namespace cachescope {

/// Writes the file at `path`, in place of one that is there: it takes its name when all of it is on the disk.
/// Until then, and on any error, all is as before. CannotOpen, DiskFull, Io; the message names the file. Any
/// thread; waits for the disk.
Result<void> writeWholeFile(const QString &path, QByteArrayView bytes);

} // namespace cachescope
