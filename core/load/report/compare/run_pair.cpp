// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/run_pair.h"

#include "core/load/report/compare/fault_comparison.h"

#include <QJsonArray>

#include <algorithm>

namespace cachescope::load {

namespace {

bool isWorseFigure(const FigureComparison &figure)
{
    return figure.verdict == ComparisonVerdict::Worse;
}

/// A run that was cut short says too little for praise.
void withdrawPraise(std::vector<FigureComparison> &figures)
{
    for (FigureComparison &figure : figures) {
        if (figure.verdict == ComparisonVerdict::Better)
            figure.verdict = ComparisonVerdict::Unknown;
    }
}

QJsonArray toJson(const std::vector<FigureComparison> &figures)
{
    QJsonArray list;
    for (const FigureComparison &figure : figures)
        list << figure.toJson();
    return list;
}

} // namespace

QString holdsName(bool holds)
{
    return holds ? QStringLiteral("holds") : QStringLiteral("fails");
}

ComparisonVerdict RunPair::verdict() const
{
    if (holdsBefore == holdsAfter)
        return ComparisonVerdict::Same;
    if (!holdsAfter)
        return ComparisonVerdict::Worse;
    return isInterrupted ? ComparisonVerdict::Unknown : ComparisonVerdict::Better;
}

bool RunPair::isWorse() const
{
    const bool holdsNoMore = !isProbe && verdict() == ComparisonVerdict::Worse;
    return holdsNoMore || std::ranges::any_of(faults, isWorseFigure) ||
           std::ranges::any_of(figures, isWorseFigure);
}

QJsonObject RunPair::toJson() const
{
    const QJsonObject verdicts{{QStringLiteral("before"), holdsName(holdsBefore)},
                               {QStringLiteral("after"), holdsName(holdsAfter)},
                               {QStringLiteral("verdict"), comparisonVerdictName(verdict())}};
    return {{QStringLiteral("designBefore"), designBefore},
            {QStringLiteral("designAfter"), designAfter},
            {QStringLiteral("runsBefore"), static_cast<qint64>(runsBefore)},
            {QStringLiteral("runsAfter"), static_cast<qint64>(runsAfter)},
            {QStringLiteral("verdict"), verdicts},
            {QStringLiteral("worse"), isWorse()},
            {QStringLiteral("faults"), load::toJson(faults)},
            {QStringLiteral("figures"), load::toJson(figures)}};
}

RunPair compareGroups(const RunGroup &before, const RunGroup &after)
{
    RunPair pair;
    pair.designBefore = before.label;
    pair.designAfter = after.label;
    pair.runsBefore = before.runs.size();
    pair.runsAfter = after.runs.size();
    pair.holdsBefore = before.holds();
    pair.holdsAfter = after.holds();
    pair.isInterrupted = before.isInterrupted() || after.isInterrupted();
    pair.faults = compareFaults(before.runs, after.runs);
    pair.figures = compareFigures(before, after);
    return pair;
}

std::size_t judgePairs(std::vector<RunPair> &pairs, double tolerance)
{
    std::vector<FigureComparison *> figures;
    for (RunPair &pair : pairs) {
        for (FigureComparison &figure : pair.figures)
            figures.push_back(&figure);
    }
    const std::size_t judged = judge(figures, tolerance);
    for (RunPair &pair : pairs) {
        if (!pair.isInterrupted)
            continue;
        withdrawPraise(pair.faults);
        withdrawPraise(pair.figures);
    }
    return judged;
}

} // namespace cachescope::load
