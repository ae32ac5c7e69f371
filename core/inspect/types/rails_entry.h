// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace cachescope::inspect {

/// What stands inside an entry of Rails' cache, format 7.1 (activesupport/lib/active_support/cache/coder.rb).
struct RailsEntry
{
    bool isString = false;     ///< a string as it is, not a serialised object
    bool isCompressed = false; ///< by zlib, unless the program chose something else
    std::string_view payload;  ///< as much of it as the head has
};

/// Nothing if `head` starts with no such entry.
std::optional<RailsEntry> parseRailsEntry(std::string_view head);

} // namespace cachescope::inspect
