// SPDX-License-Identifier: GPL-3.0-or-later
//
// A node is removed together with all below it, its entries go to its parent, and the parent is closed: keys
// whose part is not there stay there from then on. So the nodes that are left have all their keys, however
// late those came. Whole branches are removed, the lightest first, and never those that the last key went
// along: in the order of keys these are still growing.
#include "core/inspect/figures/key_tree_builder.h"

#include "core/base/saturating.h"
#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/scan/entry_index.h"

#include <algorithm>
#include <numeric>

namespace cachescope::inspect {

namespace {

constexpr qsizetype kKnownPatterns = 20'000;

/// The first part of `pattern`, with the separators before it; all of it if there is but one.
QStringView firstPart(QStringView pattern)
{
    qsizetype end = 0;
    while (end < pattern.size() && isKeySeparator(pattern[end]))
        ++end;
    while (end < pattern.size() && !isKeySeparator(pattern[end]))
        ++end;
    return pattern.first(end);
}

} // namespace

/// Which nodes are to go.
class KeyTreeBuilder::Folding
{
public:
    explicit Folding(const std::vector<Node> &nodes);

    void spare(NodeId last);
    void limitChildren(std::size_t most);
    void limitNodes(std::size_t most);
    [[nodiscard]] bool isRemoved(NodeId node) const { return m_removed[node]; }

private:
    [[nodiscard]] std::vector<std::vector<NodeId>> children() const;
    [[nodiscard]] std::size_t kept() const;
    [[nodiscard]] bool isLighter(NodeId a, NodeId b) const
    {
        return m_weights[a] != m_weights[b] ? m_weights[a] < m_weights[b] : a > b;
    }
    void removeLightest(std::vector<NodeId> children, std::size_t count);
    void removeBelowRemoved();

    const std::vector<Node> &m_nodes;
    std::vector<double> m_weights; // shares of bytes and of entries, with all below
    std::vector<bool> m_removed;
    std::vector<bool> m_spared;
};

KeyTreeBuilder::Folding::Folding(const std::vector<Node> &nodes)
    : m_nodes(nodes)
    , m_weights(nodes.size(), 0.0)
    , m_removed(nodes.size(), false)
    , m_spared(nodes.size(), false)
{
    double entries = 0.0;
    double bytes = 0.0;
    for (const Node &node : nodes) {
        entries += static_cast<double>(node.entries);
        bytes += static_cast<double>(node.bytes);
    }
    for (std::size_t i = nodes.size(); i-- > 0;) {
        m_weights[i] += static_cast<double>(nodes[i].entries) / std::max(1.0, entries) +
                        static_cast<double>(nodes[i].bytes) / std::max(1.0, bytes);
        if (i > 0)
            m_weights[nodes[i].parent] += m_weights[i];
    }
    m_spared[0] = true;
}

/// All from the root to `last`.
void KeyTreeBuilder::Folding::spare(NodeId last)
{
    for (NodeId node = last; node != 0; node = m_nodes[node].parent)
        m_spared[node] = true;
}

/// Of nodes that are kept.
std::vector<std::vector<KeyTreeBuilder::NodeId>> KeyTreeBuilder::Folding::children() const
{
    std::vector<std::vector<NodeId>> children(m_nodes.size());
    for (NodeId node = 1; node < m_nodes.size(); ++node) {
        if (!m_removed[node])
            children[m_nodes[node].parent].push_back(node);
    }
    return children;
}

std::size_t KeyTreeBuilder::Folding::kept() const
{
    return static_cast<std::size_t>(std::ranges::count(m_removed, false));
}

void KeyTreeBuilder::Folding::removeLightest(std::vector<NodeId> children, std::size_t count)
{
    std::erase_if(children, [this](NodeId child) { return m_spared[child]; });
    std::ranges::sort(children, [this](NodeId a, NodeId b) { return isLighter(a, b); });
    for (std::size_t i = 0; i < std::min(count, children.size()); ++i)
        m_removed[children[i]] = true;
}

void KeyTreeBuilder::Folding::removeBelowRemoved()
{
    for (NodeId node = 1; node < m_nodes.size(); ++node) {
        if (m_removed[m_nodes[node].parent])
            m_removed[node] = true;
    }
}

/// Leaves room for the rest among `most`.
void KeyTreeBuilder::Folding::limitChildren(std::size_t most)
{
    for (auto &children : children()) {
        if (children.size() >= most)
            removeLightest(children, children.size() - (most - 1));
    }
    removeBelowRemoved();
}

void KeyTreeBuilder::Folding::limitNodes(std::size_t most)
{
    const auto children = this->children();
    std::size_t left = kept();
    std::vector<NodeId> branches;
    for (NodeId node = 0; node < m_nodes.size(); ++node) {
        if (!m_removed[node] && !m_spared[node] && !children[node].empty())
            branches.push_back(node);
    }
    // What is below a branch is lighter, and so folded before it.
    std::ranges::sort(branches, [this](NodeId a, NodeId b) { return isLighter(a, b); });
    for (auto branch = branches.begin(); branch != branches.end() && left > most; ++branch) {
        left -= children[*branch].size();
        removeLightest(children[*branch], children[*branch].size());
    }
    for (NodeId node = static_cast<NodeId>(m_nodes.size()); node-- > 0 && left > most;) {
        if (!m_spared[node])
            continue;
        removeLightest(children[node], left - most);
        removeBelowRemoved();
        left = kept();
    }
    removeBelowRemoved();
}

/// Writes a builder's nodes in preorder.
class KeyTreeBuilder::Emission
{
public:
    explicit Emission(const std::vector<Node> &nodes);

