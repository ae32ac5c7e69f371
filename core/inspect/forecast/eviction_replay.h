// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/query/entry_orders.h"
#include "core/inspect/scan/entry_index.h"

#include <memory>
#include <optional>
#include <vector>

namespace cachescope::inspect {

/// Entries, and the bytes of their values.
struct EntryTotals
{
    qint64 entries = 0;
    qint64 bytes = 0;

    bool operator==(const EntryTotals &) const = default;
};

/// Each figure by itself; no more than fits.
EntryTotals operator+(const EntryTotals &a, const EntryTotals &b);
/// Each figure by itself.
EntryTotals operator-(const EntryTotals &a, const EntryTotals &b);

/// What one eviction with some budget leaves of a file.
struct Forecast
{
    qint64 budgetBytes = 0; ///< of unpinned values; 0: no limit
    qint64 lowWaterBytes = 0;
    EntryTotals kept; ///< the pinned too
    EntryTotals dropped;
    EntryTotals pinned;
    EntryTotals timeless; ///< neither pinned nor ever dropped: the file has NULL for their access time
    /// Unix seconds, of entries that are not pinned; absent where there are none, or they have no time.
    std::optional<double> oldestKept;
    std::optional<double> newestDropped;
    std::optional<double> newestAccess;

    /// From the oldest read that is kept to the newest one. Absent as oldestKept.
    [[nodiscard]] std::optional<double> historySeconds() const;
};

/// What is dropped first: see EvictionReplay.
struct EvictionOrder
{
    std::shared_ptr<const Places> places; ///< of all entries by EntrySort::LastAccessed
    /// What SQLite sorts behind all numbers, in its order: the entries whose access time is text or a blob.
    Places last;
};

/// Replays the eviction of cache::BlobCache on a file's index: how setMaxBytes() would drop entries, for any
/// budget. The rule is that of cache::Evictor: nothing goes while the unpinned values fit into the budget;
/// otherwise the least recently used ones do, ties by rowid, the fewest that bring the unpinned values down
/// to the low-water mark. Pinned entries stay, and those without an access time, since NULL is in no range of
/// times. Sizes are bytes, also of TEXT, of which the cache counts characters. Never changed; any thread.
class EvictionReplay
{
public:
    /// One pass over the index: some hundredths of a second for two million entries; n/4 bytes.
    EvictionReplay(std::shared_ptr<const EntryIndex> index, EvictionOrder order, double lowWaterMark);

    /// In O(log n).
    [[nodiscard]] Forecast at(qint64 budgetBytes) const;
    /// Whether each entry of the index is dropped. In O(n).
    [[nodiscard]] std::vector<bool> dropped(qint64 budgetBytes) const;

    [[nodiscard]] const EntryIndex &index() const { return *m_index; }
    [[nodiscard]] EntryTotals total() const { return m_total; }
    [[nodiscard]] EntryTotals pinned() const { return m_pinned; }
    /// From this budget on nothing is dropped.
    [[nodiscard]] qint64 unpinnedBytes() const { return m_total.bytes - m_pinned.bytes; }
    [[nodiscard]] double lowWaterMark() const { return m_lowWaterMark; }
    /// Unix seconds; absent where no entry has a time.
    [[nodiscard]] std::optional<double> newestAccess() const { return m_newest; }
    /// Whether all entries have a time that is a number, or none: then times alone say which are dropped.
    [[nodiscard]] bool isByNumbers() const { return m_last == 0; }

private:
    /// Where an eviction stops.
    struct Cut
    {
        std::size_t position = 0; ///< in the order, behind the last that goes
        EntryTotals dropped;
    };
    void setOrder(EvictionOrder order);
    void addUp();
    [[nodiscard]] qint64 lowWaterBytes(qint64 budgetBytes) const;
    [[nodiscard]] Cut cutFor(qint64 budgetBytes) const;
    [[nodiscard]] Cut firstReaching(qint64 bytes) const;
    [[nodiscard]] std::optional<double> oldestFrom(const Cut &cut) const;
    [[nodiscard]] std::optional<double> timeAt(std::size_t position) const;
    [[nodiscard]] bool isEvictable(std::size_t position) const;

    const std::shared_ptr<const EntryIndex> m_index;
    const double m_lowWaterMark;
    std::shared_ptr<const Places> m_order; // those without a time first
    std::size_t m_first = 0;               // in m_order: the first with a time
    std::size_t m_last = 0;                // how many at its end have a time that is no number
    std::vector<EntryTotals> m_sums;       // of what can go before every kStep-th position from m_first on
    EntryTotals m_total;
    EntryTotals m_pinned;
    EntryTotals m_timeless;
    std::optional<double> m_newest;
};

} // namespace cachescope::inspect
