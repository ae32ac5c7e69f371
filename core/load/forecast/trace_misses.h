// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/forecast/miss_ratio_meter.h"
#include "core/inspect/format/cache_format.h"
#include "core/load/operations/trace.h"

#include <atomic>
#include <vector>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {
class EntryIndex;
}

namespace cachescope::load {

/// What a cache file knows of the keys of a trace; as many as Trace::keys().
struct TraceEntries
{
    std::vector<qint64> sizes; ///< bytes; −1: it has no such key
    std::vector<bool> pinned;
};

/// Looks the keys of a trace up in a file, in one pass over its keys. `cancelled` (may be null) is looked at
/// often: Error Cancelled. The connection's thread only.
Result<TraceEntries> findTraceEntries(sqlite::Connection &connection, const inspect::CacheFormat &format,
                                      const inspect::EntryIndex &index, const Trace &trace,
                                      const std::atomic<bool> *cancelled = nullptr);

/// Where the sizes of a trace's values come from, in keys.
struct TraceSizes
{
    qint64 fromTrace = 0;
    qint64 fromFile = 0;
    qint64 assumed = 0; ///< neither knows: the mean of those that are known, or 1 byte if none is
};

struct TraceMisses
{
    inspect::MissRatioCurve curve;
    TraceSizes sizes;
};

/// Traces of at most so many rows are measured exactly, in about a second a million.
constexpr std::size_t kExactRows = 2'000'000;
/// The keys of longer ones are sampled, so many of them.
constexpr qsizetype kSampledKeys = 32'768;

/// Exact for short traces, SHARDS of a fixed size for long ones.
inspect::Sampling samplingFor(const Trace &trace);

/// The miss ratios of LRU caches that would have served `trace`. get, getMany and play are reads, and so are
/// rows that do not say; put and putMany store, which hits and misses nothing; remove and pin do what they
/// say; contains is passed over, since the cache does not count it as a use. Values have the size of the last
/// row so far that names one, whatever it does, else of the first that does, else what the file says.
/// Cancelled soon after `cancelled` (may be null) is set. Any thread.
Result<TraceMisses> measureMisses(const Trace &trace, const TraceEntries &entries,
                                  const inspect::Sampling &sampling,
                                  const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::load
