// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/table/row_scroll.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

#include <optional>

namespace cachescope::ui {

/// Rows of one height that are painted when they are seen: the base of views of text and bytes of any length.
/// Scrolls by pixels with wheel and touchpad, by rows with the scroll bar; hands over where the pointer is
/// dragged, also outside of the view. Assistive technology finds it as a read-only text whose value is
/// spokenText(). Main thread.
class RowsArea : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit RowsArea(QWidget *parent = nullptr);

    [[nodiscard]] int rowCount() const { return m_scroll.rows(); }
    [[nodiscard]] int rowHeight() const { return m_scroll.rowHeight(); }
    /// Rows of which something is seen; -1 without rows.
    [[nodiscard]] int firstVisibleRow() const { return m_scroll.firstRow(); }
    [[nodiscard]] int lastVisibleRow() const { return m_scroll.lastRow(); }
    /// Scrolls as little as it takes to show the row whole.
    void scrollToRow(int row);
    /// From the left edge of the view to the right one; empty for rows that are not seen.
    [[nodiscard]] QRect rowRect(int row) const;

    /// What a screen reader says of where the cursor is.
    [[nodiscard]] virtual QString spokenText() const = 0;

protected:
    void setRowCount(int rows);
    void setContentWidth(int pixels);
    /// Shows the first row from its start.
    void scrollToStart();
    /// Scrolls sideways as little as it takes to show `from`…`to`, in pixels of the content.
    void scrollToColumn(int from, int to);
    /// `y` from the view's upper edge. The first or last row where there is none; -1 without rows.
    [[nodiscard]] int rowNear(int y) const { return m_scroll.rowNear(y); }
    [[nodiscard]] int pageRows() const { return m_scroll.pageRows(); }
    [[nodiscard]] int scrolledX() const;

    /// `rect` is of the whole row, in the viewport's coordinates.
    virtual void paintRow(QPainter &painter, int row, const QRect &rect) = 0;
    /// The left button was pressed at `point` and is dragged to here. Nothing by default.
    virtual void dragTo(const QPoint &point) { Q_UNUSED(point) }
    /// Starts what dragTo() goes on with.
    void startDrag(const QPoint &point) { m_drag = point; }
    /// Tells assistive technology, if there is any, that spokenText() has changed.
    void tellAssistants();

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void updateScrollBars();
    void showPosition();

    RowScroll m_scroll;
    int m_contentWidth = 0;
    std::optional<QPoint> m_drag; ///< the pointer, while the left button is down
    QBasicTimer m_dragTimer;      ///< runs while the drag is outside of the view
    double m_wheelRest = 0.0;     ///< what is left of a wheel's turn, less than a pixel
    bool m_showing = false;       ///< the scroll bar is being set from m_scroll
};

} // namespace cachescope::ui
