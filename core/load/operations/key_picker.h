// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"

namespace cachescope::load {

class Random;

/// Draws the number of a key, 0…keyCount−1, by a popularity. Number 0 is the most popular one under Zipf, the
/// first ones are the hot ones. Constant after construction: all users share one picker, each with its own
/// Random.
class KeyPicker
{
public:
    /// `keyCount` ≥ 1. Of the scenario it uses `keys` and what belongs to it. Latest draws as Zipf, how old
    /// the key is; Sessions and Trace as Uniform, where a session begins.
    KeyPicker(const Scenario &scenario, qint64 keyCount);

    [[nodiscard]] qint64 pick(Random &random) const;

private:
    [[nodiscard]] qint64 pickZipf(Random &random) const;
    [[nodiscard]] qint64 pickHot(Random &random) const;
    [[nodiscard]] qint64 pickAmong(qint64 first, qint64 count, Random &random) const;
    [[nodiscard]] double density(double x) const;
    [[nodiscard]] double integral(double x) const;
    [[nodiscard]] double inverseIntegral(double y) const;

    const KeyDistribution m_distribution;
    const qint64 m_keyCount;
    const double m_exponent;
    const qint64 m_hotCount;
    const double m_hotShare;
    double m_integralAtFirst = 0.0;
    double m_integralAtLast = 0.0;
    double m_acceptAtOnce = 0.0;
};

} // namespace cachescope::load
