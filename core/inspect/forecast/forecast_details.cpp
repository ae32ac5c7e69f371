// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/forecast/forecast_details.h"

#include "core/inspect/figures/breakdown.h"
#include "core/inspect/figures/histogram_bins.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace cachescope::inspect {

namespace {

void add(NamedSplit *split, const EntryTotals &entries, bool dropped)
{
    EntryTotals &totals = dropped ? split->dropped : split->kept;
    totals = totals + entries;
}

/// Those of one name together, without those of no entries, most bytes first.
std::vector<NamedSplit> merged(const std::vector<NamedSplit> &splits)
{
    std::map<QString, NamedSplit> byName;
    for (const NamedSplit &split : splits) {
        NamedSplit &all = byName[split.name];
        all.name = split.name;
        add(&all, split.kept, false);
        add(&all, split.dropped, true);
    }
    std::vector<NamedSplit> result;
    for (auto &[name, split] : byName) {
        if ((split.kept + split.dropped).entries > 0)
            result.push_back(std::move(split));
    }
    std::ranges::stable_sort(result, std::greater<>(), [](const NamedSplit &split) {
        const EntryTotals all = split.kept + split.dropped;
        return std::pair(all.bytes, all.entries);
    });
    return result;
}

/// `groupOf` gives the number of an entry's name in `splits`.
template <typename GroupOf>
std::vector<NamedSplit> split(const EntryIndex &index, const std::vector<bool> &dropped,
                              std::vector<NamedSplit> splits, GroupOf groupOf)
{
    for (std::size_t i = 0; i < index.size(); ++i)
        add(&splits[groupOf(i)], {1, index.sizeBytes(i)}, dropped[i]);
    return merged(splits);
}

std::vector<NamedSplit> splitByType(const EntryIndex &index, const std::vector<bool> &dropped,
                                    const EntryTypes &types)
{
    std::vector<NamedSplit> splits(kContentTypeCount);
    for (std::size_t type = 0; type < splits.size(); ++type)
        splits[type].name = contentTypeGroupName(static_cast<ContentType>(type));
    return split(index, dropped, std::move(splits),
                 [&types](std::size_t i) { return static_cast<std::size_t>(types.at(i)); });
}

std::vector<NamedSplit> splitByPrefix(const EntryIndex &index, const std::vector<bool> &dropped,
                                      const EntryPrefixes &prefixes)
{
    std::vector<NamedSplit> splits;
    for (const QString &name : prefixes.names())
        splits.push_back({name, {}, {}});
    return split(index, dropped, std::move(splits), [&prefixes](std::size_t i) { return prefixes.at(i); });
}

std::vector<AgeSplit> splitByAge(const EntryIndex &index, const std::vector<bool> &dropped, double newest)
{
    constexpr double minute = 60.0;
    LogBins all(minute);
    LogBins gone(minute);
    for (std::size_t i = 0; i < index.size(); ++i) {
        const double age = newest - index.lastAccessed(i);
        if (!std::isfinite(age) || age < 0.0)
            continue;
        all.add(age, index.sizeBytes(i));
        if (dropped[i])
            gone.add(age, index.sizeBytes(i));
    }
    std::vector<AgeSplit> splits;
    for (const HistogramBin &bin : all.bins())
        splits.push_back({bin.from, bin.to, {bin.entries, bin.bytes}, {}});
    for (const HistogramBin &bin : gone.bins()) {
        const auto at = std::ranges::find(splits, bin.from, &AgeSplit::fromSeconds);
        at->dropped = {bin.entries, bin.bytes};
        at->kept = at->kept - at->dropped;
    }
    return splits;
}

} // namespace

ForecastDetails forecastDetails(const EvictionReplay &replay, qint64 budgetBytes, const EntryTypes *types,
                                const EntryPrefixes *prefixes)
{
    const EntryIndex &index = replay.index();
    const std::vector<bool> dropped = replay.dropped(budgetBytes);
    ForecastDetails details;
    details.budgetBytes = budgetBytes;
    if (types)
        details.byType = splitByType(index, dropped, *types);
    if (prefixes)
        details.byPrefix = splitByPrefix(index, dropped, *prefixes);
    if (const auto newest = replay.newestAccess())
        details.byAge = splitByAge(index, dropped, *newest);
    return details;
}

} // namespace cachescope::inspect
