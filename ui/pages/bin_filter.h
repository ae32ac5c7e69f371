// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/summary.h"
#include "core/inspect/query/entry_query.h"

/// From bars of a histogram to the filter that selects exactly the entries behind them. Pure.
namespace cachescope::ui {

/// Entries of the size bins `first`…`last`, both included.
inspect::EntryFilter sizeBinFilter(const std::vector<inspect::HistogramBin> &bins, int first, int last);

/// Entries of the age bins `first`…`last`. Ages count back from the newest access in the file.
inspect::EntryFilter ageBinFilter(const inspect::Summary &summary, int first, int last);

/// Entries of the bins `first`…`last` of times of creation.
inspect::EntryFilter createdBinFilter(const std::vector<inspect::HistogramBin> &bins, int first, int last);

} // namespace cachescope::ui
