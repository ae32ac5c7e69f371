// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/scan/entry_index.h"

#include <cstddef>
#include <vector>

namespace cachescope::inspect {

/// Which entries of an index are looked at closely.
struct LintSample
{
    std::vector<bool> chosen; ///< as many as the index has entries
    std::size_t count = 0;
};

/// All entries whose value is on its row's page of `pageBytes`, and of the others, whose pages have to be
/// walked, all or every second, third … so that no more than `budgetBytes` of values are read. Those that are
/// incomplete are left out. Any thread.
LintSample sampleWithin(const EntryIndex &index, qint64 pageBytes, qint64 budgetBytes);

/// All but incomplete ones: where nothing has to be walked.
LintSample sampleOfAll(const EntryIndex &index);

} // namespace cachescope::inspect
