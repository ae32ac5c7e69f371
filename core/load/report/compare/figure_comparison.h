// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace cachescope::load {

enum class ComparisonVerdict {
    Better,
    Worse,
    Same,    ///< equal, or the change is within the noise
    Unknown, ///< not measured in both runs, or nothing is known of the noise
};

/// "better", "worse", "same", "unknown".
QString comparisonVerdictName(ComparisonVerdict verdict);

/// One key figure of two runs.
struct FigureComparison
{
    QString name; ///< as in the report: "operationsPerSecond", "reads.p99Ms"
    std::optional<double> before;
    std::optional<double> after;
    /// after − before. Of counts of runs that were not equally long: after − what before would have counted
    /// in after's time.
    std::optional<double> change;
    /// Changes up to so much are chance: kSignificant standard errors of the difference.
    std::optional<double> noise;
    ComparisonVerdict verdict = ComparisonVerdict::Unknown;

    /// The change as a share of before; nothing where before is 0.
    [[nodiscard]] std::optional<double> changeShare() const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// The key figures of two objects of `runs`; those that neither has are left out. Any thread.
///
/// Their noise: throughput and latencies by batch means over the one-second series (comparison_noise.h); the
/// series has all operations together, so the share by which their p99 varies is taken for the p99 of reads
/// and of writes as well. Lock errors, failed operations and dropped arrivals as independent events; lock
/// errors in fact come in bursts, so a change that only just passes is doubtful. The hit ratio as a share.
/// Entries per commit as the mean size of a group; neither more nor less of them is better by itself, since a
/// faster disk makes smaller groups: beyond the noise their verdict is Unknown. Of extremes (the longest
/// wait, its share of the timeout, the largest log) one run says nothing about noise: unless they are equal
/// their verdict is Unknown too.
std::vector<FigureComparison> compareFigures(const QJsonObject &before, const QJsonObject &after);

} // namespace cachescope::load
