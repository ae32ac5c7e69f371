// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/measured_figure.h"

#include "core/load/report/report_fields.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

double lengthOf(const QJsonObject &sample)
{
    const double seconds = numberAt(sample, "seconds").value_or(1.0);
    return seconds > 0.0 ? seconds : 1.0;
}

std::vector<SeriesSample> seriesOf(const QJsonObject &run, const char *field)
{
    std::vector<SeriesSample> series;
    for (const QJsonObject &sample : objectsAt(run, "samples")) {
        if (const auto value = numberAt(sample, field))
            series.push_back({*value, lengthOf(sample)});
    }
    return series;
}

/// Gives each 0 the value that comes next, those at the end the last one; false if most are 0.
bool fillGaps(std::vector<SeriesSample> &series)
{
    const auto isMeasured = [](const SeriesSample &sample) { return sample.value > 0.0; };
    if (2 * std::ranges::count_if(series, isMeasured) < std::ssize(series))
        return false;
    const auto last = std::find_if(series.rbegin(), series.rend(), isMeasured);
    double next = last == series.rend() ? 0.0 : last->value;
    for (auto sample = series.rbegin(); sample != series.rend(); ++sample) {
        if (!isMeasured(*sample))
            sample->value = next;
        next = sample->value;
    }
    return true;
}

/// A series of counts as one of rates.
std::vector<SeriesSample> ratesOf(std::vector<SeriesSample> series)
{
    for (SeriesSample &sample : series)
        sample.value /= sample.weight;
    return series;
}

StandardError noisier(StandardError one, std::optional<StandardError> other)
{
    return other && other->error > one.error ? *other : one;
}

std::optional<StandardError> times(std::optional<StandardError> relative, double value)
{
    return relative ? std::optional(scaled(*relative, value)) : std::nullopt;
}

} // namespace

std::optional<MeasuredFigure> measuredBySeries(const QJsonObject &run, const char *path, const char *field,
                                               Zero zero, bool isSteady)
{
    const auto value = numberAt(run, path);
    if (!value)
        return std::nullopt;
    std::vector<SeriesSample> series = seriesOf(run, field);
    if (!isSteady || (zero == Zero::IsStillUnderWay && !fillGaps(series)))
        return MeasuredFigure{*value, std::nullopt};
    return MeasuredFigure{*value, times(relativeError(series), *value)};
}

std::optional<MeasuredFigure> measuredCount(const QJsonObject &run, const char *path, const char *field,
                                            bool isSteady)
{
    const auto count = numberAt(run, path);
    if (!count)
        return std::nullopt;
    const auto bunched = isSteady ? relativeError(ratesOf(seriesOf(run, field))) : std::nullopt;
    return MeasuredFigure{*count, noisier(errorOfCount(*count), times(bunched, *count))};
}

std::optional<MeasuredFigure> measuredExtreme(const QJsonObject &run, const char *path)
{
    const auto value = numberAt(run, path);
    return value ? std::optional(MeasuredFigure{*value, std::nullopt}) : std::nullopt;
}

std::optional<MeasuredFigure> measuredHitRatio(const QJsonObject &run)
{
    const double hits = numberAt(run, "hits").value_or(0.0);
    const double all = hits + numberAt(run, "misses").value_or(0.0);
    if (all <= 0.0)
        return std::nullopt;
    return MeasuredFigure{hits / all, errorOfShare(hits / all, all)};
}

std::optional<MeasuredFigure> measuredGroupSize(const QJsonObject &run)
{
    const auto mean = numberAt(run, "stores.entriesPerCommit");
    if (!mean)
        return std::nullopt;
    return MeasuredFigure{*mean, errorOfGroupSize(*mean, numberAt(run, "stores.commits").value_or(0.0))};
}

} // namespace cachescope::load
