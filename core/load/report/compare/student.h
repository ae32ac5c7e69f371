// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Student's t distribution: how far the mean of a few measurements may be off. Any thread.
namespace cachescope::load {

/// P(|T| > t) for `degrees` of freedom, which need not be whole; infinite: the normal distribution.
/// Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1 with 26.5.8.
double studentTails(double t, double degrees);

/// The t with P(|T| > t) = `tails`, which is between 0 and 1; `degrees` is above 0.
double studentQuantile(double tails, double degrees);

} // namespace cachescope::load
