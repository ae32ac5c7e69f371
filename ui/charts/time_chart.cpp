// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ten updates a second in six charts leave a few milliseconds for each, and the pointer moves more often than
// that. So the series are painted here, once for each change, and not by Qt Charts, which would build and
// stroke every line again for each movement of the cursor.
#include "ui/charts/time_chart.h"

#include "core/base/format.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr int kXSteps = 5;
constexpr int kPageSteps = 10;
constexpr qreal kFlag = 5.0;
constexpr qreal kNearPixels = 6.0;

} // namespace

TimeChart::TimeChart(const Theme &theme, TimeCursor &cursor, QWidget *parent)
    : ChartView(theme, parent)
    , m_cursor(cursor)
{
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    xAxis()->setRange(0.0, m_span);
    setXTicks(secondTicks(m_span, kXSteps));
    connect(&cursor, &TimeCursor::moved, this, &TimeChart::refreshCursor);
}

void TimeChart::setTimeSpan(double seconds)
{
    const double span = std::max(seconds, 1.0);
    if (span == m_span)
        return;
    m_span = span;
    xAxis()->setRange(0.0, span);
    setXTicks(secondTicks(span, kXSteps));
    plotChanged();
}

void TimeChart::setMarks(const QList<TimeMark> &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    refreshCursor();
    viewport()->update();
}

void TimeChart::plotChanged()
{
    m_kept = QPixmap();
    if (m_cursor.seconds())
        refreshCursor();
    viewport()->update();
}

void TimeChart::applyTheme()
{
    plotChanged();
}

void TimeChart::resizeEvent(QResizeEvent *event)
{
    ChartView::resizeEvent(event);
    plotChanged();
}

void TimeChart::drawForeground(QPainter *painter, const QRectF &rect)
{
    if (placeholder().isEmpty()) {
        drawKeptPlot(*painter);
        drawMarks(*painter);
        drawCursor(*painter);
        drawFocus(*painter);
    }
    ChartView::drawForeground(painter, rect);
}

// A picture for the clipboard or a file is painted at another scale, or not into pixels at all: anew then.
void TimeChart::drawKeptPlot(QPainter &painter)
{
    const qreal ratio = viewport()->devicePixelRatioF();
    const bool onScreen = painter.paintEngine()->type() == QPaintEngine::Raster &&
                          qFuzzyCompare(painter.deviceTransform().m11(), ratio);
    if (!onScreen)
        return drawPlot(painter);
    if (m_kept.isNull()) {
        m_kept = QPixmap(viewport()->size() * ratio);
        m_kept.setDevicePixelRatio(ratio);
        m_kept.fill(Qt::transparent);
        QPainter kept(&m_kept);
        kept.setRenderHint(QPainter::Antialiasing);
        drawPlot(kept);
    }
    painter.drawPixmap(0, 0, m_kept);
}

void TimeChart::drawMarks(QPainter &painter) const
{
    painter.save();
    const QRectF area = plotArea();
    for (const TimeMark &mark : m_marks) {
        const qreal x = qRound(toPixels(mark.atSeconds, 0).x()) + 0.5;
        painter.setPen(QPen(theme().tokens().muted, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().tokens().series.at(static_cast<std::size_t>(mark.series)));
        const QPointF flag[] = {
            {x, area.top() - kFlag}, {x + 1.6 * kFlag, area.top() - kFlag / 2}, {x, area.top()}};
        painter.drawPolygon(flag, 3);
    }
    painter.restore();
}

void TimeChart::drawCursor(QPainter &painter) const
{
    const std::optional<double> seconds = m_cursor.seconds();
    if (!seconds || *seconds < 0.0 || *seconds > m_span)
        return;
    const qreal x = qRound(toPixels(*seconds, 0).x()) + 0.5;
    painter.setPen(QPen(theme().tokens().muted, 1));
    painter.drawLine(QPointF(x, plotArea().top()), QPointF(x, plotArea().bottom()));
}

void TimeChart::drawFocus(QPainter &painter) const
{
    if (!hasFocus())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().tokens().accent, 1));
    painter.drawRect(plotArea().toRect());
    painter.restore();
}

void TimeChart::refreshCursor()
{
    const std::optional<double> seconds = m_cursor.seconds();
    const bool isPointedAt = hasFocus() || viewport()->underMouse();
    // What was changed is long, and the same in all charts.
    const QString text = !seconds ? QString() : isPointedAt ? textAt(*seconds) : textOf(*seconds, {});
    if (hasFocus() || text.isEmpty())
        setAccessibleDescription(text);
    setHoverText(seconds ? QPointF(toPixels(*seconds, 0).x(), plotArea().top()) : QPointF(), text);
}

QStringList TimeChart::marksNear(double seconds) const
{
    const double pixels = std::max(1.0, plotArea().width());
    const double near = std::max(stepSeconds() / 2.0, kNearPixels / pixels * m_span);
    QStringList texts;
    for (const TimeMark &mark : m_marks) {
        if (std::abs(mark.atSeconds - seconds) <= near)
            texts.append(mark.text);
    }
    return texts;
}

QString TimeChart::textAt(double seconds) const
{
    return textOf(seconds, marksNear(seconds));
}

QString TimeChart::textOf(double seconds, const QStringList &marks) const
{
    QStringList lines = describe(seconds).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    lines.append(marks);
    if (!lines.isEmpty())
        lines.prepend(formatDuration(seconds));
    return lines.join(QLatin1Char('\n'));
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF reach = plotArea().adjusted(-1, -plotArea().top(), 1, 1);
    if (placeholder().isEmpty() && reach.contains(event->position()))
        m_cursor.set(std::clamp(xAt(event->position()), 0.0, m_span));
    else
        m_cursor.set(std::nullopt);
}

void TimeChart::leaveEvent(QEvent *event)
{
    Q_UNUSED(event)
    m_cursor.set(std::nullopt);
}

/// Where the cursor goes from where it is; nothing for keys that do not move it.
std::optional<double> TimeChart::movedBy(int key) const
{
    const double last = lastSeconds();
    const double step = stepSeconds();
    const auto from = [this, last] { return m_cursor.seconds().value_or(last); };
    switch (key) {
    case Qt::Key_Left:
        return from() - step;
    case Qt::Key_Right:
        return from() + step;
    case Qt::Key_PageUp:
        return from() - kPageSteps * step;
    case Qt::Key_PageDown:
        return from() + kPageSteps * step;
    case Qt::Key_Home:
        return 0.0;
    case Qt::Key_End:
        return last;
    default:
        return std::nullopt;
    }
}

// Escape is a shortcut of the window too, and that would come first.
bool TimeChart::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_cursor.seconds() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return ChartView::event(event);
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_cursor.seconds())
        return m_cursor.set(std::nullopt);
    const std::optional<double> to = placeholder().isEmpty() ? movedBy(event->key()) : std::nullopt;
    if (to)
        m_cursor.set(std::clamp(*to, 0.0, std::max(0.0, lastSeconds())));
    else
        event->ignore(); // the page scrolls, or the window has a use for it
}

void TimeChart::focusInEvent(QFocusEvent *event)
{
    ChartView::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && placeholder().isEmpty() && lastSeconds() > 0.0)
        m_cursor.set(m_cursor.seconds().value_or(lastSeconds()));
    refreshCursor();
}

void TimeChart::focusOutEvent(QFocusEvent *event)
{
    ChartView::focusOutEvent(event);
    m_cursor.set(std::nullopt);
    viewport()->update();
}

} // namespace cachescope::ui
