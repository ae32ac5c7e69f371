// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/key_tree.h"

#include "core/inspect/figures/key_pass.h"
#include "core/inspect/figures/key_pattern.h"
#include "core/inspect/figures/key_tree_builder.h"
#include "core/inspect/scan/entry_index.h"

#include <algorithm>

namespace cachescope::inspect {

KeyTree::KeyTree(std::vector<KeyNode> nodes, std::vector<quint16> leaves)
    : m_nodes(std::move(nodes))
    , m_leaves(std::move(leaves))
{
}

std::optional<quint16> KeyTree::find(const QString &pattern) const
{
    const auto found = std::ranges::find_if(
        m_nodes, [&pattern](const KeyNode &node) { return !node.isRest && node.pattern == pattern; });
    return found != m_nodes.end() ? std::optional(static_cast<quint16>(found - m_nodes.begin()))
                                  : std::nullopt;
}

void KeyTree::filterTo(quint16 node, EntryFilter *filter) const
{
    filter->pattern = m_nodes[node].pattern;
    filter->exceptPatterns.clear();
    if (!m_nodes[node].isRest)
        return;
    for (const quint16 sibling : m_nodes[m_nodes[node].parent].children) {
        if (!m_nodes[sibling].isRest)
            filter->exceptPatterns.append(m_nodes[sibling].pattern);
    }
}

/// The node that has all keys of `pattern` and no others: the highest whose own pattern starts with it, since
/// below its parent only that one has the next part.
std::optional<quint16> KeyTree::nodeOf(const QString &pattern) const
{
    const QStringView start = withoutTrailingSeparators(pattern);
    if (start.isEmpty())
        return quint16{0};
    const KeyPatternTest test(pattern);
    const auto found = std::ranges::find_if(m_nodes, [&](const KeyNode &node) {
        return !node.isRest && m_nodes[node.parent].pattern.size() < start.size() &&
               test.fitsPattern(node.pattern);
    });
    return found != m_nodes.end() ? std::optional(static_cast<quint16>(found - m_nodes.begin()))
                                  : std::nullopt;
}

std::optional<std::vector<bool>> KeyTree::selectedBy(const EntryFilter &filter) const
{
    std::vector<bool> selected(m_nodes.size(), false);
    const auto mark = [this, &selected](const QString &pattern, bool as) {
        const auto node = nodeOf(pattern);
        if (node)
            std::fill(selected.begin() + *node, selected.begin() + m_nodes[*node].end, as);
        return node.has_value();
    };
    if (!mark(filter.pattern, true))
        return std::nullopt;
    for (const QString &except : filter.exceptPatterns) {
        if (!withoutTrailingSeparators(except).isEmpty() && !mark(except, false))
            return std::nullopt;
    }
    return selected;
}

std::size_t KeyTree::memoryBytes() const
{
    std::size_t bytes = m_leaves.capacity() * sizeof(quint16) + m_nodes.capacity() * sizeof(KeyNode);
    for (const KeyNode &node : m_nodes)
        bytes += static_cast<std::size_t>(node.label.capacity() + node.pattern.capacity()) * sizeof(QChar) +
                 node.children.capacity() * sizeof(quint16);
    return bytes;
}

Result<KeyTree> readKeyTree(sqlite::Connection &connection, const CacheFormat &format,
                            const EntryIndex &index, const std::function<void(double)> &progress,
                            const std::atomic<bool> *cancelled)
{
    std::optional<KeyTreeBuilder> builder(std::in_place, index);
    KeyPass pass;
    pass.restart = [&builder, &index] { builder.emplace(index); };
    pass.take = [&builder](std::size_t place, const QString &key) { builder->add(place, key); };
    pass.progress = progress;
    pass.cancelled = cancelled;
    if (auto read = readAllKeys(connection, format, index, pass); !read)
        return read.error();
    return builder->tree();
}

} // namespace cachescope::inspect
