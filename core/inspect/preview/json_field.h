// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/json_outline.h"
#include "core/inspect/types/content_type.h"

#include <optional>

/// Strings of a JSON text that hold something that can be opened by itself. Any thread.
namespace cachescope::inspect {

/// What a Base64 string stands for.
struct Base64Field
{
    ContentType type = ContentType::Unknown; ///< of what is inside
    qint64 decodedBytes = 0;                 ///< about: escapes count as letters
};

/// What the value at `line` holds, if it is a string in Base64 of something that is recognised. Looks at its
/// first bytes only.
std::optional<Base64Field> base64Field(const JsonOutline &json, qint64 line);

/// The string at `line`, without its escapes, in UTF-8; at most `mostBytes` of it. Empty if there is none.
/// Ends early if `cancelled` (may be null) is set.
QByteArray stringAt(const JsonOutline &json, qint64 line, qint64 mostBytes,
                    const std::atomic<bool> *cancelled = nullptr);
/// How many bytes all of stringAt() has. Ends early likewise.
qint64 stringBytes(const JsonOutline &json, qint64 line, const std::atomic<bool> *cancelled = nullptr);

/// The Markdown that a JSON document carries in its member "markdown", as the extraction service writes it;
/// empty if there is none. At most `mostBytes`.
QByteArray markdownIn(const JsonOutline &json, qint64 mostBytes);

} // namespace cachescope::inspect
