// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the mouse and the keyboard move a SurvivorChart's budget and choose entries.
#include "core/base/format.h"
#include "ui/charts/survivor_chart.h"
#include "ui/charts/survivor_text.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr qreal kReach = 7.0; // of the line, for the pointer

} // namespace

/// Where a key moves the line to.
std::optional<qint64> SurvivorChart::keyBudget(const QKeyEvent &event) const
{
    const qint64 full = m_curve->fullBudgetBytes();
    const auto step = [this, full](double share) {
        const double unit = static_cast<double>(full) / 100.0;
        return roundedBudget(static_cast<double>(m_budget) + share * static_cast<double>(full), unit);
    };
    const double width = event.modifiers().testFlag(Qt::ShiftModifier) ? 0.1 : 0.01;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        return step(-width);
    case Qt::Key_Right:
    case Qt::Key_Up:
        return step(width);
    case Qt::Key_PageDown:
        return step(-0.1);
    case Qt::Key_PageUp:
        return step(0.1);
    case Qt::Key_Home:
        return 1;
    case Qt::Key_End:
        return full;
    default:
        return std::nullopt;
    }
}

void SurvivorChart::keyPressEvent(QKeyEvent *event)
{
    const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto bytes = isMovable() ? keyBudget(*event) : std::nullopt;
    if (bytes)
        moveTo(*bytes);
    else if (isMovable() && chooses)
        choose(event->modifiers().testFlag(Qt::ShiftModifier) ? Side::Kept : Side::Dropped);
    else
        QChartView::keyPressEvent(event);
}

bool SurvivorChart::isOnLine(const QPointF &pixels) const
{
    return isMovable() && std::fabs(pixels.x() - lineX()) <= kReach;
}

std::optional<SurvivorChart::Side> SurvivorChart::sideAt(const QPointF &pixels) const
{
    if (!isMovable() || !placeholder().isEmpty() || isOnLine(pixels) || !plotArea().contains(pixels))
        return std::nullopt;
    return pixels.x() < lineX() ? Side::Kept : Side::Dropped;
}

std::optional<inspect::EntryFilter> SurvivorChart::filterOf(Side side) const
{
    return side == Side::Dropped ? m_curve->droppedFilter(m_budget) : m_curve->keptFilter(m_budget);
}

void SurvivorChart::choose(Side side)
{
    const auto filter = filterOf(side);
    const QString budget = formatBytes(m_budget);
    if (filter && side == Side::Dropped)
        Q_EMIT droppedChosen(*filter, tr("dropped by a budget of %1").arg(budget));
    else if (filter)
        Q_EMIT keptChosen(*filter, tr("kept by a budget of %1, not pinned").arg(budget));
}

/// What a click would do.
QString SurvivorChart::hint(Side side) const
{
    const QString budget = formatBytes(m_budget);
    if (filterOf(side))
        return side == Side::Dropped ? tr("Click: what %1 drops").arg(budget)
                                     : tr("Click: what %1 keeps, but for the pinned").arg(budget);
    return m_curve->at(m_budget).dropped.entries > 0
               ? tr("Of entries read at one moment %1 keeps some: no filter tells them apart").arg(budget)
               : QString();
}

void SurvivorChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !isMovable() || !placeholder().isEmpty())
        return;
    m_pressed = event->position();
    m_grabbed = isOnLine(*m_pressed) ? lineX() - m_pressed->x() : 0.0;
}

void SurvivorChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed && !m_dragging) {
        const qreal moved = std::fabs(event->position().x() - m_pressed->x());
        m_dragging = isOnLine(*m_pressed) ? moved > 0 : moved >= QApplication::startDragDistance();
    }
    if (m_dragging)
        moveTo(budgetAt(event->position() + QPointF(m_grabbed, 0.0)));
    hover(event->position());
}

void SurvivorChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const auto side = m_dragging ? std::nullopt : sideAt(event->position());
    m_pressed.reset();
    m_dragging = false;
    hover(event->position());
    if (side)
        choose(*side);
}

void SurvivorChart::leaveEvent(QEvent *event)
{
    Q_UNUSED(event)
    viewport()->setCursor(Qt::ArrowCursor);
    setHoverText({}, {});
}

void SurvivorChart::hover(const QPointF &pixels)
{
    const auto side = sideAt(pixels);
    const bool onLine = m_dragging || (isOnLine(pixels) && placeholder().isEmpty());
    const bool choosable = side && filterOf(*side);
    viewport()->setCursor(onLine ? Qt::SplitHCursor : choosable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (m_dragging || (!side && !onLine)) // the line itself says what is moved
        return setHoverText({}, {});
    const inspect::Forecast forecast = m_curve->at(onLine ? m_budget : std::max<qint64>(1, budgetAt(pixels)));
    QString text = forecastFigures(forecast, m_curve->total());
    if (m_misses)
        text += QLatin1Char('\n') + missText(*m_misses, forecast.budgetBytes, forecast.lowWaterBytes);
    if (const QString click = side ? hint(*side) : QString(); !click.isEmpty())
        text += QLatin1Char('\n') + click;
    setHoverText(pixels, text);
}

void SurvivorChart::focusInEvent(QFocusEvent *event)
{
    ChartView::focusInEvent(event);
    viewport()->update();
}

void SurvivorChart::focusOutEvent(QFocusEvent *event)
{
    ChartView::focusOutEvent(event);
    viewport()->update();
}

} // namespace cachescope::ui
