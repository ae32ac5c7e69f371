// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/inspector_limits.h"

#include <atomic>

namespace cachescope::inspect {
namespace {

std::atomic<int> g_readers{InspectorLimits().readers};
std::atomic<qint64> g_indexBytes{InspectorLimits().indexBytes};

} // namespace

void setInspectorLimits(const InspectorLimits &limits)
{
    g_readers = limits.readers;
    g_indexBytes = limits.indexBytes;
}

InspectorLimits inspectorLimits()
{
    return {g_readers, g_indexBytes};
}

} // namespace cachescope::inspect
