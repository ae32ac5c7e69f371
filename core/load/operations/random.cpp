// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/operations/random.h"

#include <bit>
#include <cmath>
#include <numbers>

namespace cachescope::load {

namespace {

std::uint64_t splitMix64(std::uint64_t &state)
{
    state += 0x9e3779b97f4a7c15;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

} // namespace

double normalOf(double first, double second)
{
    const double radius = std::sqrt(-2.0 * std::log1p(-first));
    return radius * std::cos(2.0 * std::numbers::pi * second);
}

Random::Random(std::uint64_t seed, std::uint64_t stream)
{
    // The stream goes through the mixer once, so that neighbouring streams start far from each other.
    std::uint64_t streamState = stream;
    std::uint64_t state = seed ^ splitMix64(streamState);
    for (auto &word : m_state)
        word = splitMix64(state);
}

std::uint64_t Random::next()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

double Random::uniform()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

std::uint64_t Random::below(std::uint64_t limit)
{
    // The upper half of a product, which needs no division (D. Lemire: Fast random integer generation in an
    // interval, ACM TOMACS 29(1), 2019). Where the lower half is under 2^64 mod limit it is drawn again:
    // otherwise some results would be more likely.
    __extension__ using Wide = unsigned __int128;
    Wide product = static_cast<Wide>(next()) * limit;
    if (static_cast<std::uint64_t>(product) < limit) {
        const std::uint64_t reject = (0 - limit) % limit;
        while (static_cast<std::uint64_t>(product) < reject)
            product = static_cast<Wide>(next()) * limit;
    }
    return static_cast<std::uint64_t>(product >> 64);
}

std::int64_t Random::between(std::int64_t low, std::int64_t high)
{
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
}

double Random::exponential(double mean)
{
    const double drawn = uniform();
    return mean == 0.0 ? 0.0 : -mean * std::log1p(-drawn);
}

double Random::normal()
{
    const double first = uniform();
    return normalOf(first, uniform());
}

double Random::logNormal(double median, double sigma)
{
    return median * std::exp(sigma * normal());
}

} // namespace cachescope::load
