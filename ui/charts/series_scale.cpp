// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/series_scale.h"

#include "core/base/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

struct ScaleText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::ScaleText)
};

constexpr int kYSteps = 4;

std::vector<Tick> shareTicks(double most)
{
    constexpr double step = 0.25;
    const int last = static_cast<int>(std::ceil(std::clamp(most, 1.0, 10.0) / step - 1e-9));
    std::vector<Tick> ticks;
    for (int i = 0; i <= last; ++i)
        ticks.push_back({i * step, ScaleText::tr("%1 %").arg(i * 25)});
    return ticks;
}

} // namespace

double axisPosition(SeriesScale scale, double value)
{
    return scale == SeriesScale::LatencyLog ? std::log10(value) : value;
}

std::vector<Tick> scaleTicks(SeriesScale scale, double least, double most)
{
    switch (scale) {
    case SeriesScale::Bytes:
        return byteTicks(std::max(most, 4000.0), kYSteps);
    case SeriesScale::LatencyLog:
        return most > 0.0 ? latencyTicks(least, most) : latencyTicks(1.0, 1000.0);
    case SeriesScale::Share:
        return shareTicks(most);
    case SeriesScale::Count:
    case SeriesScale::Rate:
        break;
    }
    return countTicks(std::max(most, 4.0), kYSteps);
}

QString scaleText(SeriesScale scale, double value)
{
    switch (scale) {
    case SeriesScale::Rate:
        return ScaleText::tr("%1/s").arg(formatCount(qRound64(value)));
    case SeriesScale::Bytes:
        return formatBytes(qRound64(value));
    case SeriesScale::LatencyLog:
        return formatDuration(value / 1000.0);
    case SeriesScale::Share:
        return formatShare(value);
    case SeriesScale::Count:
        break;
    }
    return formatCount(qRound64(value));
}

} // namespace cachescope::ui
