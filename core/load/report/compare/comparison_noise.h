// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

/// How much a figure would differ between two runs of the same thing. Any thread.
///
/// Seconds that follow each other are not independent (a checkpoint, a full queue), so the error of a mean
/// over them is taken from batch means: the series is cut into batches, and the error is s/√k with s the
/// standard deviation of the k batches' means (A. M. Law, Simulation Modeling and Analysis, 5th edition,
/// 9.5.3). Two standard errors are about 95 %: of twenty figures that are the same one seems to differ.
namespace cachescope::load {

constexpr std::size_t kBatches = 10;
constexpr std::size_t kFewestSamples = 6; ///< of fewer nothing can be said
constexpr double kSignificant = 2.0;      ///< standard errors

/// The standard error of the mean of `series` as a share of that mean; nothing for fewer than kFewestSamples.
/// With fewer samples than batches each is a batch. 0 for a mean of 0.
std::optional<double> relativeError(const std::vector<double> &series);

/// Of a difference: the errors add in squares. Nothing if one of them is unknown.
std::optional<double> errorOfDifference(std::optional<double> before, std::optional<double> after);

/// Of the difference of two counts of independent events (Poisson: the variance is the count), the first of
/// which was counted over a time shorter or longer: `scale` is after's time ÷ before's, and `before` is not
/// yet scaled. With 1 it is √(before + after).
double errorOfCounts(double before, double after, double scale);

/// Of the difference of two shares, `before` of `nBefore` and so on, both counts at least 0:
/// √(p(1−p)(1/n₁+1/n₂)) with p the share of both together (the two-proportion test). Nothing if one of them
/// is of nothing.
std::optional<double> errorOfShares(double before, double nBefore, double after, double nAfter);

/// Of a mean size of `groups` groups, as if an entry ended its group by chance: sizes then are geometric,
/// with the variance m(m−1). Nothing without groups.
std::optional<double> errorOfGroupSize(double mean, double groups);

} // namespace cachescope::load
