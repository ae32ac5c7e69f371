// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/figures/sample_bounds.h"

#include <algorithm>
#include <cmath>

namespace cachescope::inspect {

double isReadable(const SampledRow &row)
{
    return row.readable ? 1.0 : 0.0;
}

double readableBytes(const SampledRow &row)
{
    return row.readable ? static_cast<double>(row.sizeBytes) : 0.0;
}

Estimated SampleBounds::totalOf(const StratifiedSample::Measure &y) const
{
    const auto one = [](const SampledRow &) { return 1.0; };
    return m_context.entries ? m_sample.ratio(y, one).times(static_cast<double>(*m_context.entries))
                             : m_sample.total(y);
}

/// Of n rows none has it: with 95 % confidence at most a share of 1 − 0.05^(1/n) of all has.
double SampleBounds::unseenShare() const
{
    const auto rows = static_cast<double>(m_sample.rowCount());
    return rows > 0.0 && !m_sample.isComplete() ? 1.0 - std::pow(0.05, 1.0 / rows) : 0.0;
}

Estimated SampleBounds::ofNone(double each, const Estimated &entries) const
{
    return {0.0, 0.0, each * entries.high * unseenShare()};
}

Estimated SampleBounds::neverSure(const Estimated &figure, double most) const
{
    const double unseen = unseenShare();
    if (unseen == 0.0 || figure.low < figure.value || figure.value < figure.high)
        return figure;
    return {figure.value, figure.value * (1.0 - unseen), std::max(figure.value, most)};
}

} // namespace cachescope::inspect
