// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What keys of one kind have in common. Pure: any thread.
namespace cachescope::inspect {

/// `key` with what differs from entry to entry replaced: digests and other hexadecimal numbers of eight
/// digits or more, UUIDs and random tokens by "<hash>", decimal numbers by "<number>". Parts are what stands
/// between / : | . _ - and the other separators that keys have; separators stay. Of a very long key only the
/// start is kept, with "…" behind it.
///
/// "03b450c8…:gemini-v3:17" → "<hash>:gemini-v3:<number>".
QString keyPattern(const QString &key);

/// `pattern` without its last part, for keys that differ there: "views/a" → "views/…" → "…". Of "…" itself
/// it is "…".
QString widerPattern(const QString &pattern);

} // namespace cachescope::inspect
