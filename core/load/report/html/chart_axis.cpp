// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/report/html/chart_axis.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

constexpr int kSteps = 4;     ///< about so many between the ticks of an axis of values
constexpr int kTimeSteps = 6; ///< at most
constexpr double kMostDecades = 30.0;

double roundStep(double atLeast)
{
    const double power = std::pow(10.0, std::floor(std::log10(atLeast)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= atLeast * (1.0 - 1e-9))
            return factor * power;
    }
    return 10.0 * power;
}

double timeStep(double atLeast)
{
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0,
                              3600.0, 7200.0, 21600.0, 43200.0}) {
        if (step >= atLeast)
            return step;
    }
    return 86400.0 * std::ceil(atLeast / 86400.0);
}

std::vector<double> ticksUpTo(double end, double step)
{
    std::vector<double> ticks;
    const int count = static_cast<int>(std::floor(end / step + 1e-9));
    for (int i = 0; i <= count; ++i)
        ticks.push_back(i * step);
    return ticks;
}

bool isUsable(double value)
{
    return std::isfinite(value) && value > 1e-300;
}

} // namespace

ChartAxis ChartAxis::stepped(double most, double step)
{
    ChartAxis axis;
    axis.m_to = step * std::max(1.0, std::ceil(most / step - 1e-9));
    axis.m_ticks = ticksUpTo(axis.m_to, step);
    return axis;
}

ChartAxis ChartAxis::linear(double most)
{
    const double top = isUsable(most) ? most : 1.0;
    return stepped(top, roundStep(top / kSteps));
}

ChartAxis ChartAxis::counts(double most)
{
    const double top = isUsable(most) ? most : 1.0;
    const double step = std::max(1.0, roundStep(top / kSteps));
    return stepped(top, step == 2.5 ? 5.0 : step);
}

ChartAxis ChartAxis::logarithmic(double least, double most)
{
    ChartAxis axis;
    axis.m_logarithmic = true;
    const double high = isUsable(most) ? most : 1.0;
    const double low = isUsable(least) ? std::min(least, high) : high;
    const double last = std::ceil(std::log10(high) - 1e-9);
    const double first = std::clamp(std::floor(std::log10(low) + 1e-9), last - kMostDecades, last - 1.0);
    axis.m_from = std::pow(10.0, first);
    axis.m_to = std::pow(10.0, last);
    const int stride = 1 + static_cast<int>((last - first) / 7.0); // not more figures than lines fit
    for (int decade = 0; decade <= static_cast<int>(last - first); decade += stride)
        axis.m_ticks.push_back(std::pow(10.0, first + decade));
    return axis;
}

ChartAxis ChartAxis::time(double seconds)
{
    ChartAxis axis;
    axis.m_to = isUsable(seconds) ? seconds : 1.0;
    axis.m_ticks = ticksUpTo(axis.m_to, axis.m_to < 2.0 ? roundStep(axis.m_to / kSteps)
                                                        : timeStep(axis.m_to / kTimeSteps));
    return axis;
}

double ChartAxis::position(double value) const
{
    if (!m_logarithmic)
        return std::clamp((value - m_from) / (m_to - m_from), 0.0, 1.0);
    const double above = std::log(std::max(value, m_from) / m_from);
    return std::clamp(above / std::log(m_to / m_from), 0.0, 1.0);
}

} // namespace cachescope::load
