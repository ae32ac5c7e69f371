// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace cachescope::inspect {

/// Markdown's signs inside a line.
struct InlineSigns
{
    bool hasLink = false; ///< [words](address) or ![words](address)
    bool hasBold = false; ///< **words**
    bool hasCode = false; ///< `code`
};

/// Written so that calls, indexes, powers and wildcards of source code do not count.
InlineSigns inlineSigns(std::string_view line);

} // namespace cachescope::inspect
