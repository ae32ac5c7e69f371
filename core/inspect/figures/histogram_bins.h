// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/summary.h"

namespace cachescope::inspect {

/// Collects values into bins whose edges are `unit` × 10^(i/10): ten a decade. Below `unit` there is one bin
/// from 0. Any thread; not synchronised.
class LogBins
{
public:
    explicit LogBins(double unit);

    /// Nothing for a `value` that is below 0 or not finite: no bin holds it.
    void add(double value, qint64 bytes);

    /// The bins from the lowest to the highest that hold something, without gaps between them.
    [[nodiscard]] std::vector<HistogramBin> bins() const;

private:
    void extendTo(double value);
    [[nodiscard]] HistogramBin &binOf(double value);

    const double m_unit;
    std::vector<HistogramBin> m_bins;
    std::vector<qint32> m_firstBins; // by the leading bits of a value: that of the lowest such value; or -1
};

} // namespace cachescope::inspect
