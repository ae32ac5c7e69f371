// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <QString>

#include <functional>

namespace cachescope::sqlite {
class CancelGuard;
class Connection;
} // namespace cachescope::sqlite

namespace cachescope::inspect {

class EntryIndex;

/// Who gets the keys of all entries.
struct KeySink
{
    std::function<void()> begin; ///< called first, and again when what came before is to be forgotten
    std::function<void(std::size_t place, const QString &key)> take; ///< `place` in the index
};

/// Gives `sink` the key of each entry of `index`: in one pass over the file's index of keys, or where that is
/// missing or damaged from the rows, a page each. Damaged rows are passed over. Cancelled as `guard` says.
/// The connection's thread only.
Result<void> readAllKeys(sqlite::Connection &connection, const CacheFormat &format, const EntryIndex &index,
                         const sqlite::CancelGuard &guard, const KeySink &sink);

} // namespace cachescope::inspect
