// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace cachescope::inspect {

/// Of memory for what a scan keeps of all entries, about so many bytes each.
constexpr qint64 kIndexBytesPerEntry = 32;

/// How much of the machine the scans of Inspectors take. It is the process that has these, for the machine is
/// one and each window has an Inspector of its own: chosen when the program starts and when a setting
/// changes, for scans from then on.
struct InspectorLimits
{
    int readers = 32; ///< of a scan at the same time, at most (ScanOptions::threads)
    /// For the index of one file. A file that takes more is not scanned: Inspector::scanFailed(TooLarge).
    qint64 indexBytes = qint64{2} << 30;

    bool operator==(const InspectorLimits &) const = default;
};

/// Any thread may call these.
void setInspectorLimits(const InspectorLimits &limits);
InspectorLimits inspectorLimits();

} // namespace cachescope::inspect
