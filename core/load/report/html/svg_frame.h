// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/html/svg_chart.h"

/// What all charts have around their lines and bars: size, grid, axes. Any thread.
namespace cachescope::load {

// On a grid of 8 px. Room at the left for "1,000 ms", at the right for half of the last time.
constexpr double kChartWidth = 544.0;
constexpr double kChartHeight = 184.0;
constexpr double kPlotLeft = 64.0;
constexpr double kPlotTop = 8.0;
constexpr double kPlotWidth = 456.0;
constexpr double kPlotHeight = 144.0;

/// A coordinate with at most one decimal.
QString coordinate(double value);
double chartX(const ChartFrame &frame, double seconds);
double chartY(const ChartFrame &frame, double value);

/// `<svg>` with its title and description, the grid and the axes; the caller draws on it and ends the
/// element.
void openChart(QXmlStreamWriter &xml, const ChartFrame &frame);

} // namespace cachescope::load
