// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/forecast/eviction_replay.h"
#include "core/inspect/query/entry_query.h"

#include <optional>
#include <vector>

namespace cachescope::inspect {

/// What a budget keeps, all entries that are pinned included.
struct SurvivorPoint
{
    qint64 budgetBytes = 0;
    EntryTotals kept;
};

/// What would be left of a file after one eviction, by budget. It says what survives in a snapshot, and
/// nothing of how often a cache with that budget would be hit: entries that were dropped before are not in
/// the file. Never changed; any thread.
class SurvivorCurve
{
public:
    static constexpr int kPoints = 256; ///< at most

    explicit SurvivorCurve(EvictionReplay replay);

    /// By rising budget, from 1 byte (the least that is a limit) to fullBudgetBytes(); none if nothing could
    /// be dropped by any.
    [[nodiscard]] const std::vector<SurvivorPoint> &points() const { return m_points; }
    /// Exact for any budget, in O(log n).
    [[nodiscard]] Forecast at(qint64 budgetBytes) const { return m_replay.at(budgetBytes); }

    /// The bytes of all entries that are not pinned: with this budget and larger ones nothing is dropped.
    [[nodiscard]] qint64 fullBudgetBytes() const { return m_replay.unpinnedBytes(); }
    [[nodiscard]] EntryTotals total() const { return m_replay.total(); }
    [[nodiscard]] EntryTotals pinned() const { return m_replay.pinned(); }
    [[nodiscard]] const EvictionReplay &replay() const { return m_replay; }

    /// Selects just what `budgetBytes` drops. Nothing if none is dropped, or if no filter tells it apart: of
    /// entries that were read at the same moment some go and some stay.
    [[nodiscard]] std::optional<EntryFilter> droppedFilter(qint64 budgetBytes) const;
    /// Selects just what it keeps of the entries that are not pinned and have an access time. Nothing
    /// likewise.
    [[nodiscard]] std::optional<EntryFilter> keptFilter(qint64 budgetBytes) const;

private:
    /// The time that parts what is dropped from what is kept; nothing if none does.
    [[nodiscard]] std::optional<double> partingTime(const Forecast &forecast) const;

    EvictionReplay m_replay;
    std::vector<SurvivorPoint> m_points;
};

} // namespace cachescope::inspect
