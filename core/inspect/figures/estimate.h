// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/breakdown.h"
#include "core/inspect/figures/stratified_sample.h"
#include "core/inspect/figures/summary.h"
#include "core/inspect/open/cache_file.h"
#include "core/inspect/scan/scan_damage.h"

#include <atomic>

namespace cachescope::inspect {

struct EstimateOptions
{
    quint64 seed = 1; ///< the same file and seed give the same figures
    /// To read of the table, about; a file of no more is read in full.
    qint64 pages = 300;
    /// To read of an index besides, which gives the number of entries and their access times exactly. Of a
    /// larger one a part is read for the ages, and the number is estimated too.
    qint64 indexPages = 1500;
};

/// The bins of an estimated histogram with the error of each, as many as it has.
struct EstimatedBins
{
    std::vector<Estimated> entries;
    std::vector<Estimated> bytes;
};

/// Figures over all entries from a random sample of them, each with its error.
struct Estimate
{
    /// `exact` if the file is so small that all of it was read. Ages are counted in full where the index of
    /// access times was read; the bytes in them are from the sample. The largest size is that of the sample.
    Summary summary;
    Estimated entries;
    Estimated dataBytes;
    Estimated pinnedEntries;
    Estimated pinnedBytes;
    Estimated meanBytes;
    Estimated p50Bytes;
    Estimated p99Bytes;
    EstimatedBins sizeBins;           ///< of summary.sizeHistogram
    EstimatedBins ageBins;            ///< of summary.ageHistogram
    std::vector<NamedTotal> types;    ///< by group, most bytes first
    std::vector<NamedTotal> prefixes; ///< as KeyPrefixes has them
    qint64 sampledEntries = 0;
    /// Of what was read something is damaged; figures are of what can be read. Damage between the rows that
    /// were drawn is not noticed.
    bool damaged = false;
    ScanDamage damage; ///< where all was read: what could not be
};

/// Draws windows of neighbouring rows by StratifiedSample's rules and reads those rows' headers and the first
/// bytes of their values. About options.pages + options.indexPages are read, whatever the file's size.
///
/// Errors: as CacheFile::connect(); Cancelled when `cancelled` (may be null) is set; Corrupt where the file
/// is damaged so that rows cannot be drawn: scanEntries() reads what is left. Blocks; any thread.
Result<Estimate> estimate(const CacheFile &file, const EstimateOptions &options = {},
                          const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
