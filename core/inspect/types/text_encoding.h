// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <string_view>

/// Whether the start of a value is text. A letter that the end of the head cuts is let pass. Control
/// characters other than blanks and form feeds make anything binary.
namespace cachescope::inspect {

/// UTF-8, with or without a byte order mark (also ASCII).
bool isUtf8Text(std::string_view head);

/// Whether there are no control characters: true for text in any encoding of single bytes or that leaves
/// ASCII alone, and for much short data that is none.
bool isWithoutControls(std::string_view head);

/// The text in UTF-8 if `head` is UTF-16 behind a byte order mark.
std::optional<QByteArray> utf16Text(std::string_view head);

/// The text in UTF-8 if `head` is clearly prose in Windows-1252 (which has Latin-1's letters): mostly ASCII
/// letters, with single letters beyond them.
std::optional<QByteArray> windows1252Text(std::string_view head);

} // namespace cachescope::inspect
