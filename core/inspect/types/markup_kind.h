// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/types/file_kind.h"

namespace cachescope::inspect {

/// HTML (documents and fragments), SVG and other XML. `text` starts with no blank.
FileKind markupKind(std::string_view text);

/// `text` without the blanks and the comments `<!-- … -->` that it starts with; empty if a comment does not
/// end.
std::string_view withoutLeadingComments(std::string_view text);

} // namespace cachescope::inspect
