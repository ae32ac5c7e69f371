// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/forecast/entry_prefixes.h"
#include "core/inspect/forecast/eviction_replay.h"

namespace cachescope::inspect {

/// What a budget keeps and drops of the entries that have something in common.
struct NamedSplit
{
    QString name;
    EntryTotals kept;
    EntryTotals dropped;

    bool operator==(const NamedSplit &) const = default;
};

/// The same of entries whose age is from ≤ age < to, counted back from the newest access in the file.
struct AgeSplit
{
    double fromSeconds = 0.0;
    double toSeconds = 0.0;
    EntryTotals kept;
    EntryTotals dropped;
};

/// Which entries a budget keeps and drops. Empty where what they are told apart by is not known.
struct ForecastDetails
{
    qint64 budgetBytes = 0;
    std::vector<NamedSplit> byType;   ///< most bytes first, as typeTotals()
    std::vector<NamedSplit> byPrefix; ///< most bytes first
    std::vector<AgeSplit> byAge;      ///< bins as Summary::ageHistogram; of entries that have a time
};

/// `types` and `prefixes` may be null; otherwise they have one for each entry of the replay's index. In O(n).
/// Any thread; pure.
ForecastDetails forecastDetails(const EvictionReplay &replay, qint64 budgetBytes, const EntryTypes *types,
                                const EntryPrefixes *prefixes);

} // namespace cachescope::inspect
