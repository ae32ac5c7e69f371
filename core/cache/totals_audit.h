// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/totals_table.h"

#include <atomic>

namespace cachescope::cache {

/// A file's totals as counted and as recorded, both of one moment.
struct TotalsAudit
{
    Totals counted;
    RecordedTotals recorded;

    [[nodiscard]] bool agrees() const { return recorded.known && counted == recorded.totals; }
    /// What to add to the recorded totals. Whatever is written after the audit is added by the triggers, so
    /// this stays right.
    [[nodiscard]] Totals difference() const { return counted - recorded.totals; }
};

/// Counts the file in one read transaction: about one page for each entry is read, and the write-ahead log
/// cannot begin anew meanwhile. Cancelled when `stop` (may be null) is set. Not inside a transaction.
Result<TotalsAudit> auditTotals(sqlite::Connection &connection, bool hasPinned,
                                const std::atomic<bool> *stop);

/// Sees to it that table and triggers are there: whether they had to be made. What new ones count is not
/// known. Inside the caller's write transaction.
Result<bool> installMissingTotals(sqlite::Connection &connection, bool hasPinned);

/// The same, and a small file (64 MB) is counted at once where they had to be made. A larger one must be
/// audited. Corrupt if the file is damaged; SQLite then lets the transaction only be undone.
Result<void> ensureTotals(sqlite::Connection &connection, bool hasPinned);

/// Counts a small file and corrects what is wrong; leaves a larger or damaged one alone: whether it was
/// counted. Not inside a transaction.
Result<bool> checkSmallFile(sqlite::Connection &connection, bool hasPinned);

/// Corrects the totals by what the audit found, unless somebody did since: whether they were wrong. Inside
/// the caller's write transaction.
Result<bool> applyAudit(sqlite::Connection &connection, const TotalsAudit &audit);

} // namespace cachescope::cache
