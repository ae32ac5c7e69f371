// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>

namespace cachescope::inspect {

/// Whether reading from a row number on works: true also if no row is there, false on a damaged page. An
/// Error ends the search.
using RowProbe = std::function<Result<bool>(qint64 rowid)>;

/// The first row number in [from, last] from which on reading works; last + 1 if none does (as far as that
/// fits; `last` must be below the highest number). The first 1,000 numbers are tried one by one, as row
/// numbers of caches follow each other; then steps are doubled, and the border is found by halving. Behind
/// those 1,000 a readable page between two damaged ones can be overlooked.
Result<qint64> firstReadable(qint64 from, qint64 last, const RowProbe &probe);

} // namespace cachescope::inspect
