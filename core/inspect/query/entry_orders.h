// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry_query.h"

#include <array>
#include <memory>
#include <mutex>
#include <vector>

namespace cachescope::inspect {

/// Places in an EntryIndex, in some order.
using Places = std::vector<quint32>;

class CreationTimes;
class KeyTree;

/// The orders of an index's entries by its columns: found when first asked for, which takes about a second
/// for ten million entries, then kept, 4 bytes an entry each. Any thread; who asks for an order that is being
/// found waits for it. Also keeps what came to be known of the entries later, for filtering them.
class EntryOrders
{
public:
    explicit EntryOrders(std::shared_ptr<const EntryIndex> index);

    /// Rising, ties by rowid, unknown times first. Null where entries need no other order than the index has:
    /// RowId, and Created without creation times; and for Key and Type until those are set.
    std::shared_ptr<const Places> by(EntrySort sort);

    /// What the key index of the file said; all entries of the index, each once.
    void setByKey(Places places);

    /// As many as the index has entries.
    void setTypes(std::shared_ptr<const EntryTypes> types);

    /// Null until set. A tree is one of as many entries as the index has.
    void setKeyTree(std::shared_ptr<const KeyTree> tree);
    [[nodiscard]] std::shared_ptr<const KeyTree> keyTree() const;
    void setCreationTimes(std::shared_ptr<const CreationTimes> times);
    [[nodiscard]] std::shared_ptr<const CreationTimes> creationTimes() const;

    /// Whether two entries are equal in the column of `sort`.
    [[nodiscard]] bool isTie(EntrySort sort, quint32 a, quint32 b) const;

    [[nodiscard]] const EntryIndex &index() const { return *m_index; }
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    struct Order
    {
        mutable std::mutex mutex;
        std::shared_ptr<const Places> places; // guarded by mutex
    };

    [[nodiscard]] Places sorted(EntrySort sort, const EntryTypes *types) const;
    [[nodiscard]] quint64 keyOf(EntrySort sort, std::size_t place, const EntryTypes *types) const;
    [[nodiscard]] std::shared_ptr<const EntryTypes> types() const;

    const std::shared_ptr<const EntryIndex> m_index;
    mutable std::mutex m_factsMutex; // guards the next three
    std::shared_ptr<const EntryTypes> m_types;
    std::shared_ptr<const KeyTree> m_keyTree;
    std::shared_ptr<const CreationTimes> m_creationTimes;
    std::array<Order, kEntrySorts> m_orders; // by EntrySort
};

} // namespace cachescope::inspect
