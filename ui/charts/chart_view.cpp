// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_view.h"

#include "ui/charts/hover_box.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QChart>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr qreal kLeft = 54.0; // room for "100 ms" and "12,000"
constexpr qreal kRight = 10.0;
constexpr qreal kTop = 7.0;
constexpr qreal kBottom = 20.0;
constexpr qreal kLabelGap = 6.0;
constexpr qreal kLabelSpacing = 10.0;

} // namespace

ChartView::ChartView(const Theme &theme, QWidget *parent)
    : QChartView(parent)
    , m_theme(theme)
    , m_xAxis(new QValueAxis(this))
    , m_yAxis(new QValueAxis(this))
{
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->addAxis(m_xAxis, Qt::AlignBottom);
    chart()->addAxis(m_yAxis, Qt::AlignLeft);
    m_xAxis->setVisible(false);
    m_yAxis->setVisible(false);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setMinimumHeight(78);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&theme, &Theme::changed, this, [this] {
        applyTheme();
        viewport()->update();
    });
}

void ChartView::setPlaceholder(const QString &text)
{
    if (text == m_placeholder)
        return;
    m_placeholder = text;
    if (!text.isEmpty())
        setAccessibleDescription(text);
    viewport()->update();
}

void ChartView::addSeries(QAbstractSeries *series)
{
    chart()->addSeries(series);
    series->attachAxis(m_xAxis);
    series->attachAxis(m_yAxis);
}

void ChartView::setYTicks(const std::vector<Tick> &ticks)
{
    m_yTicks = ticks;
    if (!ticks.empty())
        m_yAxis->setRange(ticks.front().position, ticks.back().position);
    viewport()->update();
}

void ChartView::setXTicks(const std::vector<Tick> &ticks)
{
    m_xTicks = ticks;
    viewport()->update();
}

QRectF ChartView::plotArea() const
{
    return QRectF(viewport()->rect()).adjusted(kLeft, kTop, -kRight, -kBottom);
}

QPointF ChartView::toPixels(double x, double y) const
{
    const QRectF area = plotArea();
    const double acrossShare = (x - m_xAxis->min()) / (m_xAxis->max() - m_xAxis->min());
    const double upShare = (y - m_yAxis->min()) / (m_yAxis->max() - m_yAxis->min());
    return {area.left() + acrossShare * area.width(), area.bottom() - upShare * area.height()};
}

double ChartView::xAt(const QPointF &pixels) const
{
    const QRectF area = plotArea();
    return m_xAxis->min() + (pixels.x() - area.left()) / area.width() * (m_xAxis->max() - m_xAxis->min());
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    chart()->setPlotArea(plotArea());
}

void ChartView::drawUnderlay(QPainter *painter)
{
    Q_UNUSED(painter)
}

void ChartView::drawBackground(QPainter *painter, const QRectF &rect)
{
    Q_UNUSED(rect)
    if (!m_placeholder.isEmpty())
        return;
    drawUnderlay(painter);
    drawGrid(painter);
}

void ChartView::drawForeground(QPainter *painter, const QRectF &rect)
{
    Q_UNUSED(rect)
    painter->setPen(m_theme.tokens().muted);
    if (!m_placeholder.isEmpty()) {
        painter->setFont(fonts::base());
        painter->drawText(QRectF(viewport()->rect()), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    painter->setFont(fonts::small());
    for (const Tick &tick : m_yTicks) {
        const qreal y = toPixels(m_xAxis->min(), tick.position).y();
        painter->drawText(QRectF(0, y - 10, kLeft - kLabelGap, 20), Qt::AlignRight | Qt::AlignVCenter,
                          tick.label);
    }
    drawXLabels(painter);
    drawHoverText(painter);
}

void ChartView::drawGrid(QPainter *painter) const
{
    const QRectF area = plotArea();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(m_theme.tokens().grid, 1));
    for (const Tick &tick : m_yTicks) {
        const qreal y = qRound(toPixels(m_xAxis->min(), tick.position).y());
        painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter->restore();
}

void ChartView::setHoverText(const QPointF &anchor, const QString &text)
{
    m_hoverAnchor = anchor;
    m_hoverText = text;
    viewport()->update();
}

void ChartView::drawHoverText(QPainter *painter) const
{
    if (!m_hoverText.isEmpty())
        drawHoverBox(*painter, m_theme.tokens(), m_hoverAnchor, m_hoverText,
                     QRectF(0, plotArea().top(), viewport()->width(), plotArea().height()));
}

// Each label under its mark, but inside the view; one that would touch another is left out, minor ones first.
void ChartView::drawXLabels(QPainter *painter) const
{
    const QFontMetricsF metrics(painter->font());
    const qreal baseline = plotArea().bottom() + 5 + metrics.ascent();
    std::vector<std::pair<qreal, qreal>> taken;
    const auto place = [&](const Tick &tick) {
        const qreal width = metrics.horizontalAdvance(tick.label);
        const qreal centre = toPixels(tick.position, m_yAxis->min()).x();
        const qreal left = qBound(0.0, centre - width / 2, viewport()->width() - width);
        const bool touches = std::any_of(taken.begin(), taken.end(), [&](const auto &other) {
            return left < other.second + kLabelSpacing && left + width > other.first - kLabelSpacing;
        });
        if (touches)
            return;
        taken.emplace_back(left, left + width);
        painter->drawText(QPointF(left, baseline), tick.label);
    };
    for (const bool minor : {false, true}) {
        for (const Tick &tick : m_xTicks) {
            if (tick.minor == minor)
                place(tick);
        }
    }
}

} // namespace cachescope::ui