    void emitFrom(NodeId root) { emit(root, QString(), 0); }

    std::vector<KeyNode> nodes;
    std::vector<quint16> leaves; ///< by node of the builder

private:
    quint16 emit(NodeId node, const QString &start, quint16 parent);
    void emitRest(NodeId node, quint16 parent);

    const std::vector<Node> &m_from;
    std::vector<std::vector<NodeId>> m_children; // most bytes first
    std::vector<qint64> m_entries;               // with all below
    std::vector<qint64> m_bytes;
};

KeyTreeBuilder::Emission::Emission(const std::vector<Node> &from)
    : leaves(from.size(), KeyTree::kNone)
    , m_from(from)
    , m_children(from.size())
    , m_entries(from.size())
    , m_bytes(from.size())
{
    for (std::size_t i = from.size(); i-- > 0;) {
        m_entries[i] += from[i].entries;
        m_bytes[i] = saturatingAdd(m_bytes[i], from[i].bytes);
        if (i == 0)
            break;
        m_entries[from[i].parent] += m_entries[i];
        m_bytes[from[i].parent] = saturatingAdd(m_bytes[from[i].parent], m_bytes[i]);
        m_children[from[i].parent].push_back(static_cast<NodeId>(i));
    }
    for (auto &children : m_children) {
        std::ranges::sort(children, [this](NodeId a, NodeId b) {
            if (m_bytes[a] != m_bytes[b])
                return m_bytes[a] > m_bytes[b];
            return m_entries[a] != m_entries[b] ? m_entries[a] > m_entries[b]
                                                : m_from[a].part < m_from[b].part;
        });
    }
}

quint16 KeyTreeBuilder::Emission::emit(NodeId node, const QString &start, quint16 parent)
{
    const auto id = static_cast<quint16>(nodes.size());
    KeyNode emitted;
    emitted.label = m_from[node].part;
    emitted.entries = m_entries[node];
    emitted.bytes = m_bytes[node];
    emitted.parent = parent;
    while (node != 0 && m_from[node].entries == 0 && m_children[node].size() == 1) {
        node = m_children[node].front();
        emitted.label += m_from[node].part;
    }
    emitted.pattern = start + emitted.label;
    nodes.push_back(emitted);
    leaves[node] = id;
    for (const NodeId child : m_children[node]) {
        const quint16 childId = emit(child, emitted.pattern, id);
        nodes[id].children.push_back(childId);
    }
    if (!m_children[node].empty() && m_from[node].entries > 0)
        emitRest(node, id);
    nodes[id].end = static_cast<quint16>(nodes.size());
    return id;
}

void KeyTreeBuilder::Emission::emitRest(NodeId node, quint16 parent)
{
    const auto id = static_cast<quint16>(nodes.size());
    KeyNode rest;
    rest.pattern = nodes[parent].pattern;
    rest.isRest = true;
    rest.entries = m_from[node].entries;
    rest.bytes = m_from[node].bytes;
    rest.parent = parent;
    rest.end = static_cast<quint16>(id + 1);
    nodes.push_back(rest);
    nodes[parent].children.push_back(id);
    leaves[node] = id;
}

KeyTreeBuilder::KeyTreeBuilder(const EntryIndex &index, std::size_t mostKept)
    : m_index(index)
    , m_mostKept(std::max<std::size_t>(mostKept, 64))
    , m_nodes(1)
    , m_leaves(index.size(), kNone)
{
}

void KeyTreeBuilder::add(std::size_t place, const QString &key)
{
    if (m_leaves[place] != kNone)
        return; // a damaged index has it twice
    const QString pattern = keyPattern(key);
    auto known = m_byPattern.constFind(pattern);
    if (known == m_byPattern.constEnd()) {
        const NodeId leaf = leafFor(withoutTrailingSeparators(pattern));
        if (m_byPattern.size() >= kKnownPatterns)
            m_byPattern.clear();
        known = m_byPattern.insert(pattern, leaf);
    }
    m_last = *known;
    m_leaves[place] = m_last;
    Node &node = m_nodes[m_last];
    ++node.entries;
    node.bytes = saturatingAdd(node.bytes, m_index.sizeBytes(place));
    if (m_nodes.size() > m_mostKept)
        makeRoom();
}

KeyTreeBuilder::NodeId KeyTreeBuilder::leafFor(QStringView pattern)
{
    NodeId node = 0;
    for (int depth = 0; depth < kMostParts && !pattern.isEmpty(); ++depth) {
        const QStringView part = firstPart(pattern);
        const NodeId child = childOf(node, part);
        if (child == kNone)
            break;
        node = child;
        pattern = pattern.sliced(part.size());
    }
    return node;
}

/// None where `parent` is closed to it.
KeyTreeBuilder::NodeId KeyTreeBuilder::childOf(NodeId parent, QStringView part)
{
    const auto found = m_children.find(ChildView{parent, part});
    if (found != m_children.end())
        return found->second;
    if (m_nodes[parent].isClosed)
        return kNone;
    const auto child = static_cast<NodeId>(m_nodes.size());
    Node node;
    node.parent = parent;
    node.part = part.toString();
    m_nodes.push_back(std::move(node));
    m_children.emplace(ChildKey{parent, m_nodes.back().part}, child);
    return child;
}

void KeyTreeBuilder::makeRoom()
{
    Folding folding(m_nodes);
    folding.spare(m_last);
    folding.limitNodes(m_mostKept / 2);
    apply(folding);
}

/// Removes nodes, moves their entries, and closes what they were below.
void KeyTreeBuilder::apply(const Folding &folding)
{
    std::vector<NodeId> movedTo(m_nodes.size(), 0);
    std::vector<Node> kept;
    for (NodeId id = 0; id < m_nodes.size(); ++id) {
        Node &node = m_nodes[id];
        const NodeId parent = id == 0 ? 0 : movedTo[node.parent];
        if (folding.isRemoved(id)) {
            movedTo[id] = parent;
            kept[parent].isClosed = true;
            kept[parent].entries += node.entries;
            kept[parent].bytes = saturatingAdd(kept[parent].bytes, node.bytes);
        } else {
            movedTo[id] = static_cast<NodeId>(kept.size());
            node.parent = parent;
            kept.push_back(std::move(node));
        }
    }
    m_nodes = std::move(kept);
    m_children.clear();
    for (NodeId id = 1; id < m_nodes.size(); ++id)
        m_children.emplace(ChildKey{m_nodes[id].parent, m_nodes[id].part}, id);
    for (NodeId &leaf : m_leaves)
        leaf = leaf == kNone ? kNone : movedTo[leaf];
    m_byPattern.clear();
    m_last = movedTo[m_last];
}

KeyTree KeyTreeBuilder::tree(std::size_t mostNodes, std::size_t mostChildren)
{
    Folding folding(m_nodes);
    folding.limitChildren(std::max<std::size_t>(mostChildren, 2));
    folding.limitNodes(std::clamp<std::size_t>(mostNodes, 2, KeyTree::kMostNodes) /
                       2); // each may have a rest
    apply(folding);
    Emission emission(m_nodes);
    emission.emitFrom(0);
    std::vector<quint16> leaves(m_leaves.size());
    std::ranges::transform(m_leaves, leaves.begin(), [&emission](NodeId leaf) {
        return leaf == kNone ? KeyTree::kNone : emission.leaves[leaf];
    });
    m_leaves.clear();
    return KeyTree(std::move(emission.nodes), std::move(leaves));
}

} // namespace cachescope::inspect
