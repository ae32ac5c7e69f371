// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_series_chart.h"

#include "core/base/format.h"
#include "ui/theme/theme.h"

#include <QChart>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr int kYSteps = 4;
constexpr int kXSteps = 5;
constexpr std::size_t kLineColours[] = {1, 0}; // design A is series colour 2, design B is 1

double highest(const QList<QPointF> &points)
{
    double value = 0.0;
    for (const QPointF &point : points)
        value = std::max(value, point.y());
    return value;
}

} // namespace

TimeSeriesChart::TimeSeriesChart(const Theme &theme, SeriesScale scale, bool filled, QWidget *parent)
    : ChartView(theme, parent)
    , m_scale(scale)
{
    for (int i = 0; i < kMaxSeries; ++i)
        m_lines.push_back(makeLine(filled));
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    setTimeSpan(10.0);
    fitY();
    TimeSeriesChart::applyTheme();
}

TimeSeriesChart::Line TimeSeriesChart::makeLine(bool filled)
{
    Line made;
    made.line = new QLineSeries(this);
    if (filled) {
        made.top = new QLineSeries(this);
        made.area = new QAreaSeries(made.top);
        made.area->setPen(Qt::NoPen);
        addSeries(made.area);
    }
    addSeries(made.line);
    return made;
}

void TimeSeriesChart::setNames(const QStringList &names)
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i].name = names.value(static_cast<qsizetype>(i));
        m_lines[i].points.clear();
        m_lines[i].line->clear();
        if (m_lines[i].top)
            m_lines[i].top->clear();
    }
    fitY();
}

void TimeSeriesChart::setPoints(int line, const QList<QPointF> &points)
{
    Line &target = m_lines.at(static_cast<std::size_t>(line));
    target.points = points;
    QList<QPointF> drawn = points;
    if (m_scale == SeriesScale::LatencyLog) {
        drawn.removeIf([](const QPointF &point) { return point.y() <= 0.0; });
        for (QPointF &point : drawn)
            point.setY(std::log10(point.y()));
    }
    fitY();
    target.line->replace(drawn);
    if (target.top)
        target.top->replace(drawn);
}

void TimeSeriesChart::setTimeSpan(double seconds)
{
    xAxis()->setRange(0.0, std::max(seconds, 1.0));
    setXTicks(secondTicks(std::max(seconds, 1.0), kXSteps));
}

qsizetype TimeSeriesChart::pointCount(int line) const
{
    return m_lines.at(static_cast<std::size_t>(line)).line->count();
}

void TimeSeriesChart::fitY()
{
    double top = 0.0;
    double bottom = 1e9;
    for (const Line &line : m_lines) {
        top = std::max(top, highest(line.points));
        for (const QPointF &point : line.points)
            bottom = point.y() > 0.0 ? std::min(bottom, point.y()) : bottom;
    }
    switch (m_scale) {
    case SeriesScale::Count:
        return setYTicks(countTicks(std::max(top, 4.0), kYSteps));
    case SeriesScale::Bytes:
        return setYTicks(byteTicks(std::max(top, 4000.0), kYSteps));
    case SeriesScale::LatencyLog:
        return setYTicks(top > 0.0 ? latencyTicks(bottom, top) : latencyTicks(1.0, 1000.0));
    }
}

void TimeSeriesChart::applyTheme()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const QColor colour = theme().tokens().series.at(kLineColours[i]);
        const QPen pen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        m_lines[i].line->setPen(pen);
        if (QAreaSeries *area = m_lines[i].area) {
            QColor ground = colour;
            ground.setAlphaF(0.15F);
            area->setBrush(ground);
        }
    }
}

void TimeSeriesChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    if (m_hovered && placeholder().isEmpty()) {
        const qreal x = qRound(toPixels(*m_hovered, 0).x()) + 0.5;
        painter->setPen(QPen(theme().tokens().faded, 1));
        painter->drawLine(QPointF(x, plotArea().top()), QPointF(x, plotArea().bottom()));
    }
    ChartView::drawForeground(painter, rect);
}

QString TimeSeriesChart::valueText(double value) const
{
    switch (m_scale) {
    case SeriesScale::Bytes:
        return formatBytes(qRound64(value));
    case SeriesScale::LatencyLog:
        return formatDuration(value / 1000.0);
    case SeriesScale::Count:
        break;
    }
    return formatCount(qRound64(value));
}

QString TimeSeriesChart::describe(double seconds) const
{
    QStringList parts{formatDuration(seconds)};
    for (const Line &line : m_lines) {
        const auto after = std::lower_bound(line.points.begin(), line.points.end(), seconds,
                                            [](const QPointF &point, double x) { return point.x() < x; });
        if (after != line.points.end())
            parts.append(QStringLiteral("%1: %2").arg(line.name, valueText(after->y())));
    }
    return parts.size() > 1 ? parts.join(QLatin1Char('\n')) : QString();
}

void TimeSeriesChart::mouseMoveEvent(QMouseEvent *event)
{
    const double seconds = xAt(event->position());
    const QString text = plotArea().contains(event->position()) ? describe(seconds) : QString();
    m_hovered = text.isEmpty() ? std::nullopt : std::optional(seconds);
    setHoverText(event->position(), text);
}

void TimeSeriesChart::leaveEvent(QEvent *event)
{
    Q_UNUSED(event)
    m_hovered.reset();
    setHoverText({}, QString());
}

} // namespace cachescope::ui
