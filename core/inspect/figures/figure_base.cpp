// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/saturating.h"
#include "core/inspect/figures/created_bins.h"
#include "core/inspect/figures/in_parts.h"
#include "core/inspect/figures/subset_figures.h"
#include "core/inspect/scan/entry_index.h"

namespace cachescope::inspect {

namespace {

void countCreated(const EntryIndex &index, const CreationTimes *times, std::vector<HistogramBin> *bins)
{
    const CreatedBins created(index, times, *bins);
    const auto parts = inParts(index.size(), [&index, &created, bins](std::size_t first, std::size_t end) {
        std::vector<HistogramBin> counts(bins->size());
        for (std::size_t place = first; place < end; ++place) {
            const std::size_t bin = created.at(place);
            if (bin == BinTable::kOutside)
                continue;
            ++counts[bin].entries;
            counts[bin].bytes = saturatingAdd(counts[bin].bytes, index.sizeBytes(place));
        }
        return counts;
    });
    for (const auto &counts : parts) {
        for (std::size_t bin = 0; bin < counts.size(); ++bin) {
            (*bins)[bin].entries += counts[bin].entries;
            (*bins)[bin].bytes = saturatingAdd((*bins)[bin].bytes, counts[bin].bytes);
        }
    }
}

} // namespace

FigureBasePtr makeFigureBase(std::shared_ptr<const EntryIndex> index, const Summary &summary,
                             std::shared_ptr<const EntryTypes> types, CreationTimesPtr creationTimes,
                             KeyTreePtr keyTree)
{
    auto base = std::make_shared<FigureBase>();
    const auto fits = [&index](const auto &facts) { return facts && facts->size() == index->size(); };
    base->types = fits(types) ? std::move(types) : nullptr;
    base->keyTree = fits(keyTree) ? std::move(keyTree) : nullptr;
    base->newestAccess = summary.newestAccess;
    base->sizeBins = summary.sizeHistogram;
    base->ageBins = summary.ageHistogram;
    base->createdExact = index->hasCreationTimes();
    if (!base->createdExact && creationTimes)
        base->createdSamples = creationTimes->samples();
    TimeBins created = timeBins(creationTimesOf(*index, creationTimes.get()));
    base->createdBins = std::move(created.bins);
    base->createdStepSeconds = created.stepSeconds;
    countCreated(*index, creationTimes.get(), &base->createdBins);
    base->creationTimes = std::move(creationTimes);
    base->index = std::move(index);
    return base;
}

} // namespace cachescope::inspect
