// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/figure_comparison.h"

#include "core/load/report/compare/comparison_noise.h"
#include "core/load/report/report_fields.h"

#include <cmath>

namespace cachescope::load {

namespace {

constexpr bool kMoreIsBetter = true;
constexpr bool kLessIsBetter = false;

/// What 0 says in a stretch of the series.
enum class Zero {
    IsMeasured,
    IsNothing, ///< of a latency: nothing ended in that second
};

struct TwoRuns
{
    QJsonObject before;
    QJsonObject after;
};

std::vector<double> seriesOf(const QJsonObject &run, const char *field, Zero zero)
{
    std::vector<double> series;
    for (const QJsonObject &sample : objectsAt(run, "samples")) {
        const auto value = numberAt(sample, field);
        if (value && (zero == Zero::IsMeasured || *value > 0.0))
            series.push_back(*value);
    }
    return series;
}

void judge(FigureComparison &figure, std::optional<double> standardError, bool moreIsBetter)
{
    if (standardError)
        figure.noise = kSignificant * *standardError;
    if (!figure.change)
        return;
    if (*figure.change == 0.0 || (figure.noise && std::fabs(*figure.change) <= *figure.noise))
        figure.verdict = ComparisonVerdict::Same;
    else if (figure.noise)
        figure.verdict =
            (*figure.change > 0.0) == moreIsBetter ? ComparisonVerdict::Better : ComparisonVerdict::Worse;
}

FigureComparison figureOf(const TwoRuns &runs, const char *path)
{
    FigureComparison figure;
    figure.name = QLatin1String(path);
    figure.before = numberAt(runs.before, path);
    figure.after = numberAt(runs.after, path);
    if (figure.before && figure.after)
        figure.change = *figure.after - *figure.before;
    return figure;
}

std::optional<double> errorBySeries(const QJsonObject &run, const char *field, std::optional<double> value,
                                    Zero zero)
{
    const auto relative = relativeError(seriesOf(run, field, zero));
    return relative && value ? std::optional(*relative * std::fabs(*value)) : std::nullopt;
}

FigureComparison bySeries(const TwoRuns &runs, const char *path, const char *field, Zero zero,
                          bool moreIsBetter)
{
    FigureComparison figure = figureOf(runs, path);
    const auto before = errorBySeries(runs.before, field, figure.before, zero);
    const auto after = errorBySeries(runs.after, field, figure.after, zero);
    judge(figure, errorOfDifference(before, after), moreIsBetter);
    return figure;
}

/// After's time ÷ before's; 1 where that is not known.
double timeScale(const TwoRuns &runs)
{
    const double before = numberAt(runs.before, "seconds").value_or(0.0);
    const double after = numberAt(runs.after, "seconds").value_or(0.0);
    const bool known = before > 0.0 && after > 0.0;
    return known && std::fabs(after / before - 1.0) > 0.01 ? after / before : 1.0;
}

FigureComparison ofCounts(const TwoRuns &runs, const char *path)
{
    FigureComparison figure = figureOf(runs, path);
    if (!figure.change)
        return figure;
    const double scale = timeScale(runs);
    figure.change = *figure.after - *figure.before * scale;
    judge(figure, errorOfCounts(*figure.before, *figure.after, scale), kLessIsBetter);
    return figure;
}

FigureComparison ofExtremes(const TwoRuns &runs, const char *path)
{
    FigureComparison figure = figureOf(runs, path);
    judge(figure, std::nullopt, kLessIsBetter);
    return figure;
}

double lookups(const QJsonObject &run)
{
    return numberAt(run, "hits").value_or(0.0) + numberAt(run, "misses").value_or(0.0);
}

FigureComparison ofHits(const TwoRuns &runs)
{
    FigureComparison figure;
    figure.name = QStringLiteral("hitRatio");
    const double hitsBefore = numberAt(runs.before, "hits").value_or(0.0);
    const double hitsAfter = numberAt(runs.after, "hits").value_or(0.0);
    const double allBefore = lookups(runs.before);
    const double allAfter = lookups(runs.after);
    if (allBefore > 0.0)
        figure.before = hitsBefore / allBefore;
    if (allAfter > 0.0)
        figure.after = hitsAfter / allAfter;
    if (figure.before && figure.after)
        figure.change = *figure.after - *figure.before;
    judge(figure, errorOfShares(hitsBefore, allBefore, hitsAfter, allAfter), kMoreIsBetter);
    return figure;
}

/// Groups become smaller where fewer stores come together, and also where each is done sooner.
FigureComparison ofGroupSize(const TwoRuns &runs)
{
    FigureComparison figure = figureOf(runs, "stores.entriesPerCommit");
    const auto error = [](const QJsonObject &run, std::optional<double> mean) {
        return errorOfGroupSize(mean.value_or(0.0), numberAt(run, "stores.commits").value_or(0.0));
    };
    judge(figure, errorOfDifference(error(runs.before, figure.before), error(runs.after, figure.after)),
          kMoreIsBetter);
    if (figure.verdict != ComparisonVerdict::Same)
        figure.verdict = ComparisonVerdict::Unknown;
    return figure;
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
    if (!change || !before || *before == 0.0)
        return std::nullopt;
    return *change / std::fabs(*after - *change); // what `after` was compared with
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

std::vector<FigureComparison> compareFigures(const QJsonObject &before, const QJsonObject &after)
{
    const TwoRuns runs{before, after};
    std::vector<FigureComparison> figures{
        bySeries(runs, "operationsPerSecond", "operationsPerSecond", Zero::IsMeasured, kMoreIsBetter),
        bySeries(runs, "reads.p50Ms", "p50Ms", Zero::IsNothing, kLessIsBetter),
        bySeries(runs, "reads.p99Ms", "p99Ms", Zero::IsNothing, kLessIsBetter),
        bySeries(runs, "writes.p50Ms", "p50Ms", Zero::IsNothing, kLessIsBetter),
        bySeries(runs, "writes.p99Ms", "p99Ms", Zero::IsNothing, kLessIsBetter),
        ofCounts(runs, "lockErrors.total"),
        ofCounts(runs, "failed"),
        ofCounts(runs, "arrivals.dropped"),
        ofExtremes(runs, "lockWaits.maxMs"),
        ofExtremes(runs, "lockWaits.worstShareOfTimeout"),
        ofExtremes(runs, "wal.maxBytes"),
        ofHits(runs),
        ofGroupSize(runs),
    };
    std::erase_if(figures, [](const FigureComparison &figure) { return !figure.before && !figure.after; });
    return figures;
}

} // namespace cachescope::load
