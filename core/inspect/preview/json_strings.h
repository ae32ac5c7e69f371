// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>

/// Strings as JSON writes them (RFC 8259, 7). Any thread.
namespace cachescope::inspect {

/// The first byte from `at` on that does not simply stand for itself in a string: a quote, a backslash or a
/// control character; `end` if there is none.
const char *findStringStop(const char *at, const char *end);

/// Behind the quote that ends the string whose first quote is `at`; `end` if it does not end.
const char *skipJsonString(const char *at, const char *end);

/// What the inside of a string (without its quotes) stands for, in UTF-8; at most `mostBytes` of it. What is
/// no escape stays as it is; half of a surrogate pair becomes U+FFFD. Ends early if `cancelled` (may be null)
/// is set.
QByteArray unescapedJson(QByteArrayView inside, qint64 mostBytes,
                         const std::atomic<bool> *cancelled = nullptr);
/// How many bytes all of unescapedJson() has. Ends early likewise.
qint64 unescapedJsonBytes(QByteArrayView inside, const std::atomic<bool> *cancelled = nullptr);

/// The inside of a string as people read it: \u00e4 as "ä", but what has no look of its own, or would change
/// that of others (control characters, directions, quotes and backslashes), stays escaped or becomes so.
/// `mostChars` characters of it, or up to a hundred more; `takenBytes` is how many bytes of `inside` those
/// stand for.
QString readableJson(QByteArrayView inside, qsizetype mostChars, qint64 *takenBytes);

} // namespace cachescope::inspect
