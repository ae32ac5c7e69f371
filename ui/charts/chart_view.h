// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axis_ticks.h"

#include <QChartView>
#include <QValueAxis>

namespace cachescope::ui {

class Theme;

/// The base of the program's charts: plot area, grid, and axis labels in the theme's colours and fonts. Qt
/// Charts draws the series; grid and labels are drawn here, since its own axes cut labels short and do not
/// follow the type scale.
class ChartView : public QChartView
{
    Q_OBJECT

public:
    explicit ChartView(const Theme &theme, QWidget *parent = nullptr);

    /// Shown in the middle instead of the grid while there is nothing to draw; empty: none.
    void setPlaceholder(const QString &text);
    [[nodiscard]] QString placeholder() const { return m_placeholder; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 130}; }

protected:
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] QValueAxis *xAxis() const { return m_xAxis; }
    [[nodiscard]] QValueAxis *yAxis() const { return m_yAxis; }
    /// Adds it to the chart, on both axes.
    void addSeries(QAbstractSeries *series);
    /// The y axis runs from the first tick to the last.
    void setYTicks(const std::vector<Tick> &ticks);
    void setXTicks(const std::vector<Tick> &ticks);
    /// Axis coordinates to pixels of the viewport, and back.
    [[nodiscard]] QPointF toPixels(double x, double y) const;
    [[nodiscard]] double xAt(const QPointF &pixels) const;
    [[nodiscard]] QRectF plotArea() const;

    /// A small box beside `anchor` (pixels) that says exact values; empty text: none.
    void setHoverText(const QPointF &anchor, const QString &text);

    /// Gives the series their colours. Called at first by the derived class, then whenever the theme changes.
    virtual void applyTheme() = 0;
    /// Draws over the grid and under the series.
    virtual void drawUnderlay(QPainter *painter);

    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void drawGrid(QPainter *painter) const;
    void drawXLabels(QPainter *painter) const;
    void drawHoverText(QPainter *painter) const;

    const Theme &m_theme;
    QValueAxis *m_xAxis;
    QValueAxis *m_yAxis;
    std::vector<Tick> m_xTicks;
    std::vector<Tick> m_yTicks;
    QString m_placeholder;
    QString m_hoverText;
    QPointF m_hoverAnchor;
};

} // namespace cachescope::ui
