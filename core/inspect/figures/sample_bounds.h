// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/figures/estimate_figures.h"

namespace cachescope::inspect {

/// What figures of a sample are measured by.
double isReadable(const SampledRow &row);    ///< 1, or 0 on a damaged page
double readableBytes(const SampledRow &row); ///< 0 on a damaged page

/// Figures of all entries from a sample, and how sure they are where the sample alone does not tell: of what
/// was met in no row, and where nothing varied. Pure; what it is made from must outlive it.
class SampleBounds
{
public:
    SampleBounds(const StratifiedSample &sample, const SampleContext &context)
        : m_sample(sample)
        , m_context(context)
    {
    }

    [[nodiscard]] const StratifiedSample &sample() const { return m_sample; }
    [[nodiscard]] Estimated totalOf(const StratifiedSample::Measure &y) const;
    /// Of what was met in no row: with 95 % confidence at most this share of all has it.
    [[nodiscard]] double unseenShare() const;
    /// The total of what no row has, and others may have `each` of.
    [[nodiscard]] Estimated ofNone(double each, const Estimated &entries) const;
    /// Where nothing varied in the sample: what was not met may be nothing, or as much as `most`.
    [[nodiscard]] Estimated neverSure(const Estimated &figure, double most) const;

private:
    const StratifiedSample &m_sample;
    const SampleContext &m_context;
};

} // namespace cachescope::inspect
