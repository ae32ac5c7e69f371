// SPDX-License-Identifier: GPL-3.0-or-later
//
// Zipf by rejection-inversion (W. Hörmann, G. Derflinger: Rejection-inversion to generate variates from
// monotone discrete distributions, ACM TOMACS 6(3), 1996): no table, and about one draw for a key, whatever
// the number of keys. The helpers keep their precision for exponents near 1.
#include "core/load/operations/key_picker.h"

#include "core/load/operations/random.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

/// log(1 + x) ÷ x, also at 0.
double log1pOver(double x)
{
    return std::fabs(x) > 1e-8 ? std::log1p(x) / x : 1.0 - x * (0.5 - x * (1.0 / 3.0 - 0.25 * x));
}

/// (exp(x) − 1) ÷ x, also at 0.
double expm1Over(double x)
{
    return std::fabs(x) > 1e-8 ? std::expm1(x) / x : 1.0 + x * 0.5 * (1.0 + x / 3.0 * (1.0 + 0.25 * x));
}

} // namespace

KeyPicker::KeyPicker(const Scenario &scenario, qint64 keyCount)
    : m_distribution(scenario.keys)
    , m_keyCount(keyCount)
    , m_exponent(scenario.zipfExponent)
    , m_hotCount(std::clamp<qint64>(qRound64(scenario.hotKeys * static_cast<double>(keyCount)), 1, keyCount))
    , m_hotShare(scenario.hotShare)
{
    m_integralAtFirst = integral(1.5) - 1.0;
    m_integralAtLast = integral(static_cast<double>(keyCount) + 0.5);
    m_acceptAtOnce = 2.0 - inverseIntegral(integral(2.5) - density(2.0));
}

qint64 KeyPicker::pick(Random &random) const
{
    switch (m_distribution) {
    case KeyDistribution::Zipf:
    case KeyDistribution::Latest:
        return pickZipf(random);
    case KeyDistribution::Hotspot:
        return pickHot(random);
    default:
        return pickAmong(0, m_keyCount, random);
    }
}

qint64 KeyPicker::pickHot(Random &random) const
{
    const bool hot = random.chance(m_hotShare) || m_hotCount == m_keyCount;
    return hot ? pickAmong(0, m_hotCount, random) : pickAmong(m_hotCount, m_keyCount - m_hotCount, random);
}

qint64 KeyPicker::pickAmong(qint64 first, qint64 count, Random &random) const
{
    return first + static_cast<qint64>(random.below(static_cast<quint64>(count)));
}

qint64 KeyPicker::pickZipf(Random &random) const
{
    while (true) {
        const double y = m_integralAtLast + random.uniform() * (m_integralAtFirst - m_integralAtLast);
        const double x = inverseIntegral(y);
        const double rank = std::clamp(std::floor(x + 0.5), 1.0, static_cast<double>(m_keyCount));
        if (rank - x <= m_acceptAtOnce || y >= integral(rank + 0.5) - density(rank))
            return static_cast<qint64>(rank) - 1;
    }
}

double KeyPicker::density(double x) const
{
    return std::exp(-m_exponent * std::log(x));
}

double KeyPicker::integral(double x) const
{
    const double logX = std::log(x);
    return expm1Over((1.0 - m_exponent) * logX) * logX;
}

double KeyPicker::inverseIntegral(double y) const
{
    // Rounding can push the argument a little out of the logarithm's range.
    const double t = std::max(y * (1.0 - m_exponent), -1.0);
    return std::exp(log1pOver(t) * y);
}

} // namespace cachescope::load
