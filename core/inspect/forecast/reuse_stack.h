// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <optional>
#include <vector>

namespace cachescope::inspect {

/// The stack of an LRU cache without a limit: keys by their last access, with the bytes of their values.
/// Tells how deep a key lies, which is what a cache needs to hold to hit it (R. L. Mattson et al.: Evaluation
/// techniques for storage hierarchies, IBM Systems Journal 9(2), 1970), in O(log n) by sums in a Fenwick
/// tree. About 60 bytes a key. Sizes may add up to 2^62 at most. One thread.
class ReuseStack
{
public:
    /// The bytes of the keys that were used since `key` was, and its own; nothing if it is not here.
    [[nodiscard]] std::optional<qint64> depthBytes(qint64 key) const;
    /// Of the value that is kept; nothing if it is not here.
    [[nodiscard]] std::optional<qint64> sizeOf(qint64 key) const;
    /// Puts the key on top, with a value of `bytes`.
    void use(qint64 key, qint64 bytes);
    void remove(qint64 key);

    [[nodiscard]] qsizetype size() const { return m_keys.size(); }

private:
    struct Item
    {
        std::size_t position = 0; // higher: used later
        qint64 bytes = 0;
    };

    void addAt(std::size_t position, qint64 bytes);
    [[nodiscard]] qint64 sumBelow(std::size_t position) const;
    void renumber();

    QHash<qint64, Item> m_keys;
    std::vector<qint64> m_tree; // from 1; sums of bytes by position (Fenwick)
    std::size_t m_next = 0;     // the position of the next use
    qint64 m_bytes = 0;         // of all
};

} // namespace cachescope::inspect
