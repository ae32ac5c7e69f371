// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace cachescope::sqlite {
class CancelGuard;
}

namespace cachescope::inspect {

class EntryIndex;

/// Whether `seconds` since 1970 may be a time at which something was stored: finite, not before 1970, not
/// after the year 9999.
bool isPlausibleTime(double seconds);

/// When entries were stored, where reading that for all of them would mean reading the whole file: between
/// some entries whose times were read, an entry's time is interpolated by its rowid. Rows get rising rowids
/// as they are stored, so times rise with rowids here, always. Never changed; any thread.
class CreationTimes
{
public:
    struct Knot
    {
        qint64 rowid = 0;
        double seconds = 0.0; ///< Unix seconds
    };

    /// The entries of one file, in any order. What is no plausible time is passed over, and so are
    /// the fewest of the others that keep times from rising with rowids, and a stray one at either end.
    explicit CreationTimes(std::vector<Knot> samples);

    /// Unix seconds; before the first and behind the last knot the time of that one; NaN where no time is
    /// known. Never falls as `rowid` rises.
    [[nodiscard]] double at(qint64 rowid) const;
    [[nodiscard]] bool isKnown() const { return !m_knots.empty(); }
    /// From how many entries.
    [[nodiscard]] qint64 samples() const { return static_cast<qint64>(m_knots.size()); }
    /// By rising rowid.
    [[nodiscard]] const std::vector<Knot> &knots() const { return m_knots; }

    /// Rowids r with from ≤ at(r) < to; first > last if there are none.
    struct Range
    {
        qint64 first = 0;
        qint64 last = -1;

        [[nodiscard]] bool has(qint64 rowid) const { return rowid >= first && rowid <= last; }
    };
    [[nodiscard]] Range range(double from, double to) const;

private:
    [[nodiscard]] std::optional<qint64> firstFrom(double seconds) const;

    std::vector<Knot> m_knots;
};

using CreationTimesPtr = std::shared_ptr<const CreationTimes>;

/// Reads the creation times of about `samples` entries, evenly spread over all: of each stretch of neighbours
/// the one with the smallest value, since the time stands behind that as a rule. At most 64 MB of values are
/// walked. Without `index` (null) neighbours are found in the table. Damaged rows are passed over.
/// `cancelled` (may be null) is looked at often: Error Cancelled. The connection's thread only.
Result<CreationTimes> sampleCreationTimes(sqlite::Connection &connection, const CacheFormat &format,
                                          const EntryIndex *index, const std::atomic<bool> *cancelled,
                                          int samples = 800);

/// The same under a guard that is there already.
Result<CreationTimes> sampleCreationTimes(sqlite::Connection &connection, const CacheFormat &format,
                                          const EntryIndex *index, const sqlite::CancelGuard &guard,
                                          int samples = 800);

} // namespace cachescope::inspect
