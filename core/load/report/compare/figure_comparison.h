// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/compare/comparison_noise.h"
#include "core/load/report/compare/run_group.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace cachescope::load {

enum class ComparisonVerdict {
    Better,
    Worse,
    Same,    ///< equal, or the change is within the noise or the tolerance
    Unknown, ///< not measured in both runs, or nothing is known of the noise
};

/// "better", "worse", "same", "unknown".
QString comparisonVerdictName(ComparisonVerdict verdict);

enum class FigureGoal {
    More,
    Less,
    None, ///< neither is better by itself
};

/// One key figure of two groups of runs: the mean of each.
struct FigureComparison
{
    QString name; ///< as in the report: "operationsPerSecond", "reads.p99Ms"
    FigureGoal goal = FigureGoal::Less;
    std::optional<double> before;
    std::optional<double> after;
    /// What `after` is compared with: `before`, or of counts what it would have been had both runs been
    /// equally long.
    std::optional<double> base;
    std::optional<double> change; ///< after − base
    /// Of the change: as each run tells by itself, and by the spread of several runs.
    std::optional<StandardError> withinRuns;
    std::optional<StandardError> betweenRuns;
    double halfStep = 0.0; ///< half of what a count can change by, which its noise has beside (Yates)
    /// Set by judge(): changes up to so much are chance.
    std::optional<double> noise;
    ComparisonVerdict verdict = ComparisonVerdict::Unknown;

    /// The change as a share of base; nothing where that is 0.
    [[nodiscard]] std::optional<double> changeShare() const;
    /// Whether judge() can say better or worse.
    [[nodiscard]] bool isJudged() const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// The chance that any of all figures judged together is called better or worse where nothing changed.
constexpr double kFalseAlarms = 0.05;

/// The key figures of two groups, not judged yet; those that neither has are left out. Any thread.
///
/// Their noise within a run: throughput and latencies by batch means over the one-second series
/// (comparison_noise.h); the series has all operations together, so the share by which their p99 varies is
/// taken for the p99 of reads and of writes as well. Where the load or the disk was meant to change (stages,
/// diskChanges) it is not known. Lock errors, failed operations and dropped arrivals as counts, scaled to
/// what the second run tried: to its operations begun (arrivals due) where operations bounded a run, else to
/// its time. The hit ratio as a share. Entries per commit as the mean size of a group; neither more nor less
/// of them is better by itself, since a faster disk makes smaller groups: beyond the noise their verdict is
/// Unknown. Of extremes (the longest wait, its share of the timeout, the largest log) one run says nothing.
///
/// Where a group has several runs their spread says more: the noise is then the larger of the two.
std::vector<FigureComparison> compareFigures(const RunGroup &before, const RunGroup &after);

/// Sets noise and verdict of all `figures` that are looked at together, and gives how many were judged. The
/// noise is t standard errors, with the t of Student at kFalseAlarms ÷ their number (Bonferroni). A change is
/// better or worse if it is more than its noise and more than `tolerance`, a share of base.
std::size_t judge(const std::vector<FigureComparison *> &figures, double tolerance);

} // namespace cachescope::load
