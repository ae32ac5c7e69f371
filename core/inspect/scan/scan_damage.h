// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace cachescope::inspect {

/// What a scan could not read.
struct ScanDamage
{
    /// Row numbers, both included, that stand on pages that cannot be read. At most 1,000 are kept.
    struct Gap
    {
        qint64 first = 0;
        qint64 last = 0;
    };
    std::vector<Gap> gaps; ///< by rising rowid
    qint64 gapCount = 0;
    /// Entries that are in the index of access times and could not be read; absent where that index is
    /// damaged itself, or there is none.
    std::optional<qint64> lostEntries;
    qint64 incompleteEntries = 0; ///< read, but part of their value is missing
    bool accessTimesLost = false; ///< their index is damaged: some entries have none

    [[nodiscard]] bool any() const { return gapCount > 0 || incompleteEntries > 0 || accessTimesLost; }
};

} // namespace cachescope::inspect
