// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/figure_comparison.h"

#include "core/load/report/compare/measured_figure.h"
#include "core/load/report/compare/student.h"
#include "core/load/report/report_fields.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

enum class FigureKind { Rate, Latency, Count, Extreme, HitRatio, GroupSize };

struct FigureRule
{
    const char *path;
    FigureKind kind;
    FigureGoal goal;
    const char *field = ""; ///< of the series
};

constexpr FigureRule kRules[] = {
    {"operationsPerSecond", FigureKind::Rate, FigureGoal::More, "operationsPerSecond"},
    {"reads.p50Ms", FigureKind::Latency, FigureGoal::Less, "p50Ms"},
    {"reads.p99Ms", FigureKind::Latency, FigureGoal::Less, "p99Ms"},
    {"writes.p50Ms", FigureKind::Latency, FigureGoal::Less, "p50Ms"},
    {"writes.p99Ms", FigureKind::Latency, FigureGoal::Less, "p99Ms"},
    {"lockErrors.total", FigureKind::Count, FigureGoal::Less, "lockErrors"},
    {"failed", FigureKind::Count, FigureGoal::Less, "failed"},
    {"arrivals.dropped", FigureKind::Count, FigureGoal::Less, "dropped"},
    {"lockWaits.maxMs", FigureKind::Extreme, FigureGoal::Less},
    {"lockWaits.worstShareOfTimeout", FigureKind::Extreme, FigureGoal::Less},
    {"wal.maxBytes", FigureKind::Extreme, FigureGoal::Less},
    {"hitRatio", FigureKind::HitRatio, FigureGoal::More},
    {"stores.entriesPerCommit", FigureKind::GroupSize, FigureGoal::None},
};

std::optional<MeasuredFigure> measured(const FigureRule &rule, const QJsonObject &run, bool isSteady)
{
    switch (rule.kind) {
    case FigureKind::Rate:
        return measuredBySeries(run, rule.path, rule.field, Zero::IsMeasured, isSteady);
    case FigureKind::Latency:
        return measuredBySeries(run, rule.path, rule.field, Zero::IsStillUnderWay, isSteady);
    case FigureKind::Count:
        return measuredCount(run, rule.path, rule.field, isSteady);
    case FigureKind::Extreme:
        return measuredExtreme(run, rule.path);
    case FigureKind::HitRatio:
        return measuredHitRatio(run);
    case FigureKind::GroupSize:
        return measuredGroupSize(run);
    }
    return std::nullopt;
}

/// How much a run tried, which its counts are in proportion to; 0 where that is not known.
double triedIn(const QJsonObject &run, const FigureRule &rule, bool byOperations)
{
    const auto number = [&run](const char *path) { return numberAt(run, path).value_or(0.0); };
    if (rule.kind != FigureKind::Count)
        return 0.0;
    if (!byOperations)
        return number("seconds");
    const bool isOfArrivals = QLatin1String(rule.path) == QLatin1String("arrivals.dropped");
    return isOfArrivals ? number("arrivals.due") : number("operations") + number("failed");
}

/// By how much to multiply a count so that it is one of `unit`. One in a hundred is not worth it.
double scaleTo(double unit, double tried)
{
    const bool isKnown = unit > 0.0 && tried > 0.0;
    return isKnown && std::fabs(unit / tried - 1.0) > 0.01 ? unit / tried : 1.0;
}

/// A figure in each run of a group that has it.
struct GroupFigure
{
    std::vector<double> values;
    std::vector<double> tried;
    std::vector<std::optional<StandardError>> errors;
};

GroupFigure figureIn(const RunGroup &group, const FigureRule &rule, bool byOperations)
{
    GroupFigure figure;
    for (const QJsonObject &run : group.runs) {
        const auto one = measured(rule, run, group.isSteady);
        if (!one)
            continue;
        figure.values.push_back(one->value);
        figure.tried.push_back(triedIn(run, rule, byOperations));
        figure.errors.push_back(one->error);
    }
    return figure;
}

/// Scales `figure` to `unit`, and gives the mean factor.
double scale(GroupFigure &figure, double unit)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < figure.values.size(); ++i) {
        const double factor = scaleTo(unit, figure.tried[i]);
        sum += factor;
        figure.values[i] *= factor;
        if (figure.errors[i])
            figure.errors[i] = scaled(*figure.errors[i], factor);
    }
    return sum / static_cast<double>(figure.values.size());
}

std::optional<StandardError> errorOfMean(const GroupFigure &figure)
{
    const auto sum = errorOfSum(figure.errors);
    return sum ? std::optional(scaled(*sum, 1.0 / static_cast<double>(figure.values.size()))) : std::nullopt;
}

