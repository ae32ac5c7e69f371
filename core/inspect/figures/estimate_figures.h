// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/age_sample.h"
#include "core/inspect/figures/estimate.h"
#include "core/inspect/figures/window_frame.h"

namespace cachescope::inspect {

/// What is known besides a sample.
struct SampleContext
{
    std::optional<qint64> entries; ///< how many there are, damaged ones included, if that is known
    /// Of all entries; without, ages are those of `ages`; without that, of the sample's rows that have a
    /// time.
    const IndexedRows *indexed = nullptr;
    const AgeSample *ages = nullptr;
    qint64 fileBytes = 0; ///< main file and write-ahead log
    qint64 usedBytes = 0; ///< of these, what is not in free pages
    /// Values are in the file, so that they are no longer than it.
    bool valuesInFile = true;
    bool hasPins = true;
};

/// Folds a sample into figures; the scan's own (time, bytes read) are left at 0. Pure: any thread.
Estimate estimateFrom(const StratifiedSample &sample, const SampleContext &context);

} // namespace cachescope::inspect
