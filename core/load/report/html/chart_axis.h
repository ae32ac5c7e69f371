// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace cachescope::load {

/// A range of values with round figures to write at it. Any thread.
class ChartAxis
{
public:
    /// From 0 to the first round figure (1, 2, 2.5 or 5 times a power of ten) that is not below `most`.
    static ChartAxis linear(double most);
    /// As linear(), for a figure that has only whole values.
    static ChartAxis counts(double most);
    /// Whole decades around `least`…`most`, both above 0.
    static ChartAxis logarithmic(double least, double most);
    /// From 0 to `seconds` exactly, with ticks at round times: 5 s, 15 s, 1 min, 1 h.
    static ChartAxis time(double seconds);

    /// 0 at the axis' start, 1 at its end; what is beyond stays at that end.
    [[nodiscard]] double position(double value) const;
    [[nodiscard]] const std::vector<double> &ticks() const { return m_ticks; }

private:
    static ChartAxis stepped(double most, double step);

    double m_from = 0.0;
    double m_to = 1.0;
    bool m_logarithmic = false;
    std::vector<double> m_ticks;
};

} // namespace cachescope::load
