// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_series_chart.h"

#include "ui/charts/time_points.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QPainter>

#include <algorithm>
#include <set>

namespace cachescope::ui {
namespace {

constexpr double kLeastStep = 0.1;
constexpr float kGroundAlpha = 0.12F;
constexpr qreal kDot = 1.6;

double highest(const std::vector<TimeLine> &lines)
{
    double most = 0.0;
    for (const TimeLine &line : lines) {
        for (const QPointF &point : line.points)
            most = std::max(most, point.y());
    }
    return most;
}

double lowestOverZero(const std::vector<TimeLine> &lines)
{
    double least = 1e12;
    for (const TimeLine &line : lines) {
        for (const QPointF &point : line.points)
            least = point.y() > 0.0 ? std::min(least, point.y()) : least;
    }
    return least;
}

} // namespace

TimeSeriesChart::TimeSeriesChart(const Theme &theme, SeriesScale scale, TimeCursor &cursor, QWidget *parent)
    : TimeChart(theme, cursor, parent)
    , m_scale(scale)
{
    fitY();
    TimeSeriesChart::applyTheme();
}

void TimeSeriesChart::setLines(std::vector<TimeLine> lines)
{
    if (lines == m_lines)
        return;
    m_lines = std::move(lines);
    if (m_scale == SeriesScale::LatencyLog) {
        for (TimeLine &line : m_lines)
            line.points.removeIf([](const QPointF &point) { return point.y() <= 0.0; });
    }
    fitY();
    plotChanged();
}

void TimeSeriesChart::setScale(SeriesScale scale)
{
    m_scale = scale;
    fitY();
    plotChanged();
}

void TimeSeriesChart::setLimit(const TimeLimit &limit)
{
    m_limit = limit;
    plotChanged();
}

void TimeSeriesChart::fitY()
{
    setYTicks(scaleTicks(m_scale, lowestOverZero(m_lines), highest(m_lines)));
}

QPolygonF TimeSeriesChart::toPolygon(const QList<QPointF> &points) const
{
    QPolygonF polygon;
    polygon.reserve(points.size());
    for (const QPointF &point : points)
        polygon.append(toPixels(point.x(), axisPosition(m_scale, point.y())));
    return polygon;
}

QPen TimeSeriesChart::penOf(const TimeLine &line) const
{
    QColor colour = theme().tokens().series.at(static_cast<std::size_t>(line.series));
    switch (line.look) {
    case LineLook::Strong:
        return {colour, 1.8, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin};
    case LineLook::Plain:
        return {colour, 1.0, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin};
    case LineLook::Dotted:
        break;
    }
    QPen dotted(colour, 1.2);
    dotted.setDashPattern({1.0, 2.5});
    return dotted;
}

void TimeSeriesChart::drawPlot(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    drawLimit(painter);
    painter.setClipRect(plotArea().adjusted(-1, -2, 2, 2));
    for (const TimeLine &line : m_lines)
        drawLine(painter, line);
    painter.restore();
}

void TimeSeriesChart::drawLine(QPainter &painter, const TimeLine &line) const
{
    const QPen pen = penOf(line);
    const QList<QList<QPointF>> pieces = withoutGaps(line.points);
    for (const QList<QPointF> &piece : pieces) {
        const QPolygonF polygon = toPolygon(piece);
        if (line.filled)
            drawGround(painter, pen.color(), polygon);
        if (polygon.size() == 1) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(pen.color());
            painter.drawEllipse(polygon.first(), kDot, kDot);
            continue;
        }
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(polygon);
    }
}

void TimeSeriesChart::drawGround(QPainter &painter, const QColor &colour, const QPolygonF &line) const
{
    QColor ground = colour;
    ground.setAlphaF(kGroundAlpha);
    QPolygonF area = line;
    area.append(QPointF(line.last().x(), plotArea().bottom()));
    area.append(QPointF(line.first().x(), plotArea().bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawPolygon(area);
}

void TimeSeriesChart::drawLimit(QPainter &painter) const
{
    if (!m_limit)
        return;
    const qreal y = qRound(toPixels(0, axisPosition(m_scale, m_limit->value)).y()) + 0.5;
    painter.setPen(QPen(theme().tokens().warning, 1, Qt::DashLine));
    painter.drawLine(QPointF(plotArea().left(), y), QPointF(plotArea().right(), y));
    painter.setFont(fonts::small());
    painter.setPen(theme().tokens().warning);
    painter.drawText(QRectF(plotArea().left() + 4, y - 17, plotArea().width() - 8, 16),
                     Qt::AlignLeft | Qt::AlignBottom, m_limit->label);
}

double TimeSeriesChart::stepSeconds() const
{
    double step = 0.0;
    for (const TimeLine &line : m_lines)
        step = std::max(step, usualStep(line.points));
    return std::max(step, kLeastStep);
}

double TimeSeriesChart::lastSeconds() const
{
    double last = 0.0;
    for (const TimeLine &line : m_lines)
        last = line.points.isEmpty() ? last : std::max(last, line.points.last().x());
    return last;
}

// A line for each design, with all its values: "legacy: p99 412 ms · p95 98 ms · p50 3.1 ms".
QString TimeSeriesChart::describe(double seconds) const
{
    const double reach = std::max(1.0, stepSeconds());
    QStringList groups;
    QHash<QString, QStringList> values;
    for (const TimeLine &line : m_lines) {
        const std::optional<QPointF> point = nearestPoint(line.points, seconds, reach);
        if (!point)
            continue;
        if (!groups.contains(line.group))
            groups.append(line.group);
        const QString value = scaleText(m_scale, point->y());
        values[line.group].append(line.name.isEmpty() ? value : tr("%1 %2").arg(line.name, value));
    }
    QStringList lines;
    for (const QString &group : std::as_const(groups))
        lines.append(tr("%1: %2").arg(group, values[group].join(QStringLiteral(" · "))));
    return lines.join(QLatin1Char('\n'));
}

QList<QStringList> TimeSeriesChart::table() const
{
    QStringList titles{QStringLiteral("seconds")};
    std::set<double> moments;
    for (const TimeLine &line : m_lines) {
        titles.append(line.name.isEmpty() ? line.group : QStringLiteral("%1 %2").arg(line.group, line.name));
        for (const QPointF &point : line.points)
            moments.insert(point.x());
    }
    QList<QStringList> rows{titles};
    for (const double moment : moments) {
        QStringList row{QString::number(moment, 'g', 6)};
        for (const TimeLine &line : m_lines) {
            const std::optional<QPointF> point = nearestPoint(line.points, moment, 0.0);
            row.append(point ? QString::number(point->y(), 'g', 8) : QString());
        }
        rows.append(row);
    }
    return rows;
}

} // namespace cachescope::ui
