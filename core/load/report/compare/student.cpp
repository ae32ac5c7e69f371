// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/compare/student.h"

#include <cmath>

namespace cachescope::load {

namespace {

constexpr double kNearlyNormal = 1e6; ///< degrees, from where on the two agree in six digits
constexpr double kFurthest = 1e9;     ///< a t beyond all that is asked for

/// What is not 0 in the continued fraction.
double notZero(double value)
{
    constexpr double tiny = 1e-300;
    return std::fabs(value) < tiny ? tiny : value;
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22), by the method of Lentz.
double betaFraction(double x, double a, double b)
{
    double c = 1.0;
    double d = 1.0 / notZero(1.0 - (a + b) * x / (a + 1.0));
    double fraction = d;
    const auto step = [&](double coefficient) {
        d = 1.0 / notZero(1.0 + coefficient * d);
        c = notZero(1.0 + coefficient / c);
        fraction *= c * d;
    };
    for (int m = 1; m <= 10'000; ++m) {
        step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
        step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
        if (std::fabs(c * d - 1.0) < 1e-14)
            break;
    }
    return fraction;
}

/// The regularized incomplete beta function I_x(a, b).
double incompleteBeta(double x, double a, double b)
{
    if (x <= 0.0 || x >= 1.0)
        return x <= 0.0 ? 0.0 : 1.0;
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
    const bool isFast = x < (a + 1.0) / (a + b + 2.0); // there the fraction converges fast
    return isFast ? front * betaFraction(x, a, b) / a : 1.0 - front * betaFraction(1.0 - x, b, a) / b;
}

} // namespace

double studentTails(double t, double degrees)
{
    if (degrees > kNearlyNormal)
        return std::erfc(std::fabs(t) / std::sqrt(2.0));
    return incompleteBeta(degrees / (degrees + t * t), degrees / 2.0, 0.5);
}

double studentQuantile(double tails, double degrees)
{
    double low = 0.0;
    double high = 1.0;
    while (high < kFurthest && studentTails(high, degrees) > tails)
        high *= 2.0;
    for (int i = 0; i < 100 && high - low > 1e-12 * high; ++i) {
        const double middle = (low + high) / 2.0;
        (studentTails(middle, degrees) > tails ? low : high) = middle;
    }
    return high;
}

} // namespace cachescope::load
