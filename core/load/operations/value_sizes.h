// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/scenario/scenario.h"

#include <atomic>
#include <vector>

namespace cachescope::load {

class Random;

/// Draws the sizes of values, in bytes. Constant after loading; all users share one, each with its own
/// Random.
class ValueSizes
{
public:
    /// For SizeDistribution::File reads the sizes in the scenario's valueSizesFile, opened as inspection
    /// does: nothing of it is changed, and any known format will do. Errors are those of opening and scanning
    /// it, NotACache for one without values, Cancelled soon after `stop` (may be null) is set.
    static Result<ValueSizes> load(const Scenario &scenario, const std::atomic<bool> *stop);

    /// Takes two numbers from `random`, whatever the distribution.
    [[nodiscard]] qint64 draw(Random &random) const;
    /// Lets values be so large that are given and not drawn.
    void allow(qint64 bytes);
    /// `bytes`, or the nearest size that values can have here.
    [[nodiscard]] qint64 fit(qint64 bytes) const;
    /// No larger one is drawn or fits.
    [[nodiscard]] qint64 largest() const { return m_largest; }

private:
    explicit ValueSizes(const Scenario &scenario);
    Result<void> readFile(const QString &path, const std::atomic<bool> *stop);

    SizeDistribution m_distribution;
    qint64 m_bytes;
    qint64 m_mostBytes;
    qint64 m_largest;
    double m_sigma;
    std::vector<qint64> m_fromFile;
};

} // namespace cachescope::load
