// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <memory>
#include <optional>
#include <vector>

namespace cachescope::inspect {

/// Entries in the order of a query.
struct EntryList
{
    std::vector<qint64> rowids;
    /// False: these are the first entries, and the same list with all of them follows.
    bool complete = true;
    /// Asked for by creation time and given by rowid, which is close (isSortedByInsertion()).
    bool byInsertion = false;
    /// Asked for by key and given by rowid, since the file's index of keys is damaged; or filtered by what
    /// the rows themselves have as their key.
    bool keysFromRows = false;
    /// Filtered by times of creation that were interpolated from so many entries'; 0: not.
    qint64 createdFromSamples = 0;
    /// Of all values together; absent before the scan is done, and while not complete.
    std::optional<qint64> bytes;
    /// Where the entries are that requestView() was asked to find, in that order; -1 for those that are not.
    std::vector<qint64> located;
};

/// Shared between threads, never changed.
using EntryView = std::shared_ptr<const EntryList>;

/// Some rows of a view, both included.
struct RowRange
{
    qint64 first = 0;
    qint64 last = 0;
};

struct EntrySum
{
    qint64 entries = 0;
    std::optional<qint64> bytes; ///< absent before the scan is done
};

} // namespace cachescope::inspect
