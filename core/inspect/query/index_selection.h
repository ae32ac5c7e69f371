// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry_orders.h"
#include "core/inspect/query/entry_test.h"
#include "core/inspect/query/row_sources.h"
#include "core/sqlite/cancel_guard.h"

#include <optional>
#include <vector>

namespace cachescope::inspect {

enum class KeySource {
    KeyIndex,
    Rows, ///< a page an entry; there is no order by key then
};

/// Answers one query from a scan's index. The file is asked for keys, where they are filtered or sorted by,
/// and for first bytes, where types are filtered by that are not known. The connection's thread only.
class IndexSelection
{
public:
    /// `options.known.index` and `.orders` are not null. `creationTimes` as in FileSelection.
    IndexSelection(sqlite::Connection &connection, const CacheFormat &format, const EntryQuery &query,
                   const sqlite::CancelGuard &guard, const SelectOptions &options,
                   const CreationTimes *creationTimes, KeySource keys);

    /// `bytes` gets those of all values selected.
    Result<std::vector<qint64>> run(std::optional<qint64> *bytes);

private:
    Result<void> select();
    Result<void> readInKeyOrder();
    Result<void> markKeys();
    void markKeysOfRows();
    void giveFirstByProbing();
    void giveFirst(std::vector<qint64> rowids);
    /// Gives each place in the order of the query to `take` until that returns false or all is cancelled.
    template <typename Take>
    void walk(const Places *order, const Take &take) const;
    template <typename Take>
    void walkDown(const Places *order, const Take &take) const;
    bool take(quint32 place);
    [[nodiscard]] bool fits(quint32 place) const;
    [[nodiscard]] bool isFull(const std::vector<qint64> &rowids) const;

    sqlite::Connection &m_connection;
    const CacheFormat &m_format;
    const EntryQuery &m_query;
    const sqlite::CancelGuard &m_guard;
    const SelectOptions &m_options;
    const KeySource m_keys;
    const EntryIndex &m_index;
    const std::shared_ptr<const KeyTree> m_keyTree;
    const EntryTest m_test;
    const EntryFilter &m_keyFilter;             // what the file is asked for keys
    TypeTest m_typeTest;                        // of types that are not known
    std::optional<std::vector<bool>> m_keyFits; // by place
    std::vector<qint64> m_result;
    qint64 m_bytes = 0;
    bool m_firstGiven = false;
};

} // namespace cachescope::inspect
