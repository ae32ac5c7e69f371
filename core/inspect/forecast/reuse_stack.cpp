// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each use takes a new position, at which the bytes of its key are added up; the one before becomes empty.
// When all positions are used up the keys are numbered anew, without gaps: so memory depends on the keys,
// however long the trace is.
#include "core/inspect/forecast/reuse_stack.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

constexpr std::size_t kLeastPositions = 1024;

/// The lowest bit that is set.
std::size_t lowestBit(std::size_t i)
{
    return i & (~i + 1);
}

} // namespace

void ReuseStack::addAt(std::size_t position, qint64 bytes)
{
    for (std::size_t i = position + 1; i < m_tree.size(); i += lowestBit(i))
        m_tree[i] += bytes;
}

/// The bytes at positions up to `position`.
qint64 ReuseStack::sumBelow(std::size_t position) const
{
    qint64 sum = 0;
    for (std::size_t i = position + 1; i > 0; i -= lowestBit(i))
        sum += m_tree[i];
    return sum;
}

std::optional<qint64> ReuseStack::depthBytes(qint64 key) const
{
    const auto item = m_keys.constFind(key);
    if (item == m_keys.cend())
        return std::nullopt;
    return m_bytes - sumBelow(item->position) + item->bytes;
}

std::optional<qint64> ReuseStack::sizeOf(qint64 key) const
{
    const auto item = m_keys.constFind(key);
    return item == m_keys.cend() ? std::nullopt : std::optional(item->bytes);
}

void ReuseStack::use(qint64 key, qint64 bytes)
{
    if (m_next + 1 >= m_tree.size())
        renumber();
    auto item = m_keys.find(key);
    if (item == m_keys.end())
        item = m_keys.insert(key, {});
    else
        addAt(item->position, -item->bytes);
    m_bytes += bytes - item->bytes;
    *item = {m_next, bytes};
    addAt(m_next, bytes);
    ++m_next;
}

void ReuseStack::remove(qint64 key)
{
    const auto item = m_keys.constFind(key);
    if (item == m_keys.cend())
        return;
    addAt(item->position, -item->bytes);
    m_bytes -= item->bytes;
    m_keys.erase(item);
}

void ReuseStack::renumber()
{
    std::vector<Item *> items;
    items.reserve(static_cast<std::size_t>(m_keys.size()));
    for (Item &item : m_keys)
        items.push_back(&item);
    std::ranges::sort(items, {}, &Item::position);
    m_tree.assign(std::max(kLeastPositions, 2 * items.size()) + 1, 0);
    m_next = 0;
    for (Item *item : items) {
        item->position = m_next++;
        addAt(item->position, item->bytes);
    }
}

} // namespace cachescope::inspect
