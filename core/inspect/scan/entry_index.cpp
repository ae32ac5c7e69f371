// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/entry_index.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace cachescope::inspect {

namespace {

/// Every place that says so has a large size, and nothing else has.
bool fit(const std::vector<EntryIndex::LargeSize> &largeSizes, const std::vector<quint32> &sizes)
{
    const auto isNoSuchSize = [&sizes](const EntryIndex::LargeSize &large) {
        const auto place = static_cast<std::size_t>(large.place); // negative: beyond all
        return place >= sizes.size() || sizes[place] != EntryIndex::kLarge ||
               large.sizeBytes < qint64{EntryIndex::kLarge};
    };
    const auto samePlace = [](const auto &a, const auto &b) { return a.place >= b.place; };
    return std::ranges::count(sizes, EntryIndex::kLarge) == std::ssize(largeSizes) &&
           std::ranges::none_of(largeSizes, isNoSuchSize) &&
           std::ranges::adjacent_find(largeSizes, samePlace) == largeSizes.end();
}

bool areMarks(const std::vector<quint8> &marks)
{
    constexpr auto none = static_cast<quint8>(~(EntryIndex::kPinned | EntryIndex::kIncomplete));
    return std::ranges::none_of(marks, [](quint8 mark) { return (mark & none) != 0; });
}

} // namespace

std::optional<EntryIndex> EntryIndex::fromColumns(Columns columns)
{
    const std::size_t entries = columns.rowids.size();
    if (entries > std::numeric_limits<quint32>::max() || columns.sizes.size() != entries ||
        columns.lastAccessed.size() != entries || columns.marks.size() != entries ||
        (!columns.createdAt.empty() && columns.createdAt.size() != entries) || !areMarks(columns.marks) ||
        !fit(columns.largeSizes, columns.sizes))
        return std::nullopt;
    EntryIndex index;
    index.m_rowids = std::move(columns.rowids);
    index.m_sizes = std::move(columns.sizes);
    index.m_lastAccessed = std::move(columns.lastAccessed);
    index.m_createdAt = std::move(columns.createdAt);
    index.m_marks = std::move(columns.marks);
    for (const LargeSize &large : columns.largeSizes)
        index.m_largeSizes.emplace(static_cast<quint32>(large.place), large.sizeBytes);
    return index;
}

std::vector<EntryIndex::LargeSize> EntryIndex::largeSizes() const
{
    std::vector<LargeSize> large;
    for (const auto &[place, sizeBytes] : m_largeSizes)
        large.push_back({place, sizeBytes});
    std::ranges::sort(large, {}, &LargeSize::place);
    return large;
}

void EntryIndex::reserve(std::size_t entries, bool creationTimes)
{
    m_rowids.reserve(entries);
    m_sizes.reserve(entries);
    m_lastAccessed.reserve(entries);
    m_marks.reserve(entries);
    if (creationTimes)
        m_createdAt.reserve(entries);
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
