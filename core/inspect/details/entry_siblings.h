// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <QString>

#include <atomic>
#include <vector>

namespace cachescope::inspect {

/// More keys that share a base are not siblings but a part of the cache of its own, such as all of "tts:".
constexpr std::size_t kMostSiblings = 12;

/// Entries whose keys are made from the same one: "4e07…" and "4e07…:ts".
struct Siblings
{
    QString base;               ///< what their keys have in common before the ':'
    std::vector<qint64> rowids; ///< by key, without the entry itself; none where there are too many
    bool tooMany = false;       ///< more than kMostSiblings start with the base
};

/// The siblings of the entry `rowid` under `key`: the key before its last ':', and whatever follows that ':'
/// there; and what follows a ':' behind the key itself. Reads ranges of the index of keys, and nothing
/// without one. The connection's thread only; `cancelled` ends it with Error Cancelled.
Result<Siblings> findSiblings(sqlite::Connection &connection, const CacheFormat &format, const QString &key,
                              qint64 rowid, const std::atomic<bool> &cancelled);

} // namespace cachescope::inspect
