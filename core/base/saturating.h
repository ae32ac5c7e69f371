// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cmath>
#include <limits>

/// Sums of numbers that a file claims, which may be anything: what does not fit is the nearest that does. Any
/// thread.
namespace cachescope {

inline qint64 saturatingAdd(qint64 a, qint64 b)
{
    qint64 sum = 0;
    if (!__builtin_add_overflow(a, b, &sum))
        return sum;
    return b > 0 ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min();
}

inline qint64 saturatingMultiply(qint64 a, qint64 b)
{
    qint64 product = 0;
    if (!__builtin_mul_overflow(a, b, &product))
        return product;
    return (a > 0) == (b > 0) ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min();
}

/// `value` to the nearest whole number; 0 for NaN.
inline qint64 saturatingRound(double value)
{
    constexpr double beyond = 9223372036854775808.0; // 2^63
    if (value >= beyond)
        return std::numeric_limits<qint64>::max();
    if (value < -beyond)
        return std::numeric_limits<qint64>::min();
    return std::isnan(value) ? 0 : std::llround(value);
}

} // namespace cachescope
