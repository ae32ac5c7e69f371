// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pass over the columns as they lie in memory is faster than an order of all entries, which has to be
// sorted first and is then walked across the columns.
#include "core/inspect/details/lru_place.h"

#include "core/base/saturating.h"

#include <algorithm>
#include <cmath>

namespace cachescope::inspect {

namespace {

/// Gathers what comes before and after one entry.
class PlaceFinder
{
public:
    PlaceFinder(const EntryIndex &index, std::size_t place, std::span<const quint32> last)
        : m_index(index)
        , m_place(place)
        , m_last(last)
        , m_time(index.lastAccessed(place))
    {
    }

    LruPlace find()
    {
        for (std::size_t i = 0; i < m_index.size(); ++i) {
            const double time = m_index.lastAccessed(i);
            if (!std::isnan(time))
                take(i, time);
        }
        m_found.eviction.turn = turn();
        return m_found;
    }

private:
    void take(std::size_t i, double time)
    {
        const bool hasTurn = !m_index.pinned(i);
        m_found.eviction.entries += hasTurn ? 1 : 0;
        if (i == m_place || std::isnan(m_time))
            return;
        if (time < m_time || (time == m_time && i < m_place)) {
            if (hasTurn)
                addBefore(i);
            if (!m_found.before || time >= m_beforeTime) { // rising places: the last of a tie is the nearest
                m_found.before = i;
                m_beforeTime = time;
            }
        } else if (!m_found.after || time < m_afterTime) {
            m_found.after = i;
            m_afterTime = time;
        }
    }

    void addBefore(std::size_t i)
    {
        ++m_found.eviction.entriesBefore;
        m_found.eviction.bytesBefore = saturatingAdd(m_found.eviction.bytesBefore, m_index.sizeBytes(i));
    }

    [[nodiscard]] EvictionTurn turn() const
    {
        if (m_index.pinned(m_place))
            return EvictionTurn::Pinned;
        if (!std::isnan(m_time))
            return EvictionTurn::InOrder;
        const bool isLast = std::ranges::find(m_last, m_place) != m_last.end();
        return isLast ? EvictionTurn::Last : EvictionTurn::NoTime;
    }

    const EntryIndex &m_index;
    const std::size_t m_place;
    const std::span<const quint32> m_last;
    const double m_time;
    LruPlace m_found;
    double m_beforeTime = 0.0;
    double m_afterTime = 0.0;
};

} // namespace

LruPlace lruPlaceOf(const EntryIndex &index, std::size_t place, std::span<const quint32> last)
{
    return PlaceFinder(index, place, last).find();
}

} // namespace cachescope::inspect
