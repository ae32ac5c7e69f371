// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/key_tree.h"

#include <QHash>

#include <unordered_map>

namespace cachescope::inspect {

class EntryIndex;

/// Grows a KeyTree from keys that come one by one, in bounded memory, so that it stays true which entries
/// belong to which node: what is folded is folded for good, and later keys of its kind go the same way. Keys
/// in their own order are best: those that come together are told apart while they come. One thread at a
/// time.
class KeyTreeBuilder
{
public:
    /// Nodes that are kept while keys are added.
    static constexpr std::size_t kKept = 200'000;
    /// A key's parts behind these are not told apart.
    static constexpr int kMostParts = 12;

    /// `index` must outlive it.
    explicit KeyTreeBuilder(const EntryIndex &index, std::size_t mostKept = kKept);

    /// The key of the entry at `place` of the index; each once.
    void add(std::size_t place, const QString &key);

    /// Of at most `mostNodes` nodes with `mostChildren` each: those with most bytes and entries are kept.
    /// Nothing can be added any more.
    [[nodiscard]] KeyTree tree(std::size_t mostNodes = KeyTree::kMostNodes,
                               std::size_t mostChildren = KeyTree::kMostChildren);

private:
    using NodeId = quint32;
    static constexpr NodeId kNone = 0xffffffff;

    struct Node
    {
        NodeId parent = 0;
        QString part;
        qint64 entries = 0; ///< that end here, or were folded into it
        qint64 bytes = 0;
        bool isClosed = false; ///< what is no child yet stays here
    };
    struct ChildKey
    {
        NodeId parent = 0;
        QString part;
    };
    struct ChildView
    {
        NodeId parent = 0;
        QStringView part;
    };
    struct ChildHash
    {
        using is_transparent = void;
        std::size_t operator()(const ChildKey &key) const { return (*this)(ChildView{key.parent, key.part}); }
        std::size_t operator()(const ChildView &key) const { return qHash(key.part, key.parent); }
    };
    struct ChildEqual
    {
        using is_transparent = void;
        template <typename A, typename B>
        bool operator()(const A &a, const B &b) const
        {
            return a.parent == b.parent && QStringView(a.part) == QStringView(b.part);
        }
    };
    class Folding;
    class Emission;

    [[nodiscard]] NodeId leafFor(QStringView pattern);
    [[nodiscard]] NodeId childOf(NodeId parent, QStringView part);
    void makeRoom();
    void apply(const Folding &folding);

    const EntryIndex &m_index;
    const std::size_t m_mostKept;
    std::vector<Node> m_nodes; // parents before children
    std::unordered_map<ChildKey, NodeId, ChildHash, ChildEqual> m_children;
    std::vector<NodeId> m_leaves;       // by place
    QHash<QString, NodeId> m_byPattern; // of some that came before, since most come again
    NodeId m_last = 0;                  // that an entry belonged to
};

} // namespace cachescope::inspect
