// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/rowid_column.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace cachescope::inspect {

namespace {

template <typename Number>
bool rises(const std::vector<Number> &numbers)
{
    return std::ranges::adjacent_find(numbers, std::greater_equal()) == numbers.end();
}

} // namespace

std::optional<RowidColumn> RowidColumn::fromOffsets(qint64 first, std::vector<quint32> offsets)
{
    RowidColumn column;
    if (offsets.empty())
        return column;
    if (offsets.front() != 0 || !rises(offsets) ||
        first > std::numeric_limits<qint64>::max() - qint64{offsets.back()})
        return std::nullopt;
    column.m_first = first;
    column.m_offsets = std::move(offsets);
    return column;
}

std::optional<RowidColumn> RowidColumn::fromWide(std::vector<qint64> rowids)
{
    if (!rises(rowids))
        return std::nullopt;
    RowidColumn column;
    if (!rowids.empty())
        column.m_first = rowids.front();
    column.m_wide = std::move(rowids);
    return column;
}

void RowidColumn::reserve(std::size_t rows)
{
    m_offsets.reserve(rows);
}

void RowidColumn::append(qint64 rowid)
{
    if (size() == 0)
        m_first = rowid;
    // The difference of any two rowids fits an unsigned number, and not always a signed one.
    const quint64 offset = static_cast<quint64>(rowid) - static_cast<quint64>(m_first);
    if (m_wide.empty() && offset > std::numeric_limits<quint32>::max())
        widen();
    if (m_wide.empty())
        m_offsets.push_back(static_cast<quint32>(offset));
    else
        m_wide.push_back(rowid);
}

void RowidColumn::widen()
{
    m_wide.reserve(m_offsets.capacity());
    for (const quint32 offset : m_offsets)
        m_wide.push_back(m_first + static_cast<qint64>(offset));
    m_offsets = {};
}

std::optional<std::size_t> RowidColumn::find(qint64 rowid) const
{
    const std::size_t count = size();
    if (count == 0 || rowid < m_first || rowid > at(count - 1))
        return std::nullopt;
    // Numbers rise by at least one a row, so the row is no later than this.
    const quint64 offset = static_cast<quint64>(rowid) - static_cast<quint64>(m_first);
    const auto latest = static_cast<std::size_t>(std::min<quint64>(offset, count - 1));
    if (at(latest) == rowid)
        return latest;
    auto [begin, end] = around(rowid, offset, latest);
    while (begin < end) {
        const std::size_t middle = begin + (end - begin) / 2;
        if (at(middle) < rowid)
            begin = middle + 1;
        else
            end = middle;
    }
    return at(begin) == rowid ? std::optional(begin) : std::nullopt;
}

/// A range that the first number from `rowid` on is in, both ends included. Entries are deleted here and
/// there, so the row is near to where it would be if all gaps were alike; from there the range is widened
/// until it holds it. Halving all rows instead costs a miss of the processor's cache at nearly every step.
std::pair<std::size_t, std::size_t> RowidColumn::around(qint64 rowid, quint64 offset,
                                                        std::size_t latest) const
{
    const std::size_t last = size() - 1;
    const auto width = static_cast<double>(static_cast<quint64>(at(last)) - static_cast<quint64>(m_first));
    const double share = static_cast<double>(offset) / width;
    const std::size_t guess = std::min(static_cast<std::size_t>(share * static_cast<double>(last)), latest);
    constexpr std::size_t firstStep = 8;
    std::size_t begin = guess;
    std::size_t end = guess;
    for (std::size_t step = firstStep; begin > 0 && at(begin) >= rowid; step *= 2)
        begin -= std::min(step, begin);
    for (std::size_t step = firstStep; end < latest && at(end) < rowid; step *= 2)
        end += std::min(step, latest - end);
    return {begin, end};
}

std::size_t RowidColumn::memoryBytes() const
{
    return m_offsets.capacity() * sizeof(quint32) + m_wide.capacity() * sizeof(qint64);
}

} // namespace cachescope::inspect
