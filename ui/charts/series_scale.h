// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axis_ticks.h"

/// How the values of a time series are put on the y axis and in words. Pure.
namespace cachescope::ui {

enum class SeriesScale {
    Count,
    Rate, ///< a second
    Bytes,
    LatencyLog, ///< milliseconds, by their logarithm
    Share,      ///< 0…1, always shown up to 1
};

/// Where `value` is on the axis. Only values over 0 have a place on a logarithmic one.
double axisPosition(SeriesScale scale, double value);

/// Ticks for values from `least` (of those over 0) to `most`; what is shown where there are no values yet.
std::vector<Tick> scaleTicks(SeriesScale scale, double least, double most);

/// "1,912", "1,912/s", "64.0 MB", "9.8 ms", "7.6 %".
QString scaleText(SeriesScale scale, double value);

} // namespace cachescope::ui
