// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

/// How much a figure is off by chance. Any thread.
///
/// Within one run: seconds that follow each other are not independent (a checkpoint, a full queue), so the
/// error of a mean over them is taken from batch means: the series is cut into k batches, and the error is
/// s/√k with s the standard deviation of the batches' means, of k − 1 degrees of freedom (A. M. Law,
/// Simulation Modeling and Analysis, 5th edition, 9.5.3). It takes the run to be the same all along, and says
/// nothing of what differs between two runs.
///
/// Between runs: the spread of several runs of the same thing, by Student's two-sample test.
namespace cachescope::load {

constexpr std::size_t kMostBatches = 10;
constexpr std::size_t kSamplesPerBatch = 2; ///< at least
/// With fewer batches the means are too few, and the batches too short to be independent of each other.
constexpr std::size_t kFewestBatches = 5;
constexpr double kAllDegrees = std::numeric_limits<double>::infinity();

struct StandardError
{
    double error = 0.0;
    double degrees = kAllDegrees; ///< of freedom, of which it was estimated; infinite: from a model
};

/// One stretch of a run.
struct SeriesSample
{
    double value = 0.0;
    double weight = 1.0; ///< its length
};

/// That of the mean of `series` by its weights, as a share of that mean. Nothing for a series too short for
/// kFewestBatches. 0 for a mean of 0.
std::optional<StandardError> relativeError(const std::vector<SeriesSample> &series);

/// Of a sum or difference of independent figures: errors add in squares, degrees by Welch and Satterthwaite.
/// Nothing if one of them is unknown.
std::optional<StandardError> errorOfSum(const std::vector<std::optional<StandardError>> &parts);
StandardError scaled(StandardError error, double by);

/// Of a count of independent events (Poisson: the variance is the count).
StandardError errorOfCount(double count);

/// Of a share of `all` independent things: √(p(1−p)/n). Nothing if they are none.
std::optional<StandardError> errorOfShare(double share, double all);

/// Of a mean size of `groups` groups, as if an entry ended its group by chance: sizes then are geometric,
/// with the variance m(m−1). Nothing without groups.
std::optional<StandardError> errorOfGroupSize(double mean, double groups);

/// Of the difference of the means of two groups of runs: the spread within both groups, taken to be the same
/// in each (so that one of them may be a single run). Nothing if neither has two.
std::optional<StandardError> errorBetweenRuns(const std::vector<double> &before,
                                              const std::vector<double> &after);

double meanOf(const std::vector<double> &values);

} // namespace cachescope::load
