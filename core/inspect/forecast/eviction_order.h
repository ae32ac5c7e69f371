// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/forecast/eviction_replay.h"
#include "core/inspect/format/cache_format.h"

#include <atomic>

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::inspect {

/// The entries of `index` that the cache would drop behind all others, in this order: those that have text or
/// blobs in place of times, which the index does not tell from NULL, in tables that the cache opens. A seek
/// in the index of times, and those entries alone. `cancelled` (may be null) is looked at often: Error
/// Cancelled; there is no other. The connection's thread only.
Result<Places> readLastEvicted(sqlite::Connection &connection, const CacheFormat &format,
                               const EntryIndex &index, const std::atomic<bool> *cancelled = nullptr);

/// The order in which the cache would drop the entries of `orders`: by access time, and then those of
/// readLastEvicted(), whose errors it has. The connection's thread only.
Result<EvictionOrder> readEvictionOrder(sqlite::Connection &connection, const CacheFormat &format,
                                        EntryOrders &orders, const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
