// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/stacked_time_chart.h"

#include "ui/charts/series_scale.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr int kYSteps = 4;
constexpr int kSideSteps = 2;
constexpr double kLeastStep = 0.1;
constexpr float kLayerAlpha = 0.45F;

/// Which moment is nearest; -1 if none is within `reach`.
qsizetype nearestMoment(const QList<double> &moments, double seconds, double reach)
{
    qsizetype nearest = std::lower_bound(moments.begin(), moments.end(), seconds) - moments.begin();
    if (nearest == moments.size() ||
        (nearest > 0 && seconds - moments[nearest - 1] < moments[nearest] - seconds))
        --nearest;
    return nearest >= 0 && std::abs(moments[nearest] - seconds) <= reach ? nearest : -1;
}

std::vector<Tick> mirrored(const std::vector<Tick> &up, const std::vector<Tick> &down)
{
    std::vector<Tick> ticks;
    for (auto tick = down.rbegin(); tick != down.rend(); ++tick)
        ticks.push_back({-tick->position, tick->label, tick->minor});
    ticks.insert(ticks.end(), up.begin() + 1, up.end());
    return ticks;
}

} // namespace

double TimeStack::total(qsizetype index) const
{
    double sum = 0.0;
    for (const QList<double> &layer : layers)
        sum += layer.value(index);
    return sum;
}

double TimeStack::highest() const
{
    double most = 0.0;
    for (qsizetype i = 0; i < atSeconds.size(); ++i)
        most = std::max(most, total(i));
    return most;
}

int seriesOfLayer(int layer)
{
    static constexpr int kFirst = 2; // behind those of the designs
    return kFirst + layer % StackedTimeChart::kMostLayers;
}

StackedTimeChart::StackedTimeChart(const Theme &theme, TimeCursor &cursor, QWidget *parent)
    : TimeChart(theme, cursor, parent)
{
    fitY();
    StackedTimeChart::applyTheme();
}

void StackedTimeChart::setStacks(const QStringList &layers, std::vector<TimeStack> stacks, bool perSecond)
{
    if (layers == m_layers && stacks == m_stacks && perSecond == m_perSecond)
        return;
    m_layers = layers;
    m_stacks = std::move(stacks);
    m_perSecond = perSecond;
    fitY();
    plotChanged();
}

bool StackedTimeChart::isMirrored() const
{
    return m_stacks.size() == 2 && m_stacks[0].highest() > 0.0 && m_stacks[1].highest() > 0.0;
}

void StackedTimeChart::fitY()
{
    double most = 0.0;
    for (const TimeStack &stack : m_stacks)
        most = std::max(most, stack.highest());
    if (!isMirrored())
        return setYTicks(countTicks(std::max(most, 4.0), kYSteps));
    // One scale for both directions: each side as far as its stack goes.
    const std::vector<Tick> all = countTicks(std::max(most, 4.0), kSideSteps);
    const auto upTo = [&all](double highest) {
        std::vector<Tick> side{all.front()};
        for (std::size_t i = 1; i < all.size() && side.back().position < highest; ++i)
            side.push_back(all[i]);
        return side;
    };
    setYTicks(mirrored(upTo(m_stacks[0].highest()), upTo(m_stacks[1].highest())));
}

void StackedTimeChart::drawPlot(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(plotArea().adjusted(-1, -2, 2, 2));
    for (std::size_t i = 0; i < m_stacks.size(); ++i)
        drawStack(painter, m_stacks[i], i == 1 && isMirrored() ? -1.0 : 1.0);
    painter.restore();
    if (isMirrored())
        drawSideNames(painter);
}

