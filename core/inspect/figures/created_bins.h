// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/bin_table.h"
#include "core/inspect/query/creation_times.h"

#include <vector>

namespace cachescope::inspect {

/// Bins over time.
struct TimeBins
{
    std::vector<HistogramBin> bins;
    qint64 stepSeconds = 0; ///< of all bins, except that the first and the last may reach out further
};

/// Bins for all plausible ones of `times` (Unix seconds, in any order), without counts: at most 48 steps of a
/// round number of seconds, minutes, hours, days (UTC) or weeks (from Monday). Where few of the times lie far
/// from the others, the first and the last bin reach out to them. None without plausible times.
TimeBins timeBins(const std::vector<double> &times);

/// Finds the bin of an entry by when it was stored. `index` must outlive it; any thread.
class CreatedBins
{
public:
    /// `times` stand for those of `index` where that has none; may be null.
    CreatedBins(const EntryIndex &index, const CreationTimes *times, const std::vector<HistogramBin> &bins);

    /// kOutside (of BinTable) where no time is known. Of interpolated times exactly the entries that a filter
    /// on the bin's range selects.
    [[nodiscard]] std::size_t at(std::size_t place) const;

private:
    const EntryIndex &m_index;
    const BinTable m_table;
    std::vector<qint64> m_lastRowids; // of each bin, where rowids tell
};

/// The times by which timeBins() of an index are made: all, or where they are interpolated those of its knots
/// and ends.
std::vector<double> creationTimesOf(const EntryIndex &index, const CreationTimes *times);

} // namespace cachescope::inspect