void compareMeans(FigureComparison &comparison, const FigureRule &rule, GroupFigure &before,
                  GroupFigure &after)
{
    const double unit = meanOf(after.tried);
    const double stepBefore = scale(before, unit) / static_cast<double>(before.values.size());
    const double stepAfter = scale(after, unit) / static_cast<double>(after.values.size());
    comparison.base = meanOf(before.values);
    comparison.change = meanOf(after.values) - *comparison.base;
    comparison.withinRuns = errorOfSum({errorOfMean(before), errorOfMean(after)});
    comparison.betweenRuns = errorBetweenRuns(before.values, after.values);
    if (rule.kind == FigureKind::Count)
        comparison.halfStep = (stepBefore + stepAfter) / 2.0;
}

FigureComparison compareFigure(const FigureRule &rule, const RunGroup &before, const RunGroup &after)
{
    const bool byOperations = before.isBoundedByOperations || after.isBoundedByOperations;
    GroupFigure first = figureIn(before, rule, byOperations);
    GroupFigure second = figureIn(after, rule, byOperations);
    FigureComparison comparison;
    comparison.name = QLatin1String(rule.path);
    comparison.goal = rule.goal;
    if (!first.values.empty())
        comparison.before = meanOf(first.values);
    if (!second.values.empty())
        comparison.after = meanOf(second.values);
    if (comparison.before && comparison.after)
        compareMeans(comparison, rule, first, second);
    return comparison;
}

/// What `error` comes to where a change by chance has the probability `tails`; nothing if that is no number.
std::optional<double> noiseBy(std::optional<StandardError> error, double tails, double besides)
{
    if (!error)
        return std::nullopt;
    const double noise = error->error * studentQuantile(tails, error->degrees) + besides;
    return std::isfinite(noise) ? std::optional(noise) : std::nullopt;
}

ComparisonVerdict verdictOf(const FigureComparison &figure, double tolerance)
{
    if (!figure.change)
        return ComparisonVerdict::Unknown;
    const double size = std::fabs(*figure.change);
    if (size == 0.0 || (figure.noise && size <= *figure.noise))
        return ComparisonVerdict::Same;
    if (!figure.noise || figure.goal == FigureGoal::None)
        return ComparisonVerdict::Unknown;
    if (size <= tolerance * std::fabs(figure.base.value_or(0.0)))
        return ComparisonVerdict::Same;
    const bool isMore = *figure.change > 0.0;
    return isMore == (figure.goal == FigureGoal::More) ? ComparisonVerdict::Better : ComparisonVerdict::Worse;
}

QJsonValue orNull(std::optional<double> number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

} // namespace

QString comparisonVerdictName(ComparisonVerdict verdict)
{
    switch (verdict) {
    case ComparisonVerdict::Better:
        return QStringLiteral("better");
    case ComparisonVerdict::Worse:
        return QStringLiteral("worse");
    case ComparisonVerdict::Same:
        return QStringLiteral("same");
    case ComparisonVerdict::Unknown:
        return QStringLiteral("unknown");
    }
    return QStringLiteral("unknown");
}

std::optional<double> FigureComparison::changeShare() const
{
    if (!change || !base || *base == 0.0)
        return std::nullopt;
    return *change / std::fabs(*base);
}

bool FigureComparison::isJudged() const
{
    return change && goal != FigureGoal::None && (withinRuns || betweenRuns);
}

QJsonObject FigureComparison::toJson() const
{
    return {
        {QStringLiteral("name"), name},
        {QStringLiteral("before"), orNull(before)},
        {QStringLiteral("after"), orNull(after)},
        {QStringLiteral("change"), orNull(change)},
        {QStringLiteral("changeShare"), orNull(changeShare())},
        {QStringLiteral("noise"), orNull(noise)},
        {QStringLiteral("verdict"), comparisonVerdictName(verdict)},
    };
}

std::vector<FigureComparison> compareFigures(const RunGroup &before, const RunGroup &after)
{
    std::vector<FigureComparison> figures;
    for (const FigureRule &rule : kRules) {
        FigureComparison figure = compareFigure(rule, before, after);
        if (figure.before || figure.after)
            figures.push_back(std::move(figure));
    }
    return figures;
}

std::size_t judge(const std::vector<FigureComparison *> &figures, double tolerance)
{
    const auto judged = static_cast<std::size_t>(
        std::ranges::count_if(figures, [](const FigureComparison *figure) { return figure->isJudged(); }));
    const double tails = kFalseAlarms / static_cast<double>(std::max<std::size_t>(1, judged));
    for (FigureComparison *figure : figures) {
        const auto within = noiseBy(figure->withinRuns, tails, figure->halfStep);
        const auto between = noiseBy(figure->betweenRuns, tails, 0.0);
        figure->noise = std::max(within, between); // nothing is less than any number
        figure->verdict = verdictOf(*figure, tolerance);
    }
    return judged;
}

} // namespace cachescope::load
