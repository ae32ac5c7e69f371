// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/figures/breakdown.h"
#include "core/inspect/figures/key_tree.h"
#include "core/inspect/figures/summary.h"
#include "core/inspect/query/creation_times.h"
#include "core/inspect/query/entry_query.h"

#include <memory>
#include <optional>
#include <vector>

namespace cachescope::inspect {

/// What an Overview breaks entries down by.
enum class FigureDimension { Size, Age, Type, Created, Key };

/// What all entries of a file are broken down into: the same for all of them, whose counts the bins here
/// have, and for a part. Shared between threads, never changed.
struct FigureBase
{
    std::shared_ptr<const EntryIndex> index; ///< never null
    std::shared_ptr<const EntryTypes> types; ///< null while they are not known; then no figures by type
    CreationTimesPtr creationTimes;          ///< where `index` has none; null while not known
    KeyTreePtr keyTree;                      ///< null while not known; then no figures by key
    std::optional<double> newestAccess;      ///< from which ages count back; Unix seconds
    std::vector<HistogramBin> sizeBins;      ///< empty without entries
    std::vector<HistogramBin> ageBins;       ///< empty without access times
    /// Equal steps of `createdStepSeconds` since 1970, about 40 of them; the first and the last reach out to
    /// the earliest and the latest plausible time where few lie far from the others. Empty without times.
    std::vector<HistogramBin> createdBins;
    qint64 createdStepSeconds = 0;
    /// Whether times of creation are those in the file; otherwise they are interpolated from
    /// createdSamples entries.
    bool createdExact = false;
    qint64 createdSamples = 0;
};
using FigureBasePtr = std::shared_ptr<const FigureBase>;

/// The bins that hold all of `index`. `summary` is that of `index`; `types`, `creationTimes` and `keyTree`
/// may be null. Some tens of milliseconds for 2 million entries. Any thread; pure.
FigureBasePtr makeFigureBase(std::shared_ptr<const EntryIndex> index, const Summary &summary,
                             std::shared_ptr<const EntryTypes> types, CreationTimesPtr creationTimes,
                             KeyTreePtr keyTree);

/// Values that so large a share of entries, or of their bytes, do not exceed: marks on a histogram's axis.
struct Quantiles
{
    double p50 = 0.0;
    double p99 = 0.0;
};

/// Figures of those entries of a file that a filter selects. All histograms have the bins of the base.
struct SubsetFigures
{
    FigureBasePtr base;
    EntryFilter filter;
    qint64 entries = 0;
    qint64 dataBytes = 0;
    qint64 pinnedEntries = 0;
    qint64 pinnedBytes = 0;
    double meanBytes = 0.0;
    qint64 p50Bytes = 0; ///< as in Summary
    qint64 p99Bytes = 0;
    qint64 maxBytes = 0;
    std::optional<double> oldestAccess;
    std::optional<double> newestAccess;
    double medianByteAgeSeconds = 0.0; ///< counted from base->newestAccess

    std::vector<HistogramBin> sizeHistogram;
    std::vector<HistogramBin> ageHistogram;     ///< without entries that have no time
    std::vector<HistogramBin> createdHistogram; ///< likewise
    std::vector<NamedTotal> types;    ///< by group, most bytes first; empty while types are not known
    std::vector<NamedTotal> keyNodes; ///< by node of base->keyTree, in its order; without names

    Quantiles sizeByEntries; ///< bytes: half of the entries are no larger
    Quantiles sizeByBytes;   ///< bytes: half of all bytes are in values no larger
    Quantiles ageByEntriesSeconds;
    Quantiles ageByBytesSeconds;
};
using SubsetFiguresPtr = std::shared_ptr<const SubsetFigures>;

struct SubsetOptions
{
    /// Let each breakdown (and the quantiles of its axis) count the entries that fit all conditions but those
    /// on its own dimension, so that a chart in which a range was brushed still shows what lies beside it.
    /// The totals are those of the filter in any case. Off, which is
    /// best where a chart shows the whole behind the part: all breakdowns add up to the totals.
    bool leaveOutOwn = false;
    const std::atomic<bool> *cancelled = nullptr; ///< looked at often; may be null
};

/// Figures of the entries that selectRowids() selects with the same filter: from memory, by up to four
/// threads, some tens of milliseconds for 2 million entries. A filter on keys' text, on patterns that are no
/// node of the tree, or on types that are not known reads the file first, as selectRowids() does, with its
/// errors. Cancelled when cancelled. The connection's thread only.
Result<SubsetFigures> subsetFigures(sqlite::Connection &connection, const CacheFormat &format,
                                    const FigureBasePtr &base, const EntryFilter &filter,
                                    const SubsetOptions &options = {});

} // namespace cachescope::inspect
