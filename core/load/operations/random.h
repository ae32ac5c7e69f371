// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace cachescope::load {

/// A normally distributed number (mean 0, deviation 1) from two evenly distributed ones, 0…1 without 1
/// (Box–Muller).
double normalOf(double first, double second);

/// Pseudo-random numbers that are the same on every platform for the same seed: xoshiro256**
/// (https://prng.di.unimi.it), seeded by SplitMix64. The standard library's distributions are not used
/// anywhere in this module, because each library draws from the engine in its own way.
///
/// One thread uses one generator.
class Random
{
public:
    /// Generators of one seed and different streams are independent of each other.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    std::uint64_t next();
    /// 0 ≤ x < 1, in steps of 2^-53.
    double uniform();
    /// 0 ≤ x < `limit`; `limit` > 0. Every value is equally likely.
    std::uint64_t below(std::uint64_t limit);
    /// `low` ≤ x ≤ `high`.
    std::int64_t between(std::int64_t low, std::int64_t high);
    bool chance(double probability) { return uniform() < probability; }
    /// Exponentially distributed: the pauses of somebody who comes at random.
    double exponential(double mean);
    /// Normally distributed with mean 0 and deviation 1 (Box–Muller).
    double normal();
    /// exp(ln(median) + sigma · normal()): how sizes of real values are spread.
    double logNormal(double median, double sigma);

private:
    std::array<std::uint64_t, 4> m_state{};
};

} // namespace cachescope::load
