// SPDX-License-Identifier: GPL-3.0-or-later
//
// Intervals of totals are symmetric in the logarithm: sums of sizes that are spread over decades come out too
// low more often than too high, and with them their error, so that an interval of the same width on both
// sides misses the truth too often above.
#include "core/inspect/figures/stratified_sample.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace cachescope::inspect {

namespace {

/// The 97.5 % quantile of Student's t, from that of the normal distribution (Abramowitz and Stegun, 26.7.5);
/// within 1 % from three degrees of freedom on. 0 degrees: none were counted, as nothing varies.
double studentT(double degrees)
{
    constexpr double z = 1.959964;
    if (degrees <= 0.0)
        return z;
    const double n = std::max(3.0, degrees);
    return z + (std::pow(z, 3) + z) / (4 * n) +
           (5 * std::pow(z, 5) + 16 * std::pow(z, 3) + 3 * z) / (96 * n * n) +
           (3 * std::pow(z, 7) + 19 * std::pow(z, 5) + 17 * std::pow(z, 3) - 15 * z) / (384 * n * n * n);
}

Estimated withInterval(double value, double variance, double degrees)
{
    if (value <= 0.0 || variance <= 0.0)
        return Estimated::exactly(value);
    const double relative = studentT(degrees) * std::sqrt(variance) / value;
    return {value, value * std::exp(-relative), value * std::exp(relative)};
}

struct WeightedSize
{
    qint64 bytes = 0;
    double weight = 0.0;
};

/// Of sorted sizes.
double quantileOf(const std::vector<WeightedSize> &sizes, double share)
{
    double total = 0.0;
    for (const WeightedSize &size : sizes)
        total += size.weight;
    // Sums of weights that are no binary fractions miss the whole by a little.
    const double wanted = std::clamp(share, 0.0, 1.0) * total * (1.0 - 1e-12);
    double seen = 0.0;
    for (const WeightedSize &size : sizes) {
        seen += size.weight;
        if (seen >= wanted)
            return static_cast<double>(size.bytes);
    }
    return sizes.empty() ? 0.0 : static_cast<double>(sizes.back().bytes);
}

} // namespace

double Estimated::percent() const
{
    return value > 0.0 ? 100.0 * std::max(high - value, value - low) / value : 0.0;
}

Estimated Estimated::times(double factor) const
{
    return {value * factor, low * factor, high * factor};
}

StratifiedSample::StratifiedSample(std::vector<qint64> windowsOf, std::vector<SampledWindow> windows)
    : m_windowsOf(std::move(windowsOf))
    , m_drawnOf(m_windowsOf.size(), 0)
    , m_windows(std::move(windows))
{
    for (const SampledWindow &window : m_windows) {
        ++m_drawnOf[window.stratum];
        m_rowCount += window.rows.size();
    }
}

double StratifiedSample::weight(const SampledWindow &window) const
{
    return window.scale * static_cast<double>(m_windowsOf[window.stratum]) /
           static_cast<double>(m_drawnOf[window.stratum]);
}

bool StratifiedSample::isComplete() const
{
    const auto all = std::accumulate(m_windowsOf.begin(), m_windowsOf.end(), qint64{0});
    return static_cast<qint64>(m_windows.size()) >= all &&
           std::ranges::all_of(m_windows, [](const SampledWindow &window) { return window.scale <= 1.0; });
}

/// The total K·ȳ of each stratum, added up (Cochran, 5.3). The variance is that of the differences between
/// each window and the next one that was drawn (Wolter, Introduction to Variance Estimation, 2nd ed., 8.2.1):
/// with two windows a stratum, one in which the rows change abruptly would go unnoticed half of the time.
/// Of a window that was not read to its end, what is taken to be in the rest may as well be twice that or
/// nothing, which is the variance of a second stage (Cochran, 11.3).
StratifiedSample::Spread StratifiedSample::spreadOf(const Measure &y) const
{
    Spread spread;
    double squares = 0.0;
    double fourthPowers = 0.0;
    std::optional<double> before;
    for (const SampledWindow &window : m_windows) {
        double sum = 0.0;
        for (const SampledRow &row : window.rows)
            sum += y(row);
        spread.value += sum * weight(window);
        spread.variance += weight(window) / window.scale * std::pow((window.scale - 1.0) * sum, 2);
        sum *= window.scale;
        const double square = std::pow(sum - before.value_or(sum), 2);
        squares += square;
        fourthPowers += square * square;
        before = sum;
    }
    const auto drawn = static_cast<double>(m_windows.size());
    const auto all = static_cast<double>(std::accumulate(m_windowsOf.begin(), m_windowsOf.end(), qint64{0}));
    if (drawn < 2.0 || drawn >= all || fourthPowers == 0.0)
        return spread;
    spread.variance += all * all * (1.0 - drawn / all) / drawn * squares / (2.0 * (drawn - 1.0));
    // As Satterthwaite's; of a normal distribution two thirds of the differences.
    spread.degrees = 2.0 * squares * squares / fourthPowers;
    return spread;
}

/// The variance of the ratio R is that of the total of y − R·x, over the square of the total of x (Cochran,
/// 6.11).
StratifiedSample::Spread StratifiedSample::spreadOfRatio(const Measure &y, const Measure &x) const
{
    const double above = spreadOf(y).value;
    const double below = spreadOf(x).value;
    if (below <= 0.0)
        return {};
    const double ratio = above / below;
    Spread spread = spreadOf([&](const SampledRow &row) { return y(row) - ratio * x(row); });
    spread.value = ratio;
    spread.variance /= below * below;
    return spread;
}

Estimated StratifiedSample::total(const Measure &y) const
{
    const Spread spread = spreadOf(y);
    return withInterval(spread.value, spread.variance, spread.degrees);
}

Estimated StratifiedSample::ratio(const Measure &y, const Measure &x) const
{
    const Spread spread = spreadOfRatio(y, x);
    return withInterval(spread.value, spread.variance, spread.degrees);
}

Estimated StratifiedSample::sizeQuantile(double share) const
{
    std::vector<WeightedSize> sizes;
    for (const SampledWindow &window : m_windows) {
        for (const SampledRow &row : window.rows) {
            if (row.readable)
                sizes.push_back({row.sizeBytes, weight(window)});
        }
    }
    std::ranges::sort(sizes, {}, &WeightedSize::bytes);
    const double value = quantileOf(sizes, share);
    const auto readable = [](const SampledRow &row) { return row.readable ? 1.0 : 0.0; };
    const auto upTo = [value](const SampledRow &row) {
        return row.readable && static_cast<double>(row.sizeBytes) <= value ? 1.0 : 0.0;
    };
    // In the tail the few rows above tell little about how they are spread: no less than in a simple sample.
    const double all = spreadOf(readable).value;
    const auto seen = static_cast<double>(sizes.size());
    const double simple = seen > 0.0 ? share * (1.0 - share) / seen * std::max(0.0, 1.0 - seen / all) : 0.0;
    const Spread spread = spreadOfRatio(upTo, readable);
    const double error = studentT(spread.degrees) * std::sqrt(std::max(spread.variance, simple));
    const bool beyondAll = error > 0.0 && share + error >= 1.0;
    return {value, quantileOf(sizes, share - error),
            beyondAll ? std::numeric_limits<double>::infinity() : quantileOf(sizes, share + error)};
}

} // namespace cachescope::inspect
