// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/file_diff.h"
#include "core/inspect/diff/pair_reader.h"

namespace cachescope::inspect {

/// Whether two times are the same: both none, or no more than `apart` seconds from each other.
bool isSameTime(double a, double b, double apart);

/// What single entries have to be read for, once it is known which of two files belong together. One thread,
/// besides those of its passes. All arguments must outlive it.
class PairPasses
{
public:
    PairPasses(FileDiff &diff, const DiffOptions &options, double timeApart,
               std::function<void(double)> progress, const std::atomic<bool> *cancelled);

    /// Reads creation times of the rows that are undecided, as far as the budget goes, then contents if they
    /// are wanted. When cancelled, what was not read stays as it was.
    Result<void> decide();

private:
    Result<void> readTimes(std::span<const quint32> rows, double from, double share);
    [[nodiscard]] std::vector<quint32> withinBudget() const;
    Result<std::vector<std::optional<double>>>
    creationTimes(const DiffSide &side, const std::vector<quint32> &places, double from, double share);
    [[nodiscard]] std::vector<quint32> ofSameSize() const;
    Result<void> compareContents(std::span<const quint32> rows, double from, double share);
    static void judgeContent(DiffRow *row, const std::optional<ContentHash> &before,
                             const std::optional<ContentHash> &after);
    [[nodiscard]] std::vector<quint32> placesOf(std::span<const quint32> rows, quint32 DiffRow::*side) const;
    [[nodiscard]] RowPassOptions passOptions(double from, double share) const;
    [[nodiscard]] bool isCancelled() const { return m_cancelled && m_cancelled->load(); }

    FileDiff &m_diff;
    const DiffOptions &m_options;
    const double m_timeApart;
    const std::function<void(double)> m_progress;
    const std::atomic<bool> *const m_cancelled;
    const ContentHash m_starts;
    const double m_timesShare; ///< of the progress
};

} // namespace cachescope::inspect
