// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtGlobal>

namespace cachescope::sqlite {
class Connection;
}

/// The two ways in which a reference design makes room. Inside the caller's transaction; the connection's
/// thread.
namespace cachescope::load {

struct Freed
{
    qint64 entries = 0;
    qint64 bytes = 0;
};

/// The sum of the sizes of all entries that may be evicted.
Result<qint64> unpinnedBytes(sqlite::Connection &connection, bool hasPinned);

/// Deletes the least recently used entry, and again, until at least `bytes` are gone or none is left.
Result<Freed> evictOldestOneByOne(sqlite::Connection &connection, bool hasPinned, qint64 bytes);

/// Counts how many of the least recently used entries hold `bytes` and deletes them in one statement.
Result<Freed> evictOldestAtOnce(sqlite::Connection &connection, bool hasPinned, qint64 bytes);

} // namespace cachescope::load