// From the axis outwards, each layer between the sum so far and the sum with it.
void StackedTimeChart::drawStack(QPainter &painter, const TimeStack &stack, double direction) const
{
    const qsizetype count = stack.atSeconds.size();
    if (count < 2)
        return;
    QList<double> sums(count, 0.0);
    const auto edge = [&] {
        QPolygonF line;
        for (qsizetype i = 0; i < count; ++i)
            line.append(toPixels(stack.atSeconds[i], direction * sums[i]));
        return line;
    };
    QPolygonF inner = edge();
    for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) {
        for (qsizetype i = 0; i < count; ++i)
            sums[i] += stack.layers[layer].value(i);
        const QPolygonF outer = edge();
        QPolygonF area = outer;
        for (auto point = inner.rbegin(); point != inner.rend(); ++point)
            area.append(*point);
        const bool own = static_cast<int>(layer) < kMostLayers;
        const auto series = static_cast<std::size_t>(seriesOfLayer(static_cast<int>(layer)));
        QColor ground = own ? theme().tokens().series.at(series) : theme().tokens().muted;
        ground.setAlphaF(kLayerAlpha);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawPolygon(area);
        inner = outer;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().tokens().series.at(static_cast<std::size_t>(stack.series)), 1.8,
                        Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPolyline(inner);
}

void StackedTimeChart::drawSideNames(QPainter &painter) const
{
    painter.save();
    painter.setFont(fonts::small());
    const QRectF area = plotArea().adjusted(6, 0, -6, 0);
    const qreal axis = toPixels(0, 0).y();
    constexpr qreal height = 16;
    for (std::size_t i = 0; i < m_stacks.size(); ++i) {
        painter.setPen(theme().tokens().text);
        const qreal top = i == 0 ? axis - height : axis + 1;
        painter.drawText(QRectF(area.left(), top, area.width(), height), Qt::AlignLeft | Qt::AlignVCenter,
                         i == 0 ? tr("↑ %1").arg(m_stacks[i].group) : tr("↓ %1").arg(m_stacks[i].group));
    }
    painter.restore();
}

double StackedTimeChart::stepSeconds() const
{
    double step = 0.0;
    for (const TimeStack &stack : m_stacks) {
        if (stack.atSeconds.size() > 1)
            step = std::max(step, (stack.atSeconds.last() - stack.atSeconds.first()) /
                                      static_cast<double>(stack.atSeconds.size() - 1));
    }
    return std::max(step, kLeastStep);
}

double StackedTimeChart::lastSeconds() const
{
    double last = 0.0;
    for (const TimeStack &stack : m_stacks)
        last = stack.atSeconds.isEmpty() ? last : std::max(last, stack.atSeconds.last());
    return last;
}

QString StackedTimeChart::valueText(double value) const
{
    return scaleText(m_perSecond ? SeriesScale::Rate : SeriesScale::Count, value);
}

QString StackedTimeChart::describeStack(const TimeStack &stack, qsizetype index) const
{
    QStringList lines{tr("%1: %2").arg(stack.group, valueText(stack.total(index)))};
    for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) {
        if (const double value = stack.layers[layer].value(index); value > 0.0)
            lines.append(tr("– %1: %2").arg(m_layers.value(static_cast<qsizetype>(layer)), valueText(value)));
    }
    return lines.join(QLatin1Char('\n'));
}

QString StackedTimeChart::describe(double seconds) const
{
    QStringList parts;
    for (const TimeStack &stack : m_stacks) {
        const qsizetype index = nearestMoment(stack.atSeconds, seconds, std::max(1.0, stepSeconds()));
        if (index >= 0)
            parts.append(describeStack(stack, index));
    }
    return parts.join(QLatin1Char('\n'));
}

QList<QStringList> StackedTimeChart::table() const
{
    QList<QStringList> rows{{QStringLiteral("design"), QStringLiteral("seconds")}};
    rows.first().append(m_layers);
    for (const TimeStack &stack : m_stacks) {
        for (qsizetype i = 0; i < stack.atSeconds.size(); ++i) {
            QStringList row{stack.group, QString::number(stack.atSeconds[i], 'g', 6)};
            for (const QList<double> &layer : stack.layers)
                row.append(QString::number(layer.value(i), 'g', 8));
            rows.append(row);
        }
    }
    return rows;
}

} // namespace cachescope::ui
