// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/comparison_noise.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cachescope::load {

namespace {

double weightedMean(const std::vector<SeriesSample> &series, std::size_t from, std::size_t to)
{
    double sum = 0.0;
    double weights = 0.0;
    for (std::size_t i = from; i < to; ++i) {
        sum += series[i].value * series[i].weight;
        weights += series[i].weight;
    }
    return weights > 0.0 ? sum / weights : 0.0;
}

/// The sum of squares around the mean.
double squaresOf(const std::vector<double> &values)
{
    const double mean = meanOf(values);
    double squares = 0.0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return squares;
}

} // namespace

double meanOf(const std::vector<double> &values)
{
    return values.empty()
               ? 0.0
               : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<StandardError> relativeError(const std::vector<SeriesSample> &series)
{
    const std::size_t batches = std::min(kMostBatches, series.size() / kSamplesPerBatch);
    if (batches < kFewestBatches)
        return std::nullopt;
    std::vector<double> means;
    for (std::size_t i = 0; i < batches; ++i)
        means.push_back(weightedMean(series, i * series.size() / batches, (i + 1) * series.size() / batches));
    const double mean = weightedMean(series, 0, series.size());
    const auto count = static_cast<double>(batches);
    const double error = std::sqrt(squaresOf(means) / (count - 1.0) / count);
    return StandardError{mean == 0.0 ? 0.0 : error / std::fabs(mean), count - 1.0};
}

std::optional<StandardError> errorOfSum(const std::vector<std::optional<StandardError>> &parts)
{
    double variance = 0.0;
    double perDegree = 0.0;
    for (const auto &part : parts) {
        if (!part)
            return std::nullopt;
        const double square = part->error * part->error;
        variance += square;
        perDegree += square * square / part->degrees;
    }
    const double degrees = perDegree > 0.0 ? variance * variance / perDegree : kAllDegrees;
    // Figures may be so large that their squares are no numbers.
    return std::isnan(degrees) ? std::nullopt : std::optional(StandardError{std::sqrt(variance), degrees});
}

StandardError scaled(StandardError error, double by)
{
    return {error.error * std::fabs(by), error.degrees};
}

StandardError errorOfCount(double count)
{
    return {std::sqrt(std::max(0.0, count))};
}

std::optional<StandardError> errorOfShare(double share, double all)
{
    if (all <= 0.0)
        return std::nullopt;
    return StandardError{std::sqrt(std::max(0.0, share * (1.0 - share)) / all)};
}

std::optional<StandardError> errorOfGroupSize(double mean, double groups)
{
    if (groups <= 0.0)
        return std::nullopt;
    return StandardError{std::sqrt(std::max(0.0, mean * (mean - 1.0)) / groups)};
}

std::optional<StandardError> errorBetweenRuns(const std::vector<double> &before,
                                              const std::vector<double> &after)
{
    if (before.empty() || after.empty() || before.size() + after.size() < 3)
        return std::nullopt;
    const auto first = static_cast<double>(before.size());
    const auto second = static_cast<double>(after.size());
    const double degrees = first + second - 2.0;
    const double variance = (squaresOf(before) + squaresOf(after)) / degrees;
    return StandardError{std::sqrt(variance * (1.0 / first + 1.0 / second)), degrees};
}

} // namespace cachescope::load
