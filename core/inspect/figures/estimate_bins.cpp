// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/estimate_bins.h"

#include <algorithm>
#include <cmath>

namespace cachescope::inspect {

namespace {

/// The sum of `y` over the rows of a bin, of which all have `most` at most.
Estimated binTotal(const SampleBounds &bounds, const StratifiedSample::Measure &y, double most)
{
    Estimated total = bounds.neverSure(bounds.totalOf(y), most);
    total.high = std::max(total.value, std::min(total.high, most));
    return total;
}

} // namespace

std::size_t nearestBin(const std::vector<HistogramBin> &bins, double value)
{
    const auto bin = std::ranges::upper_bound(bins, value, {}, &HistogramBin::to);
    return std::min(bins.size() - 1, static_cast<std::size_t>(bin - bins.begin()));
}

EstimatedBins exactBins(const std::vector<HistogramBin> &bins)
{
    EstimatedBins errors;
    for (const HistogramBin &bin : bins) {
        errors.entries.push_back(Estimated::exactly(static_cast<double>(bin.entries)));
        errors.bytes.push_back(Estimated::exactly(static_cast<double>(bin.bytes)));
    }
    return errors;
}

EstimatedBins estimateBins(const SampleBounds &bounds, const Estimate &totals,
                           const std::vector<HistogramBin> &bins, const StratifiedSample::Measure &value)
{
    EstimatedBins errors;
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        if (bins[bin].entries == 0) {
            errors.entries.push_back(bounds.ofNone(1.0, totals.entries));
            errors.bytes.push_back(bounds.ofNone(totals.meanBytes.high, totals.entries));
            continue;
        }
        const auto isIn = [&bins, &value, bin](const SampledRow &row) {
            const double at = value(row);
            return row.readable && std::isfinite(at) && nearestBin(bins, at) == bin ? 1.0 : 0.0;
        };
        const auto bytesIn = [&isIn](const SampledRow &row) { return isIn(row) * readableBytes(row); };
        errors.entries.push_back(binTotal(bounds, isIn, totals.entries.high));
        errors.bytes.push_back(binTotal(bounds, bytesIn, totals.dataBytes.high));
    }
    return errors;
}

EstimatedBins estimateCountedAges(const SampleBounds &bounds, const Summary &summary)
{
    EstimatedBins errors;
    const double newest = summary.newestAccess.value_or(0.0);
    const std::vector<HistogramBin> &bins = summary.ageHistogram;
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        const auto isIn = [&bins, newest, bin](const SampledRow &row) {
            const double age = newest - row.lastAccessed;
            return row.readable && std::isfinite(age) && nearestBin(bins, age) == bin ? 1.0 : 0.0;
        };
        const auto bytesIn = [&isIn](const SampledRow &row) { return isIn(row) * readableBytes(row); };
        const Estimated mean = bounds.sample().ratio(bytesIn, isIn);
        const auto entries = static_cast<double>(bins[bin].entries);
        const auto bytes = static_cast<double>(bins[bin].bytes);
        const bool isSure = bounds.sample().isComplete();
        const bool isTold = mean.value > 0.0 && mean.low < mean.value;
        Estimated figure = Estimated::exactly(bytes);
        if (isTold)
            figure = {bytes, bytes * mean.low / mean.value, bytes * mean.high / mean.value};
        else if (!isSure) // of few rows or none: they may be as large as any
            figure = {bytes, 0.0, std::max(bytes, entries * static_cast<double>(summary.maxBytes))};
        errors.entries.push_back(Estimated::exactly(entries));
        errors.bytes.push_back(figure);
    }
    return errors;
}

EstimatedBins estimateSampledAges(const SampleBounds &bounds, const Estimate &totals, const AgeSample &ages)
{
    EstimatedBins errors;
    const std::vector<HistogramBin> &bins = totals.summary.ageHistogram;
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        const auto sampled = static_cast<double>(ages.bins[bin].entries);
        const double factor = sampled > 0.0 ? 1.0 + ages.errors[bin] / sampled : 1.0;
        const auto around = [sampled, factor](qint64 figure, const Estimated &none) {
            const auto value = static_cast<double>(figure);
            return sampled > 0.0 ? Estimated{value, value / factor, value * factor} : none;
        };
        errors.entries.push_back(around(bins[bin].entries, bounds.ofNone(1.0, totals.entries)));
        errors.bytes.push_back(around(bins[bin].bytes, bounds.ofNone(totals.meanBytes.high, totals.entries)));
    }
    return errors;
}

} // namespace cachescope::inspect
