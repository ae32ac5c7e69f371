// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/summary.h"

#include <vector>

namespace cachescope::inspect {

/// Finds a value that a share of all values, or of the bytes that go with them, does not exceed, without
/// sorting them: a histogram tells in which bin it is, and only what is in that one is looked at, more and
/// more closely. One thread at a time, unless const.
class QuantileSearch
{
public:
    struct Sample
    {
        double value = 0.0;
        qint64 bytes = 0;
    };

    /// In `bins`, which have all values, the value that `share` of `count` (entries or bytes) does not
    /// exceed.
    QuantileSearch(const std::vector<HistogramBin> &bins, qint64 HistogramBin::*count, double share);

    /// Whether finish() needs a value.
    [[nodiscard]] bool wants(double value) const
    {
        return (static_cast<int>(value >= m_from) & static_cast<int>(value <= m_to)) != 0;
    }
    /// Gets all values that it wants, and perhaps others, in any order.
    void finish(const std::vector<std::vector<Sample>> &samples);
    /// After finish(); 0 without values.
    [[nodiscard]] double value() const { return m_value; }

private:
    struct Part;

    [[nodiscard]] qint64 weightOf(const Sample &sample) const { return m_countsBytes ? sample.bytes : 1; }
    [[nodiscard]] std::size_t partOf(double value) const;
    void count(const std::vector<Sample> &samples, std::vector<Part> *parts) const;
    void narrowTo(const std::vector<Part> &parts);
    void keep(const std::vector<Sample> &samples, std::vector<Sample> *kept) const;

    const bool m_countsBytes;
    double m_value = 0.0;
    double m_from = 1.0; // the value is from here …
    double m_to = 0.0;   // … to here, both included; nowhere without values
    qint64 m_rank = 0;   // of the value among those, from 1
};

} // namespace cachescope::inspect
