// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// What Linux tells of this process, in bytes; 0 where it does not. Any thread.
namespace cachescope::bench {

/// The most memory that was resident at a time since the start, or since resetPeakMemory().
qint64 peakMemoryBytes();
void resetPeakMemory();
qint64 memoryBytes();
/// Fetched from the disk since the start, without what the page cache had.
qint64 bytesFromDisk();

} // namespace cachescope::bench
