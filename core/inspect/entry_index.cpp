// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/entry_index.h"

#include <limits>

namespace cachescope::inspect {

void EntryIndex::reserve(std::size_t entries)
{
    m_rowids.reserve(entries);
    m_sizes.reserve(entries);
    m_lastAccessed.reserve(entries);
    m_marks.reserve(entries);
}

void EntryIndex::append(const Row &row)
{
    const std::size_t place = m_sizes.size();
    m_rowids.append(row.rowid);
    if (row.sizeBytes < qint64{kLarge}) {
        m_sizes.push_back(static_cast<quint32>(row.sizeBytes));
    } else {
        m_sizes.push_back(kLarge);
        m_largeSizes.emplace(static_cast<quint32>(place), row.sizeBytes);
    }
    m_lastAccessed.push_back(row.lastAccessed);
    if (row.createdAt) {
        m_createdAt.resize(place, std::numeric_limits<double>::quiet_NaN());
        m_createdAt.push_back(*row.createdAt);
    }
    m_marks.push_back(static_cast<quint8>((row.pinned ? kPinned : 0) | (row.incomplete ? kIncomplete : 0)));
}

void EntryIndex::append(const EntryIndex &other)
{
    for (std::size_t i = 0; i < other.size(); ++i)
        append(other.row(i));
}

void EntryIndex::shrink()
{
    m_sizes.shrink_to_fit();
    m_lastAccessed.shrink_to_fit();
    m_createdAt.shrink_to_fit();
    m_marks.shrink_to_fit();
}

EntryIndex::Row EntryIndex::row(std::size_t i) const
{
    return {rowid(i),        sizeBytes(i),
            lastAccessed(i), hasCreationTimes() ? std::optional(createdAt(i)) : std::nullopt,
            pinned(i),       incomplete(i)};
}

std::size_t EntryIndex::memoryBytes() const
{
    constexpr std::size_t largeSizeBytes = 40; // a node of the map
    return m_rowids.memoryBytes() + m_sizes.capacity() * sizeof(quint32) +
           (m_lastAccessed.capacity() + m_createdAt.capacity()) * sizeof(double) + m_marks.capacity() +
           m_largeSizes.size() * largeSizeBytes;
}

} // namespace cachescope::inspect
