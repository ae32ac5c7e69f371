// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/creation_times.h"
#include "core/inspect/query/entry_query.h"
#include "core/inspect/scan/entry_index.h"

namespace cachescope::inspect {

class KeyTree;

/// Tests entries of an index for those conditions of a filter that memory can tell: all but text in keys, and
/// types or patterns of keys where those are not known. Any thread.
class EntryTest
{
public:
    /// What is known of an index's entries beside its own columns; each may be null.
    struct Facts
    {
        const EntryTypes *types = nullptr;
        const CreationTimes *creationTimes = nullptr; ///< used where the index has none
        const KeyTree *keyTree = nullptr;
    };

    /// Conditions, as bits.
    enum Condition : quint8 {
        Size = 1,
        Age = 2,
        Type = 4,
        Created = 8,
        Key = 16,
        Pin = 32,
    };

    /// `index` and what `facts` point to must outlive it.
    EntryTest(const EntryIndex &index, const EntryFilter &filter, const Facts &facts);

    /// The conditions that are tested, as bits.
    [[nodiscard]] quint8 asked() const { return m_asked; }
    /// The conditions of the filter that are not tested here.
    [[nodiscard]] const EntryFilter &leftOver() const { return m_leftOver; }

    [[nodiscard]] bool fits(std::size_t place) const { return misses(place) == 0; }
    /// The conditions that the entry does not meet.
    [[nodiscard]] quint8 misses(std::size_t place) const;

private:
    [[nodiscard]] bool fitsSize(std::size_t place) const;
    [[nodiscard]] bool fitsCreated(std::size_t place) const;
    [[nodiscard]] bool fitsPattern(std::size_t place) const;

    const EntryIndex &m_index;
    const Facts m_facts;
    EntryFilter m_leftOver;
    quint8 m_asked = 0; // conditions that there are
    std::optional<bool> m_pinned;
    qint64 m_minBytes = 0;
    qint64 m_maxBytes = 0;
    double m_accessedFrom = 0.0;
    double m_accessedTo = 0.0;
    double m_createdFrom = 0.0;
    double m_createdTo = 0.0;
    CreationTimes::Range m_createdRange;
    quint32 m_types = 0;                      // a bit for each
    std::optional<std::vector<bool>> m_nodes; // of the tree
};

} // namespace cachescope::inspect
