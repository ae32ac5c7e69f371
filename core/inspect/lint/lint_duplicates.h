// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/row_pass.h"

namespace cachescope::inspect {

/// Values that are there more than once.
struct DuplicateValues
{
    qint64 copies = 0; ///< entries that could go: one of each group stays
    qint64 groups = 0;
    qint64 wastedBytes = 0;         ///< of the copies
    std::vector<qint64> examples;   ///< rowids of whole groups, those first that waste most
    qint64 checked = 0;             ///< entries of which it is known whether they are copies
    qint64 of = 0;                  ///< entries with a value that is not empty
    std::vector<qint64> unreadable; ///< rowids on damaged pages
    qint64 bytesRead = 0;
};

/// Finds equal values: the same size, then the same first bytes (on the rows' own pages), then the same 128
/// bits of a fast hash with a random start. At most `budgetBytes` of values are hashed, of the values first
/// that are there most often. Incomplete values are left out. Some 60 bytes of memory an entry.
///
/// `options` as in runRowPass(), with progress over all of it. When cancelled, nothing is found, and
/// `checked` is 0.
Result<DuplicateValues> findDuplicates(const CacheFile &file, const EntryIndex &index, qint64 budgetBytes,
                                       const RowPassOptions &options);

} // namespace cachescope::inspect
