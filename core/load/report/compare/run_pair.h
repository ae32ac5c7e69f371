// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/compare/figure_comparison.h"

namespace cachescope::load {

/// The runs of the same thing in each document.
struct RunPair
{
    QString designBefore;
    QString designAfter;
    std::size_t runsBefore = 1;
    std::size_t runsAfter = 1;
    bool holdsBefore = true; ///< every run does, by run_verdict.h
    bool holdsAfter = true;
    bool isProbe = false;                 ///< of a search: what holding no more means is told by its limit
    bool isInterrupted = false;           ///< one of them was: nothing is called better
    std::vector<FigureComparison> faults; ///< as compareFaults()
    std::vector<FigureComparison> figures;

    /// On holdsBefore and holdsAfter.
    [[nodiscard]] ComparisonVerdict verdict() const;
    /// It holds no more (unless isProbe), a fault appeared or grew, or a figure is worse by more than its
    /// noise.
    [[nodiscard]] bool isWorse() const;
    /// {designBefore, designAfter, runsBefore, runsAfter, verdict{before, after, verdict}, worse, faults[],
    /// figures[{name, before, after, change, changeShare, noise, verdict}]}
    [[nodiscard]] QJsonObject toJson() const;
};

/// "holds", "fails".
QString holdsName(bool holds);

/// Without the verdicts on figures. Any thread.
RunPair compareGroups(const RunGroup &before, const RunGroup &after);

/// Judges the figures of all pairs together, as judge() says, and gives how many that were. Any thread.
std::size_t judgePairs(std::vector<RunPair> &pairs, double tolerance);

} // namespace cachescope::load
