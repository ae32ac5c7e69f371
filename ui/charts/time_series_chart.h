// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_view.h"

#include <QAreaSeries>
#include <QLineSeries>

#include <optional>

namespace cachescope::ui {

/// How a time series' values are put on the y axis and in words.
enum class SeriesScale { Count, Bytes, LatencyLog };

/// Lines over seconds since the start, one for each design under test. The x axis is set from outside, so
/// that several charts share it.
class TimeSeriesChart : public ChartView
{
    Q_OBJECT

public:
    static constexpr int kMaxSeries = 2;

    /// `filled`: the ground under the lines is tinted, for figures that add up.
    TimeSeriesChart(const Theme &theme, SeriesScale scale, bool filled, QWidget *parent = nullptr);

    /// Which lines there are and what the hover text calls them; points are cleared.
    void setNames(const QStringList &names);
    /// Replaces the points of a line: x in seconds, y in the scale's unit (count, bytes, milliseconds).
    /// Points of 0 are left out on the logarithmic scale.
    void setPoints(int line, const QList<QPointF> &points);
    void setTimeSpan(double seconds);

    [[nodiscard]] qsizetype pointCount(int line) const;

protected:
    void applyTheme() override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Line
    {
        QLineSeries *line = nullptr;
        QLineSeries *top =
            nullptr; ///< of the area; it has no outline of its own, which would close at the ends
        QAreaSeries *area = nullptr; ///< null unless filled
        QString name;
        QList<QPointF> points;
    };

    Line makeLine(bool filled);
    void fitY();
    [[nodiscard]] QString valueText(double value) const;
    [[nodiscard]] QString describe(double seconds) const;

    SeriesScale m_scale;
    std::vector<Line> m_lines;
    std::optional<double> m_hovered; ///< seconds
};

} // namespace cachescope::ui
