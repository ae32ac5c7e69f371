// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/file_kind.h"

namespace cachescope::inspect {

/// Images, except SVG, which is text.
FileKind imageKind(std::string_view head, qint64 valueBytes);

} // namespace cachescope::inspect
