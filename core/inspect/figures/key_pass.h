// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <QString>

#include <atomic>
#include <functional>

namespace cachescope::inspect {

class EntryIndex;

/// Takes the key of the entry at `place` of an index. A long key is cut (KeyText).
using KeySink = std::function<void(std::size_t place, const QString &key)>;

struct KeyPass
{
    /// The pass starts, or starts anew: forgets what was taken. Not empty.
    std::function<void()> restart;
    KeySink take;
    std::function<void(double)> progress; ///< gets 0…1 now and then; may be empty
    const std::atomic<bool> *cancelled = nullptr;
};

/// The keys of all entries of `index`, in one pass over their index, or where that is missing or damaged from
/// the rows, a page each. Damaged rows are passed over. Error Cancelled when cancelled; Corrupt where the
/// index of keys has rows without end. The connection's thread only.
Result<void> readAllKeys(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex &index,
                         const KeyPass &pass);

} // namespace cachescope::inspect
