// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/json_outline.h"
#include "core/inspect/preview/line_source.h"

namespace cachescope::inspect {

/// No line of a JSON text is longer, in QChars.
constexpr int kMostJsonLineChars = 2000;

/// A line of an outline as it is shown. `folded`: it stands for all lines of what it opens. Any thread.
ShownLine jsonLine(const JsonOutline &json, qint64 line, bool folded);

} // namespace cachescope::inspect
