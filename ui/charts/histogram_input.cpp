// SPDX-License-Identifier: GPL-3.0-or-later
// How a histogram is used: the pointer, and a cursor for the keyboard. What a drag has begun, or Shift with
// an arrow key, spans from m_pressed to m_current.
#include "ui/charts/histogram_chart.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <utility>

namespace cachescope::ui {

std::optional<int> HistogramChart::nearestBin(const QPointF &pixels) const
{
    if (!placeholder().isEmpty() || m_bins.empty())
        return std::nullopt;
    return std::clamp(qRound(xAt(pixels)), 0, static_cast<int>(m_bins.size()) - 1);
}

std::optional<int> HistogramChart::binAt(const QPointF &pixels) const
{
    const std::optional<int> bin = nearestBin(pixels);
    const bool hit = bin == qRound(xAt(pixels)) && pixels.y() <= plotArea().bottom() + 4;
    return hit ? bin : std::nullopt;
}

std::optional<HistogramChart::BinRange> HistogramChart::selected() const
{
    if (!m_current)
        return std::nullopt;
    const int start = m_pressed.value_or(*m_current);
    return BinRange{std::min(start, *m_current), std::max(start, *m_current)};
}

void HistogramChart::setCurrent(std::optional<int> bin)
{
    m_current = bin;
    viewport()->setCursor(bin ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const std::optional<BinRange> range = selected();
    const QString text = range ? describe(*range) : QString();
    tell();
    setHoverText(bin ? toPixels(*bin + 0.5, 0) : QPointF(), text);
}

void HistogramChart::moveCursor(int bin, bool extend)
{
    if (!extend)
        m_pressed.reset();
    else if (!m_pressed)
        m_pressed = m_current;
    setCurrent(std::clamp(bin, 0, static_cast<int>(m_bins.size()) - 1));
}

void HistogramChart::mouseMoveEvent(QMouseEvent *event)
{
    const bool dragging = event->buttons().testFlag(Qt::LeftButton) && m_pressed;
    if (!dragging)
        m_pressed.reset();
    const std::optional<int> bin = dragging ? nearestBin(event->position()) : binAt(event->position());
    if (bin != m_current)
        setCurrent(bin);
}

void HistogramChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = binAt(event->position());
    setCurrent(m_pressed);
}

void HistogramChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const int start = *std::exchange(m_pressed, std::nullopt);
    const std::optional<int> end = nearestBin(event->position());
    setCurrent(binAt(event->position()));
    if (!end)
        return;
    if (*end != start || event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT binsBrushed(std::min(start, *end), std::max(start, *end));
    else if (binAt(event->position()))
        Q_EMIT binsChosen(start, start);
}

void HistogramChart::leaveEvent(QEvent *event)
{
    Q_UNUSED(event)
    if (!m_pressed)
        setCurrent(std::nullopt);
}

void HistogramChart::focusInEvent(QFocusEvent *event)
{
    if (!m_bins.empty() && placeholder().isEmpty() && !m_current && event->reason() != Qt::MouseFocusReason)
        setCurrent(m_chosen ? m_chosen->first : 0);
    ChartView::focusInEvent(event);
}

void HistogramChart::focusOutEvent(QFocusEvent *event)
{
    m_pressed.reset();
    setCurrent(std::nullopt);
    ChartView::focusOutEvent(event);
}

void HistogramChart::keyPressEvent(QKeyEvent *event)
{
    if (m_bins.empty() || !placeholder().isEmpty())
        return ChartView::keyPressEvent(event);
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const int last = static_cast<int>(m_bins.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(m_current.value_or(last + 1) - 1, extend);
    case Qt::Key_Right:
        return moveCursor(m_current.value_or(-1) + 1, extend);
    case Qt::Key_Home:
        return moveCursor(0, extend);
    case Qt::Key_End:
        return moveCursor(last, extend);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        break;
    default:
        return ChartView::keyPressEvent(event);
    }
    const std::optional<BinRange> range = selected();
    if (range && event->key() == Qt::Key_Space)
        Q_EMIT binsBrushed(range->first, range->second);
    else if (range)
        Q_EMIT binsChosen(range->first, range->second);
}

} // namespace cachescope::ui
