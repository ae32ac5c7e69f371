// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/age_sample.h"
#include "core/inspect/figures/sample_bounds.h"

/// How far off the bins of estimated histograms may be. Pure: any thread.
namespace cachescope::inspect {

/// The bin of `bins` (not empty) that has `value`, or the nearest one.
std::size_t nearestBin(const std::vector<HistogramBin> &bins, double value);

/// Of a histogram of all entries.
EstimatedBins exactBins(const std::vector<HistogramBin> &bins);

/// Of a histogram of the sample's rows by `value`. `totals` are figures of all entries.
EstimatedBins estimateBins(const SampleBounds &bounds, const Estimate &totals,
                           const std::vector<HistogramBin> &bins, const StratifiedSample::Measure &value);

/// Of `summary`'s ages where all entries' are known, and only the bytes in each bin are the sample's mean.
EstimatedBins estimateCountedAges(const SampleBounds &bounds, const Summary &summary);

/// Of `totals.summary`'s ages where they are as `ages` are spread.
EstimatedBins estimateSampledAges(const SampleBounds &bounds, const Estimate &totals, const AgeSample &ages);

} // namespace cachescope::inspect
