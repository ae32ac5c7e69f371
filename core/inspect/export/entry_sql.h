// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <QByteArray>

#include <optional>

namespace cachescope::inspect {

/// A number as SQL writes it so that it is read as the same REAL: "5.0", "1769866743.25", "9e999" for
/// infinity.
QByteArray realLiteral(double number);

/// "INSERT INTO cache(key, data, size, created_at, last_accessed, pinned) VALUES(…);" and a line end: what
/// puts the entry `rowid`, with its value, into a cache of the production service's format, whichever format
/// it is from. Keys and values stay what they are: TEXT that is no UTF-8, or has a zero byte, is written as
/// CAST(x'…' AS TEXT), a BLOB as x'…'. Times are Unix seconds; 0 where the format has none. In UTF-8; a
/// single line but for line ends within a key.
///
/// Nothing if the row is not there. Errors: TooLarge if value, key and whatever stands in place of times
/// have more than `mostBytes` together, which are then not read; NotFound if it is in a file beside the
/// database; Corrupt, Busy, Io. The connection's thread only.
Result<std::optional<QByteArray>> insertStatement(sqlite::Connection &connection, const CacheFormat &format,
                                                  qint64 rowid, qint64 mostBytes);

} // namespace cachescope::inspect
