// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/file_kind.h"

namespace cachescope::inspect {

/// Audio and video, which share containers. A container whose tracks are not named in `head` counts as
/// video, except for Ogg and ASF, which hold audio nearly always in a cache of values.
FileKind mediaKind(std::string_view head, qint64 valueBytes);

} // namespace cachescope::inspect
