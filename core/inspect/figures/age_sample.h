// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/figures/summary.h"
#include "core/inspect/format/cache_format.h"

#include <atomic>
#include <optional>
#include <vector>

namespace cachescope::inspect {

/// How entries are spread over ages, from a part of the index of access times.
struct AgeSample
{
    double oldest = 0.0; ///< Unix seconds
    double newest = 0.0;
    /// As Summary::ageHistogram; `entries` are estimates, `bytes` 0. A bin in which accesses came in bursts
    /// may be off by half and more.
    std::vector<HistogramBin> bins;
    /// By how many entries each bin may be off, with 95 % confidence where accesses are spread evenly over
    /// the stretches of time that were not read.
    std::vector<double> errors;
};

/// For an index that is too large to be read: of each bin of the histogram a few stretches of time, drawn at
/// random, are read; about a thousand pages. Nothing without that index, where it has no times or such that
/// are infinitely far apart, and where it is damaged. `cancelled` (may be null) is looked at often: Error
/// Cancelled. The connection's thread only.
Result<std::optional<AgeSample>> sampleAges(sqlite::Connection &connection, const CacheFormat &format,
                                            quint64 seed, const std::atomic<bool> *cancelled);

} // namespace cachescope::inspect
