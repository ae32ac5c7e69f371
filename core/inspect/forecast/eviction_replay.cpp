// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cache drops in batches, and asks before each how much is still above the low-water mark. Together the
// batches drop just what one would: the shortest run of the oldest whose sizes reach the excess. So a budget
// is answered from sums along the order of eviction, of which every 64th is kept.
#include "core/inspect/forecast/eviction_replay.h"

#include "core/base/saturating.h"

#include <algorithm>
#include <cmath>

namespace cachescope::inspect {

namespace {

constexpr std::size_t kStep = 64; // positions between two sums

} // namespace

EntryTotals operator+(const EntryTotals &a, const EntryTotals &b)
{
    return {a.entries + b.entries, saturatingAdd(a.bytes, b.bytes)};
}

EntryTotals operator-(const EntryTotals &a, const EntryTotals &b)
{
    return {a.entries - b.entries, a.bytes - b.bytes};
}

std::optional<double> Forecast::historySeconds() const
{
    if (!oldestKept || !newestAccess)
        return std::nullopt;
    return std::max(0.0, *newestAccess - *oldestKept);
}

EvictionReplay::EvictionReplay(std::shared_ptr<const EntryIndex> index, EvictionOrder order,
                               double lowWaterMark)
    : m_index(std::move(index))
    , m_lowWaterMark(lowWaterMark)
{
    setOrder(std::move(order));
    addUp();
}

void EvictionReplay::setOrder(EvictionOrder order)
{
    m_last = order.last.size();
    m_order = std::move(order.places);
    if (m_last > 0) {
        std::vector<bool> isLast(m_index->size(), false);
        for (const quint32 place : order.last)
            isLast[place] = true;
        Places places;
        places.reserve(m_order->size());
        std::ranges::copy_if(*m_order, std::back_inserter(places),
                             [&isLast](quint32 place) { return !isLast[place]; });
        places.insert(places.end(), order.last.begin(), order.last.end());
        m_order = std::make_shared<const Places>(std::move(places));
    }
    const auto numbersEnd = m_order->end() - static_cast<std::ptrdiff_t>(m_last);
    const auto first = std::partition_point(m_order->begin(), numbersEnd, [this](quint32 place) {
        return std::isnan(m_index->lastAccessed(place));
    });
    m_first = static_cast<std::size_t>(first - m_order->begin());
}

void EvictionReplay::addUp()
{
    EntryTotals evictable;
    m_sums.reserve((m_order->size() - m_first) / kStep + 2);
    for (std::size_t i = 0; i < m_order->size(); ++i) {
        if (i >= m_first && (i - m_first) % kStep == 0)
            m_sums.push_back(evictable);
        const quint32 place = (*m_order)[i];
        const EntryTotals entry{1, m_index->sizeBytes(place)};
        m_total = m_total + entry;
        if (m_index->pinned(place))
            m_pinned = m_pinned + entry;
        else if (i < m_first)
            m_timeless = m_timeless + entry;
        else
            evictable = evictable + entry;
    }
    m_sums.push_back(evictable);
    for (std::size_t i = m_order->size() - m_last; i > m_first && !m_newest; --i) {
        if (const double time = m_index->lastAccessed((*m_order)[i - 1]); std::isfinite(time))
            m_newest = time;
    }
}

bool EvictionReplay::isEvictable(std::size_t position) const
{
    return !m_index->pinned((*m_order)[position]);
}

/// As cache::GroupCommit counts it.
qint64 EvictionReplay::lowWaterBytes(qint64 budgetBytes) const
{
    return static_cast<qint64>(static_cast<double>(budgetBytes) * m_lowWaterMark);
}

EvictionReplay::Cut EvictionReplay::cutFor(qint64 budgetBytes) const
{
    if (budgetBytes <= 0 || unpinnedBytes() <= budgetBytes)
        return {m_first, {}};
    return firstReaching(unpinnedBytes() - lowWaterBytes(budgetBytes));
}

/// The shortest run of the oldest whose bytes reach `bytes`, which is above 0; all if they do not.
EvictionReplay::Cut EvictionReplay::firstReaching(qint64 bytes) const
{
    const auto behind =
        std::ranges::partition_point(m_sums, [bytes](const EntryTotals &sum) { return sum.bytes < bytes; });
    const auto step = static_cast<std::size_t>(std::max<std::ptrdiff_t>(behind - m_sums.begin(), 1)) - 1;
    Cut cut{std::min(m_first + step * kStep, m_order->size()), m_sums[step]};
    for (; cut.position < m_order->size() && cut.dropped.bytes < bytes; ++cut.position) {
        if (isEvictable(cut.position))
            cut.dropped = cut.dropped + EntryTotals{1, m_index->sizeBytes((*m_order)[cut.position])};
    }
    return cut;
}

std::optional<double> EvictionReplay::timeAt(std::size_t position) const
{
    const double time = m_index->lastAccessed((*m_order)[position]);
    return position < m_order->size() - m_last && !std::isnan(time) ? std::optional(time) : std::nullopt;
}

/// The time of the first that stays of those that could go. Many pinned ones may stand before it.
std::optional<double> EvictionReplay::oldestFrom(const Cut &cut) const
{
    const auto behind = std::ranges::partition_point(
        m_sums, [&cut](const EntryTotals &sum) { return sum.entries <= cut.dropped.entries; });
    if (behind == m_sums.end())
        return std::nullopt;
    const auto step = static_cast<std::size_t>(std::max<std::ptrdiff_t>(behind - m_sums.begin(), 1)) - 1;
    std::size_t position = std::max(cut.position, m_first + step * kStep);
    while (position < m_order->size() && !isEvictable(position))
        ++position;
    return position < m_order->size() ? timeAt(position) : std::nullopt;
}

Forecast EvictionReplay::at(qint64 budgetBytes) const
{
    const Cut cut = cutFor(budgetBytes);
    Forecast forecast;
    forecast.budgetBytes = budgetBytes;
    forecast.lowWaterBytes = lowWaterBytes(budgetBytes);
    forecast.kept = m_total - cut.dropped;
    forecast.dropped = cut.dropped;
    forecast.pinned = m_pinned;
    forecast.timeless = m_timeless;
    forecast.oldestKept = oldestFrom(cut);
    if (cut.dropped.entries > 0)
        forecast.newestDropped = timeAt(cut.position - 1);
    forecast.newestAccess = m_newest;
    return forecast;
}

std::vector<bool> EvictionReplay::dropped(qint64 budgetBytes) const
{
    const Cut cut = cutFor(budgetBytes);
    std::vector<bool> dropped(m_index->size(), false);
    for (std::size_t i = m_first; i < cut.position; ++i) {
        if (isEvictable(i))
            dropped[(*m_order)[i]] = true;
    }
    return dropped;
}

} // namespace cachescope::inspect
