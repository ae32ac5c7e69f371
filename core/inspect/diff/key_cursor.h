// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/diff_key.h"
#include "core/inspect/format/cache_format.h"
#include "core/inspect/scan/entry_index.h"
#include "core/inspect/scan/row_budget.h"
#include "core/sqlite/statement.h"

#include <optional>
#include <vector>

namespace cachescope::inspect {

/// Walks the keys of a file in their byte order, over their index, and tells which entry of a scan each
/// belongs to. The connection's thread only.
class KeyCursor
{
public:
    /// Whether the keys of this file can be had in that order without sorting them first: their text is UTF-8
    /// and their index is of that order.
    static Result<bool> canWalk(sqlite::Connection &connection, const CacheFormat &format);

    /// `index` must outlive it.
    static Result<KeyCursor> open(sqlite::Connection &connection, const CacheFormat &format,
                                  const EntryIndex &index);

    /// The next key; false behind the last one. Corrupt where the index is damaged, has keys in another
    /// order, or names an entry twice.
    [[nodiscard]] Result<bool> next();
    /// Until next().
    [[nodiscard]] const DiffKey &key() const { return m_key; }
    /// The same as text, as entries have it.
    [[nodiscard]] QString text() const;
    /// Of the key's entry; nothing if the scan has not met it.
    [[nodiscard]] std::optional<quint32> place() const { return m_place; }

    /// How many keys there were so far.
    [[nodiscard]] qint64 taken() const { return m_taken; }
    /// How many of them the scan has not met.
    [[nodiscard]] qint64 unknown() const { return m_unknown; }

private:
    KeyCursor(sqlite::Statement rows, const EntryIndex &index, RowBudget budget);
    [[nodiscard]] Result<void> takePlace();

    sqlite::Statement m_rows;
    const EntryIndex *m_index;
    RowBudget m_budget;
    DiffKey m_key;
    KeptKey m_before;
    std::optional<quint32> m_place;
    std::vector<bool> m_seen; // by place
    qint64 m_taken = 0;
    qint64 m_unknown = 0;
};

} // namespace cachescope::inspect
