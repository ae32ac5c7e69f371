// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace cachescope::sqlite {
class Connection;
}

namespace cachescope::cache {

/// What all entries of a cache add up to. Sizes in bytes.
struct Totals
{
    qint64 entries = 0;
    qint64 dataBytes = 0;
    qint64 pinnedEntries = 0;
    qint64 pinnedBytes = 0;

    [[nodiscard]] qint64 unpinnedBytes() const { return dataBytes - pinnedBytes; }
    bool operator==(const Totals &) const = default;
};

/// `a` less `b`, each figure by itself.
Totals operator-(const Totals &a, const Totals &b);

/// Adds up the file: lengths from the rows' headers, never the values (sqlite-facts: 2 % of the pages).
/// Consistent only inside a transaction or where no one else writes.
Result<Totals> countTotals(sqlite::Connection &connection, bool hasPinned);

} // namespace cachescope::cache
