// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/rows_area.h"

#include "ui/theme/fonts.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>

namespace cachescope::ui {
namespace {

constexpr int kDragTickMs = 40;
constexpr double kWheelNotch = 120.0; // eighths of a degree
constexpr int kLeading = 3;           // pixels between two rows of text

/// A text of which the row with the cursor is told: all of it may be gigabytes.
class RowsAreaAccessible : public QAccessibleWidget
{
public:
    explicit RowsAreaAccessible(RowsArea &area)
        : QAccessibleWidget(&area, QAccessible::EditableText)
        , m_area(area)
    {
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_area.spokenText() : QAccessibleWidget::text(kind);
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        return state;
    }

private:
    RowsArea &m_area;
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *area = qobject_cast<RowsArea *>(object);
    return area ? new RowsAreaAccessible(*area) : nullptr;
}

} // namespace

RowsArea::RowsArea(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_scroll(QFontMetrics(fonts::monospace()).height() + kLeading)
{
    QAccessible::installFactory(makeInterface); // once is enough; more calls do nothing
    setFrameShape(QFrame::NoFrame);
    setFont(fonts::monospace());
    viewport()->setFont(fonts::monospace());
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
}

void RowsArea::setRowCount(int rows)
{
    m_scroll.setRows(rows);
    updateScrollBars();
}

void RowsArea::setContentWidth(int pixels)
{
    m_contentWidth = pixels;
    updateScrollBars();
}

void RowsArea::scrollToStart()
{
    m_scroll.setPosition(0);
    horizontalScrollBar()->setValue(0);
    showPosition();
}

void RowsArea::scrollToRow(int row)
{
    const qint64 top = qint64{row} * rowHeight();
    const qint64 atBottom = top + rowHeight() - viewport()->height();
    if (top < m_scroll.position())
        m_scroll.setPosition(top);
    else if (atBottom > m_scroll.position())
        m_scroll.setPosition(qMin(top, atBottom));
    showPosition();
}

void RowsArea::scrollToColumn(int from, int to)
{
    QScrollBar *bar = horizontalScrollBar();
    const int width = viewport()->width();
    if (from < bar->value())
        bar->setValue(from);
    else if (to > bar->value() + width)
        bar->setValue(qMin(from, to - width));
}

int RowsArea::scrolledX() const
{
    return horizontalScrollBar()->value();
}

QRect RowsArea::rowRect(int row) const
{
    if (row < 0 || row < firstVisibleRow() || row > lastVisibleRow())
        return {};
    return {0, static_cast<int>(m_scroll.topOf(row)), viewport()->width(), rowHeight()};
}

void RowsArea::updateScrollBars()
{
    const QSize inner = viewport()->size();
    m_scroll.setViewHeight(inner.height());
    QScrollBar *bar = horizontalScrollBar();
    bar->setPageStep(inner.width());
    bar->setSingleStep(qMax(1, fontMetrics().averageCharWidth() * 4));
    bar->setRange(0, qMax(0, m_contentWidth - inner.width()));
    showPosition();
}

void RowsArea::showPosition()
{
    const QScopedValueRollback guard(m_showing, true);
    QScrollBar *bar = verticalScrollBar();
    bar->setSingleStep(1);
    bar->setPageStep(m_scroll.pageRows());
    bar->setRange(0, m_scroll.barMaximum());
    bar->setValue(m_scroll.barValue());
    viewport()->update();
}

void RowsArea::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    if (dy != 0 && !m_showing)
        m_scroll.setBarValue(verticalScrollBar()->value());
    viewport()->update();
}

void RowsArea::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void RowsArea::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().brush(QPalette::Base));
    if (m_scroll.rows() == 0)
        return;
    const int last = qMin(lastVisibleRow(), rowNear(event->rect().bottom()));
    for (int row = rowNear(event->rect().top()); row <= last; ++row)
        paintRow(painter, row, rowRect(row));
}

/// X11 servers do not tell a touchpad's pixels reliably (https://doc.qt.io/qt-6/qwheelevent.html#pixelDelta).
void RowsArea::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    if (event->modifiers() != Qt::NoModifier || std::abs(angle.x()) > std::abs(angle.y()))
        return QAbstractScrollArea::wheelEvent(event);
    const bool reliable = QGuiApplication::platformName() != QLatin1String("xcb");
    const int touchpad = reliable ? event->pixelDelta().y() : 0;
    const int lines = qMin(QApplication::wheelScrollLines(), m_scroll.pageRows());
    m_wheelRest -= touchpad != 0 ? touchpad : angle.y() / kWheelNotch * lines * rowHeight();
    const double pixels = std::trunc(m_wheelRest);
    m_wheelRest -= pixels;
    m_scroll.setPosition(m_scroll.position() + static_cast<qint64>(pixels));
    event->accept();
    showPosition();
}

void RowsArea::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag || !event->buttons().testFlag(Qt::LeftButton))
        return;
    m_drag = event->position().toPoint();
    dragTo(*m_drag);
    if (viewport()->rect().contains(*m_drag))
        m_dragTimer.stop();
    else if (!m_dragTimer.isActive())
        m_dragTimer.start(kDragTickMs, this);
}

void RowsArea::mouseReleaseEvent(QMouseEvent *event)
{
    Q_UNUSED(event)
    m_drag.reset();
    m_dragTimer.stop();
}

/// The farther away the pointer is, the faster.
void RowsArea::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragTimer.timerId())
        return QAbstractScrollArea::timerEvent(event);
    if (!m_drag)
        return m_dragTimer.stop();
    const QRect inside = viewport()->rect();
    const QPoint nearest(qBound(inside.left(), m_drag->x(), inside.right()),
                         qBound(inside.top(), m_drag->y(), inside.bottom()));
    const QPoint outside = *m_drag - nearest;
    m_scroll.setPosition(m_scroll.position() + outside.y());
    horizontalScrollBar()->setValue(scrolledX() + outside.x());
    showPosition();
    dragTo(nearest);
}

void RowsArea::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    tellAssistants();
}

void RowsArea::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void RowsArea::tellAssistants()
{
    if (!QAccessible::isActive() || !hasFocus())
        return;
    QAccessibleValueChangeEvent event(this, spokenText());
    QAccessible::updateAccessibility(&event);
}

} // namespace cachescope::ui
