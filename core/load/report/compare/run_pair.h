// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/compare/figure_comparison.h"

namespace cachescope::load {

/// A run of each document.
struct RunPair
{
    QString designBefore;
    QString designAfter;
    bool holdsBefore = true; ///< by run_verdict.h
    bool holdsAfter = true;
    bool isInterrupted = false;           ///< one of them was: nothing is called better
    std::vector<FigureComparison> faults; ///< as compareFaults()
    std::vector<FigureComparison> figures;

    /// On holdsBefore and holdsAfter.
    [[nodiscard]] ComparisonVerdict verdict() const;
    /// It holds no more, a fault appeared or grew, or a figure is worse by more than its noise.
    [[nodiscard]] bool isWorse() const;
    /// {designBefore, designAfter, verdict{before, after, verdict}, worse, faults[], figures[{name, before,
    /// after, change, changeShare, noise, verdict}]}
    [[nodiscard]] QJsonObject toJson() const;
};

/// "holds", "fails".
QString holdsName(bool holds);

/// Any thread.
RunPair compareRunsOf(const QJsonObject &before, const QJsonObject &after);

} // namespace cachescope::load
