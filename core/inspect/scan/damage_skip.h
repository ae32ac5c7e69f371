// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/scan/scan_queue.h"

#include <functional>
#include <optional>

namespace cachescope::sqlite {
class Statement;
}

namespace cachescope::inspect {

/// Whether reading from a row number on works: true also if no row is there, false on a damaged page. An
/// Error ends the search.
using RowProbe = std::function<Result<bool>(qint64 rowid)>;

/// The first row number in [from, last] from which on reading works; nothing if none does, or if there is
/// none. The first 1,000 numbers are tried one by one, as row numbers of caches follow each other; then steps
/// are doubled, and the border is found by halving. Behind those 1,000 a readable page between two damaged
/// ones can be overlooked.
Result<std::optional<qint64>> firstReadable(qint64 from, qint64 last, const RowProbe &probe);

/// Where to go on in `range` after reading failed at its first row: always behind that one; nothing if no
/// more of it can be read. `rows` is a query of the rows ?1 to ?2 by rising row number, which is its first
/// column; a lower one than asked for counts as damage. `stopped` is looked at often: Error Cancelled. The
/// statement's thread only.
Result<std::optional<qint64>> rowBehindDamage(sqlite::Statement &rows, RowidRange range,
                                              const std::function<bool()> &stopped);

} // namespace cachescope::inspect
