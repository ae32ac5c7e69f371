// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/file_kind.h"

namespace cachescope::inspect {

/// What kind of text `text` is, the start of one of `textBytes` bytes, in UTF-8 without control characters;
/// plain text if nothing else.
FileKind textKind(std::string_view text, qint64 textBytes);

} // namespace cachescope::inspect
