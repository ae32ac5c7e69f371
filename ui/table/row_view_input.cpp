// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer, wheel and keyboard of a RowView. QAbstractItemView selects by rectangles in pixels, which cannot
// reach from one row to another that is billions of rows away; here a range is two row numbers.
#include "ui/table/row_view.h"

#include <QApplication>
#include <QHeaderView>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr int kDragTickMs = 40;
constexpr double kWheelNotch = 120.0; // eighths of a degree

using Flags = QItemSelectionModel::SelectionFlags;

const Flags kOnly = QItemSelectionModel::ClearAndSelect;
const Flags kGrow = QItemSelectionModel::SelectCurrent;

/// Pixels that a touchpad asks for, which X11 servers do not tell reliably
/// (https://doc.qt.io/qt-6/qwheelevent.html#pixelDelta); 0 without one.
int touchpadPixels(const QWheelEvent &event)
{
    const bool reliable = QGuiApplication::platformName() != QLatin1String("xcb");
    return reliable ? event.pixelDelta().y() : 0;
}

} // namespace

QModelIndex RowView::indexIn(int row, int x) const
{
    const int column = m_header->logicalIndexAt(x);
    return model() && row >= 0 ? model()->index(row, qMax(0, column)) : QModelIndex();
}

int RowView::anchorRow() const
{
    return m_anchor.isValid() ? m_anchor.row() : qMax(0, currentIndex().row());
}

void RowView::selectRow(int row)
{
    if (row < 0 || row >= m_scroll.rows())
        return;
    makeCurrent(model()->index(row, qMax(0, currentIndex().column())), false, true);
    selectRows(row, row, kOnly);
}

void RowView::selectAll()
{
    if (m_scroll.rows() > 0)
        selectRows(0, m_scroll.rows() - 1, kOnly);
}

void RowView::selectRows(int from, int to, Flags command)
{
    const int columns = model()->columnCount();
    if (columns == 0)
        return;
    const QItemSelection rows(model()->index(qMin(from, to), 0), model()->index(qMax(from, to), columns - 1));
    selectionModel()->select(rows, command);
}

void RowView::setSelection(const QRect &rect, Flags command)
{
    const QRect area = rect.normalized();
    const bool beside = m_scroll.rows() == 0 || m_scroll.topOf(0) > area.bottom() ||
                        m_scroll.topOf(m_scroll.rows()) <= area.top();
    if (beside)
        selectionModel()->select(QItemSelection(), command);
    else
        selectRows(m_scroll.rowNear(area.top()), m_scroll.rowNear(area.bottom()), command);
}

void RowView::makeCurrent(const QModelIndex &index, bool keepAnchor, bool scroll)
{
    const QScopedValueRollback guard(m_keepAnchor, keepAnchor);
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    setAutoScroll(scrolls);
    if (!keepAnchor)
        m_anchor = index;
    if (scroll)
        scrollTo(index);
}

void RowView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (!m_keepAnchor)
        m_anchor = current;
    QAbstractItemView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
    tellAssistants();
}

void RowView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    tellOfSelection(selected, deselected);
}

bool RowView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setPointer(std::nullopt);
    else if (event->type() == QEvent::MouseMove)
        setPointer(static_cast<QMouseEvent *>(event)->position().toPoint());
    return QAbstractItemView::viewportEvent(event);
}

void RowView::setPointer(std::optional<QPoint> point)
{
    const int before = m_pointer ? m_scroll.rowAt(m_pointer->y()) : -1;
    m_pointer = point && viewport()->rect().contains(*point) ? point : std::nullopt;
    const int now = m_pointer ? m_scroll.rowAt(m_pointer->y()) : -1;
    if (before == now)
        return;
    updateRow(before);
    updateRow(now);
}

void RowView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const int row = m_scroll.rowAt(point.y());
    const QModelIndex index = indexIn(row, point.x());
    m_byKeyboard = false;
    m_pressed = index;
    if (!selectionModel())
        return;
    if (!index.isValid()) {
        if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier)
            clearSelection();
        return;
    }
    if (event->button() == Qt::LeftButton)
        pressLeft(row, index, event->modifiers());
    else if (isRowSelected(row)) // a menu for what is selected
        makeCurrent(index, true, false);
    else
        pressLeft(row, index, Qt::NoModifier);
    if (event->button() == Qt::LeftButton)
        m_drag = point;
    Q_EMIT pressed(index);
}

void RowView::pressLeft(int row, const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    const bool control = modifiers.testFlag(Qt::ControlModifier);
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        const int anchor = anchorRow();
        m_dragCommand = control ? kGrow : kOnly;
        makeCurrent(index, true, false);
        return selectRows(anchor, row, m_dragCommand);
    }
    const bool off = control && isRowSelected(row);
    const Flags mark = off ? QItemSelectionModel::Deselect : QItemSelectionModel::Select;
    makeCurrent(index, false, false);
    selectRows(row, row, control ? mark : kOnly);
    m_dragCommand = control ? mark | QItemSelectionModel::Current : kOnly;
}

void RowView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag)
        return QAbstractItemView::mouseMoveEvent(event);
    m_drag = event->position().toPoint();
    dragTo(*m_drag);
    if (viewport()->rect().top() <= m_drag->y() && m_drag->y() <= viewport()->rect().bottom())
        m_dragTimer.stop();
    else if (!m_dragTimer.isActive())
        m_dragTimer.start(kDragTickMs, this);
}

void RowView::dragTo(const QPoint &point)
{
    const int y = qBound(0, point.y(), viewport()->height() - 1);
    const int row = m_scroll.rowNear(y);
    if (row < 0 || row == currentIndex().row())
        return;
    const int anchor = anchorRow();
    makeCurrent(indexIn(row, point.x()), true, false);
    selectRows(anchor, row, m_dragCommand);
}

