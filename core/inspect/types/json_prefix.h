// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace cachescope::inspect {

enum class JsonShape {
    None,
    Document, ///< one object or array
    Lines     ///< several, each on a line of its own (https://github.com/ndjson/ndjson-spec)
};

/// Whether `text`, which may be cut anywhere, starts as JSON (RFC 8259) whose outermost value is an object or
/// an array with something in it: "[1] see below", "[2026-01-21] started" and "{see below}" do not. NaN and
/// Infinity are let pass, as Python's json module writes them. Looks at no more than kContentHeadBytes.
JsonShape jsonShape(std::string_view text);

} // namespace cachescope::inspect
