// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/inspect/format/cache_format.h"
#include "core/inspect/query/entry_query.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace cachescope::inspect {

/// Keys with a pattern that starts with the same parts.
struct KeyNode
{
    /// What it adds to the pattern of its parent: ":ts", "://example.com". Empty for the root and for the
    /// rest.
    QString label;
    /// As EntryFilter::pattern; that of the parent for the rest; empty for the root, which has all keys.
    QString pattern;
    /// The keys of its parent that no other child has: those that end there, and those of children that are
    /// too many to be told apart. The last child, if there is one; has no children.
    bool isRest = false;
    qint64 entries = 0;
    qint64 bytes = 0;
    quint16 parent = 0;            ///< that of the root is the root
    quint16 end = 0;               ///< nodes behind this one and before `end` are those below it
    std::vector<quint16> children; ///< most bytes first, the rest last
};

/// The kinds of keys that a file has, as a tree of bounded size, and to which node each entry belongs:
/// exactly those that filterOf() a node selects. A node with one child and no other keys is one with that
/// child. Never changed; any thread.
class KeyTree
{
public:
    static constexpr quint16 kNone = 0xffff; ///< of an entry whose key could not be read
    static constexpr std::size_t kMostNodes = 4096;
    static constexpr std::size_t kMostChildren = 64; ///< the rest among them

    /// `nodes` in preorder, the root first; `leaves` has the lowest node of each entry of an index, or kNone.
    KeyTree(std::vector<KeyNode> nodes, std::vector<quint16> leaves);

    [[nodiscard]] const std::vector<KeyNode> &nodes() const { return m_nodes; }
    [[nodiscard]] const KeyNode &node(quint16 node) const { return m_nodes[node]; }
    /// The node, not a rest, of exactly this pattern.
    [[nodiscard]] std::optional<quint16> find(const QString &pattern) const;

    /// As many as entries.
    [[nodiscard]] std::size_t size() const { return m_leaves.size(); }
    [[nodiscard]] quint16 leafOf(std::size_t place) const { return m_leaves[place]; }
    [[nodiscard]] std::span<const quint16> leaves() const { return m_leaves; }

    /// Sets what selects the entries of `node` in `filter`: pattern and exceptPatterns.
    void filterTo(quint16 node, EntryFilter *filter) const;
    /// By node, whether the entries that belong to it are those that `filter`'s pattern and exceptPatterns
    /// select; nothing if the tree is too coarse to tell.
    [[nodiscard]] std::optional<std::vector<bool>> selectedBy(const EntryFilter &filter) const;

    [[nodiscard]] std::size_t memoryBytes() const;

private:
    [[nodiscard]] std::optional<quint16> nodeOf(const QString &pattern) const;

    std::vector<KeyNode> m_nodes;
    std::vector<quint16> m_leaves; // by place
};

using KeyTreePtr = std::shared_ptr<const KeyTree>;

/// The tree of all keys, in one pass over their index, or where that is missing or damaged from the rows, a
/// page each. Damaged rows are passed over. About a second for a million entries, and up to 200 MB meanwhile.
/// `progress` (may be empty) gets 0…1; `cancelled` (may be null) is looked at often: Error Cancelled. The
/// connection's thread only.
Result<KeyTree> readKeyTree(sqlite::Connection &connection, const CacheFormat &format,
                            const EntryIndex &index, const std::function<void(double)> &progress = {},
                            const std::atomic<bool> *cancelled = nullptr);

} // namespace cachescope::inspect
