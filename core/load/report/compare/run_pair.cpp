// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/run_pair.h"

#include "core/load/report/compare/fault_comparison.h"
#include "core/load/report/run_verdict.h"

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
    return verdict() == ComparisonVerdict::Worse || std::ranges::any_of(faults, isWorseFigure) ||
           std::ranges::any_of(figures, isWorseFigure);
}

QJsonObject RunPair::toJson() const
{
    const QJsonObject verdicts{{QStringLiteral("before"), holdsName(holdsBefore)},
                               {QStringLiteral("after"), holdsName(holdsAfter)},
                               {QStringLiteral("verdict"), comparisonVerdictName(verdict())}};
    return {{QStringLiteral("designBefore"), designBefore},
            {QStringLiteral("designAfter"), designAfter},
            {QStringLiteral("verdict"), verdicts},
            {QStringLiteral("worse"), isWorse()},
            {QStringLiteral("faults"), load::toJson(faults)},
            {QStringLiteral("figures"), load::toJson(figures)}};
}

RunPair compareRunsOf(const QJsonObject &before, const QJsonObject &after)
{
    const RunVerdict first = verdictOn(before);
    const RunVerdict second = verdictOn(after);
    RunPair pair;
    pair.holdsBefore = first.passed;
    pair.holdsAfter = second.passed;
    pair.isInterrupted = first.interrupted || second.interrupted;
    pair.faults = compareFaults({before}, {after});
    pair.figures = compareFigures(before, after);
    if (pair.isInterrupted) {
        withdrawPraise(pair.faults);
        withdrawPraise(pair.figures);
    }
    return pair;
}

} // namespace cachescope::load
