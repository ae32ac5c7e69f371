// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/html/chart_axis.h"
#include "core/load/report/html/chart_points.h"

#include <QString>

#include <functional>
#include <vector>

class QXmlStreamWriter;

/// Charts as SVG, without scripts and without colours: classes give these (`line-0`…`line-5`,
/// `fill-0`…`fill-5`, `grid`, `axis`), so that a page can be light and dark. Each kind of line also has its
/// own dashes, and each kind of bar its own hatching: colour is never the only sign. Any thread.
namespace cachescope::load {

constexpr int kChartStyles = 6; ///< lines and bars that can be told apart in one chart

/// A moment that all lines of a chart share, or one of them: a thin line from top to bottom.
struct ChartMark
{
    double seconds = 0.0;
    QString text; ///< what happened then, for who points at it
};

/// What every chart has. All charts of equal `time` lie exactly above each other.
struct ChartFrame
{
    QString id; ///< unique in the page, letters, digits and '-'
    QString title;
    QString description; ///< for who cannot see it
    ChartAxis time = ChartAxis::time(1.0);
    ChartAxis values = ChartAxis::linear(1.0);
    std::function<QString(double)> valueText;
    std::vector<ChartMark> marks = {}; ///< those that the time has; by their moments
};

struct ChartLine
{
    QString name;
    int style = 0; ///< from 0
    std::vector<ChartPoint> points;
};

/// A bar over an interval: what stands on each other, in the order of the layers.
struct ChartBar
{
    double fromSeconds = 0.0;
    double toSeconds = 0.0;
    std::vector<double> parts;

    [[nodiscard]] double total() const;
};

/// Lines over time, thinned to kMostPoints points each.
void writeLineChart(QXmlStreamWriter &xml, const ChartFrame &frame, const std::vector<ChartLine> &lines);

/// Stacked bars over time; `layers` names the parts of a bar. Of more than kMostPoints bars the highest of
/// each stretch is shown.
void writeBarChart(QXmlStreamWriter &xml, const ChartFrame &frame, const QStringList &layers,
                   const std::vector<ChartBar> &bars);

/// A short piece of a line, or a patch of a bar, as a legend shows it. It says nothing to who cannot see it.
void writeLineSwatch(QXmlStreamWriter &xml, int style);
void writeBarSwatch(QXmlStreamWriter &xml, int style);

/// Once in a page, before any bar: the hatchings.
void writeHatchings(QXmlStreamWriter &xml);

} // namespace cachescope::load