void RowView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragTimer.timerId())
        return QAbstractItemView::timerEvent(event);
    if (!m_drag)
        return m_dragTimer.stop();
    const int outside = m_drag->y() < 0 ? m_drag->y() : m_drag->y() - viewport()->height() + 1;
    m_scroll.setPosition(m_scroll.position() + outside); // the farther away, the faster
    showPosition();
    dragTo(*m_drag);
}

void RowView::mouseReleaseEvent(QMouseEvent *event)
{
    m_drag.reset();
    m_dragTimer.stop();
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexIn(m_scroll.rowAt(point.y()), point.x());
    if (event->button() != Qt::LeftButton || !index.isValid() || m_pressed != index)
        return;
    Q_EMIT clicked(index);
    if (style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick, nullptr, this))
        Q_EMIT activated(index);
}

void RowView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPersistentModelIndex before = m_pressed;
    mousePressEvent(event);
    if (event->button() != Qt::LeftButton || !m_pressed.isValid() || m_pressed.row() != before.row())
        return;
    Q_EMIT doubleClicked(m_pressed);
    if (!style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick, nullptr, this))
        Q_EMIT activated(m_pressed);
}

void RowView::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    if (event->modifiers() != Qt::NoModifier || std::abs(angle.x()) > std::abs(angle.y()))
        return QAbstractItemView::wheelEvent(event);
    const int lines = qMin(QApplication::wheelScrollLines(), m_scroll.pageRows());
    const int touchpad = touchpadPixels(*event);
    m_wheelRest -= touchpad != 0 ? touchpad : angle.y() / kWheelNotch * lines * rowHeight();
    const double pixels = std::trunc(m_wheelRest);
    m_wheelRest -= pixels;
    const qint64 before = m_scroll.position();
    m_scroll.setPosition(before + static_cast<qint64>(pixels));
    event->setAccepted(pixels == 0.0 || m_scroll.position() != before); // else it is the parent's to scroll
    showPosition();
}

void RowView::keyPressEvent(QKeyEvent *event)
{
    m_byKeyboard = true;
    event->accept();
    if (const auto row = rowForKey(*event))
        moveTo(*row, *event);
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (!pressOther(*event))
        event->ignore();
    updateRow(currentIndex().row());
}

std::optional<int> RowView::rowForKey(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers others = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    const qint64 last = m_scroll.rows() - qint64{1};
    if (last < 0 || (others & ~(Qt::ShiftModifier | Qt::ControlModifier)))
        return std::nullopt;
    const qint64 row = currentIndex().row(); // -1 without one: Down then leads to the first
    const auto near = [last](qint64 wanted) { return static_cast<int>(std::clamp<qint64>(wanted, 0, last)); };
    switch (event.key()) {
    case Qt::Key_Up:
        return near(row - 1);
    case Qt::Key_Down:
        return near(row + 1);
    case Qt::Key_PageUp:
        return near(row - m_scroll.pageRows());
    case Qt::Key_PageDown:
        return near(row + m_scroll.pageRows());
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return static_cast<int>(last);
    default:
        return std::nullopt;
    }
}

void RowView::moveTo(int row, const QKeyEvent &event)
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    const bool toAnEnd = event.key() == Qt::Key_Home || event.key() == Qt::Key_End;
    if (!shift && (!control || toAnEnd))
        return selectRow(row);
    const int anchor = anchorRow();
    makeCurrent(model()->index(row, qMax(0, currentIndex().column())), true, true);
    if (shift)
        selectRows(anchor, row, control && !toAnEnd ? kGrow : kOnly);
}

bool RowView::pressOther(const QKeyEvent &event)
{
    const QModelIndex current = currentIndex();
    QScrollBar *bar = horizontalScrollBar();
    switch (event.key()) {
    case Qt::Key_Left:
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
        return bar->maximum() > 0;
    case Qt::Key_Right:
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        return bar->maximum() > 0;
    case Qt::Key_Space:
        if (!current.isValid())
            return false;
        m_anchor = current;
        selectRows(current.row(), current.row(),
                   event.modifiers().testFlag(Qt::ControlModifier) ? QItemSelectionModel::Toggle
                                                                   : QItemSelectionModel::Select);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current.isValid())
            Q_EMIT activated(current);
        return current.isValid();
    default:
        return false;
    }
}

QModelIndex RowView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    static const QHash<int, int> keys{{MoveUp, Qt::Key_Up},         {MovePrevious, Qt::Key_Up},
                                      {MoveDown, Qt::Key_Down},     {MoveNext, Qt::Key_Down},
                                      {MovePageUp, Qt::Key_PageUp}, {MovePageDown, Qt::Key_PageDown},
                                      {MoveHome, Qt::Key_Home},     {MoveEnd, Qt::Key_End}};
    Q_UNUSED(modifiers)
    const auto row = rowForKey(QKeyEvent(QEvent::KeyPress, keys.value(action), Qt::NoModifier));
    return row ? model()->index(*row, qMax(0, currentIndex().column())) : currentIndex();
}

void RowView::focusInEvent(QFocusEvent *event)
{
    m_byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                   event->reason() == Qt::ShortcutFocusReason;
    QAbstractItemView::focusInEvent(event);
    updateRow(currentIndex().row());
    tellAssistants();
}

QPoint RowView::menuPosition(const QContextMenuEvent *event) const
{
    const QRect row = rowRect(currentIndex().row());
    if (event->reason() != QContextMenuEvent::Keyboard || row.isEmpty())
        return event->globalPos();
    return viewport()->mapToGlobal(QPoint(rowHeight(), row.bottom()));
}

} // namespace cachescope::ui
