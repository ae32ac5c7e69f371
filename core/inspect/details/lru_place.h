// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/scan/entry_index.h"

#include <cstddef>
#include <optional>
#include <span>

namespace cachescope::inspect {

/// When an entry's turn comes to be evicted.
enum class EvictionTurn {
    InOrder,
    Pinned, ///< never
    NoTime, ///< never: its access time is NULL, which is in no range of times, or none that anybody reads
    Last,   ///< after all that have a time: what the file has as its access time is no number
};

/// Where an entry stands in the order in which the cache would drop entries: unpinned ones by access time,
/// those of the same time by row number (core/cache/evictor.h).
struct EvictionPlace
{
    EvictionTurn turn = EvictionTurn::InOrder;
    qint64 entriesBefore = 0; ///< InOrder only, as the next: what is dropped before it
    qint64 bytesBefore = 0;
    qint64 entries = 0; ///< that have a time and are dropped in its order
};

/// What an index tells of one entry among the others.
struct LruPlace
{
    EvictionPlace eviction;
    /// Places in the index of the entries that were read just before it and just after, pinned ones too; of
    /// those with the same time the ones with the next row numbers. Nothing for the oldest and the newest,
    /// and for an entry without a time.
    std::optional<std::size_t> before;
    std::optional<std::size_t> after;
};

/// `last`: what readLastEvicted() has found; other entries without a time are never evicted. Goes once
/// through the columns of `index`: some milliseconds for two million entries. Any thread.
LruPlace lruPlaceOf(const EntryIndex &index, std::size_t place, std::span<const quint32> last = {});

} // namespace cachescope::inspect
