// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/scan/scan_queue.h"

#include <algorithm>

namespace cachescope::inspect {

// Differences of rowids only fit an unsigned number.
std::vector<RowidRange> cut(RowidRange range, int pieces)
{
    std::vector<RowidRange> ranges;
    const quint64 last = static_cast<quint64>(range.last);
    const quint64 width = (last - static_cast<quint64>(range.first)) / static_cast<quint64>(pieces);
    quint64 start = static_cast<quint64>(range.first);
    while (last - start > width) {
        ranges.push_back({static_cast<qint64>(start), static_cast<qint64>(start + width)});
        start += width + 1;
    }
    ranges.push_back({static_cast<qint64>(start), range.last});
    return ranges;
}

ScanQueue::ScanQueue(std::vector<RowidRange> ranges, int readers)
    : m_ranges(ranges.begin(), ranges.end())
    , m_governor(readers)
{
}

std::optional<RowidRange> ScanQueue::take()
{
    std::unique_lock lock(m_mutex);
    ++m_waiting;
    m_changed.wait(lock, [this] {
        const bool free = m_active < m_governor.limit();
        return m_stopped || (m_ranges.empty() && m_active == 0) || (!m_ranges.empty() && free);
    });
    --m_waiting;
    if (m_stopped || m_ranges.empty())
        return std::nullopt;
    const RowidRange next = m_ranges.front();
    m_ranges.pop_front();
    m_mostActive = std::max(m_mostActive, ++m_active);
    return next;
}

void ScanQueue::finished()
{
    const std::lock_guard lock(m_mutex);
    --m_active;
    m_changed.notify_all();
}

ScanQueue::Wish ScanQueue::wish() const
{
    const std::lock_guard lock(m_mutex);
    if (m_active > m_governor.limit())
        return Wish::All;
    const bool idle = m_waiting > 0 && m_active < m_governor.limit();
    return idle && m_ranges.empty() ? Wish::Half : Wish::None;
}

void ScanQueue::giveBack(RowidRange range)
{
    const std::lock_guard lock(m_mutex);
    m_ranges.push_back(range);
    m_changed.notify_one();
}

void ScanQueue::noteRows(qint64 rowsDone)
{
    const std::lock_guard lock(m_mutex);
    if (m_governor.note(rowsDone, ReaderGovernor::Clock::now()))
        m_changed.notify_all();
}

int ScanQueue::mostActive() const
{
    const std::lock_guard lock(m_mutex);
    return m_mostActive;
}

void ScanQueue::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    m_changed.notify_all();
}

} // namespace cachescope::inspect
