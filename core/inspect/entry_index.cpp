// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/entry_index.h"

#include <algorithm>

namespace cachescope::inspect {

namespace {

template <typename T>
void appendTo(std::vector<T> &target, const std::vector<T> &more)
{
    target.insert(target.end(), more.begin(), more.end());
}

} // namespace

void EntryIndex::reserve(std::size_t entries)
{
    m_rowids.reserve(entries);
    m_sizes.reserve(entries);
    m_lastAccessed.reserve(entries);
    m_pinned.reserve(entries);
}

void EntryIndex::append(qint64 rowid, qint64 sizeBytes, double lastAccessed, bool pinned)
{
    m_rowids.push_back(rowid);
    m_sizes.push_back(sizeBytes);
    m_lastAccessed.push_back(lastAccessed);
    m_pinned.push_back(pinned ? 1 : 0);
}

void EntryIndex::append(const EntryIndex &other)
{
    appendTo(m_rowids, other.m_rowids);
    appendTo(m_sizes, other.m_sizes);
    appendTo(m_lastAccessed, other.m_lastAccessed);
    appendTo(m_pinned, other.m_pinned);
}

std::optional<std::size_t> EntryIndex::find(qint64 rowid) const
{
    const auto found = std::ranges::lower_bound(m_rowids, rowid);
    if (found == m_rowids.end() || *found != rowid)
        return std::nullopt;
    return static_cast<std::size_t>(found - m_rowids.begin());
}

} // namespace cachescope::inspect
