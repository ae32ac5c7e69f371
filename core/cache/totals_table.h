// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/totals.h"

namespace cachescope::cache {

/// What a file says of itself.
struct RecordedTotals
{
    Totals totals;
    bool known = false; ///< false: only changes since the triggers were installed were counted
    qint64 epoch = 0;   ///< another number after each correction
};

/// The totals that a file keeps of itself: a table of one row, changed by triggers on `cache` in the very
/// transaction that changes an entry. So they are exact also when a program writes that knows nothing of
/// them, and reading them costs the same on two entries as on two million.
///
/// All functions in the connection's thread; those that write inside the caller's write transaction.

/// Whether table and triggers are there just as this library makes them for a `cache` with or without a
/// column `pinned`.
Result<bool> hasTotals(sqlite::Connection &connection, bool hasPinned);

/// Makes the table and the triggers, in place of any that are there. What they count is not known until the
/// file was counted (correctTotals).
Result<void> installTotals(sqlite::Connection &connection, bool hasPinned);

/// Makes the triggers anew after `cache` has got a column `pinned` in this transaction; the totals stay.
Result<void> renewTotalsTriggers(sqlite::Connection &connection, bool hasPinned);

Result<RecordedTotals> readTotals(sqlite::Connection &connection);

/// Adds `difference` to the totals and calls them known, if nobody has corrected them since `epoch` was read:
/// whether that was so.
Result<bool> correctTotals(sqlite::Connection &connection, const Totals &difference, qint64 epoch);

} // namespace cachescope::cache
