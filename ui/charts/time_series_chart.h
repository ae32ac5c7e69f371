// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/series_scale.h"
#include "ui/charts/time_chart.h"

#include <vector>

namespace cachescope::ui {

/// How much a line stands out among those of its colour.
enum class LineLook { Strong, Plain, Dotted };

struct TimeLine
{
    QString group; ///< what it is of: a design
    QString name;  ///< told apart from others of the group by this; may be empty
    int series = 0;
    LineLook look = LineLook::Strong;
    bool filled = false;   ///< the ground under it is tinted
    QList<QPointF> points; ///< x in seconds, in order; y in the scale's unit

    bool operator==(const TimeLine &) const = default;
};

/// A value that no line should pass, and what it is.
struct TimeLimit
{
    double value = 0.0;
    QString label;
};

/// Lines over seconds since the start.
class TimeSeriesChart : public TimeChart
{
    Q_OBJECT

public:
    TimeSeriesChart(const Theme &theme, SeriesScale scale, TimeCursor &cursor, QWidget *parent = nullptr);

    /// Replaces everything that is drawn. Points of 0 are left out on a logarithmic scale.
    void setLines(std::vector<TimeLine> lines);
    void setScale(SeriesScale scale);
    void setLimit(const TimeLimit &limit);

    [[nodiscard]] const std::vector<TimeLine> &lines() const { return m_lines; }
    [[nodiscard]] QList<QStringList> table() const override;

protected:
    void drawPlot(QPainter &painter) const override;
    [[nodiscard]] QString describe(double seconds) const override;
    [[nodiscard]] double stepSeconds() const override;
    [[nodiscard]] double lastSeconds() const override;

private:
    void fitY();
    void drawLine(QPainter &painter, const TimeLine &line) const;
    void drawGround(QPainter &painter, const QColor &colour, const QPolygonF &line) const;
    void drawLimit(QPainter &painter) const;
    [[nodiscard]] QPolygonF toPolygon(const QList<QPointF> &points) const;
    [[nodiscard]] QPen penOf(const TimeLine &line) const;

    SeriesScale m_scale;
    std::vector<TimeLine> m_lines;
    std::optional<TimeLimit> m_limit;
};

} // namespace cachescope::ui
