// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/table/row_scroll.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QBasicTimer>
#include <QPersistentModelIndex>

#include <optional>

class QHeaderView;

namespace cachescope::ui {

/// A flat table of rows of one height under a header, of any number of rows that a model can have: memory and
/// time do not depend on it. Scrolls by pixels with wheel and touchpad, by rows with the scroll bar. Whole
/// rows are selected, any number of ranges of them, as in a file manager; nothing is edited or dragged.
///
/// Rows that the model appends leave selection and scroll position as they are; a reset shows the first row.
/// Typing does not search, which would look at every row. Main thread.
class RowView : public QAbstractItemView
{
    Q_OBJECT

public:
    /// Takes ownership of `header`, which is horizontal.
    RowView(int rowHeight, QHeaderView *header, QWidget *parent = nullptr);

    [[nodiscard]] QHeaderView *horizontalHeader() const { return m_header; }
    [[nodiscard]] int rowHeight() const { return m_scroll.rowHeight(); }
    /// Rows of which something is seen; -1 without rows.
    [[nodiscard]] int firstVisibleRow() const { return m_scroll.firstRow(); }
    [[nodiscard]] int lastVisibleRow() const { return m_scroll.lastRow(); }
    /// Pixels from the view's upper edge to the row's, negative above it.
    [[nodiscard]] qint64 topOf(int row) const { return m_scroll.topOf(row); }
    /// Scrolls so that the row's upper edge is `top` pixels under the view's, as far as there are rows.
    void scrollRowTo(int row, qint64 top);
    /// From the left edge to the right one; empty for rows that are not seen.
    [[nodiscard]] QRect rowRect(int row) const;

    /// What a cell says to those who listen: its Qt::AccessibleTextRole, or else what it shows.
    [[nodiscard]] virtual QString spokenText(const QModelIndex &index) const;

    /// Selects this row alone and makes it the current one.
    void selectRow(int row);
    [[nodiscard]] bool isRowSelected(int row) const;
    /// How many rows are selected, without listing them.
    [[nodiscard]] int selectedCount() const;
    /// Where a context menu belongs: at the pointer, or at the current row if a key asked for it. Global.
    [[nodiscard]] QPoint menuPosition(const QContextMenuEvent *event) const;

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    /// Vertically only: rows count here, not their cells.
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void keyboardSearch(const QString &text) override { Q_UNUSED(text) }
    void reset() override;
    void selectAll() override;

protected:
    void updateGeometries() override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;
    [[nodiscard]] int sizeHintForRow(int row) const override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &index) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;

    /// Tells assistive technology, if there is any. `child` is the row's place among those that are seen; -1:
    /// the whole view.
    virtual void announce(QAccessible::Event what, int child);

    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void connectHeader();
    void updateScrollBars(const QSize &inner);
    void showPosition();
    void rowsRemoved(int start, int end);
    void paintRow(QPainter &painter, const QStyleOptionViewItem &shared, int row) const;
    void paintFocus(QPainter &painter, int row) const;
    [[nodiscard]] bool showsFocus(int row) const;
    void updateRow(int row);
    void tellAssistants();
    void tellOfSelection(const QItemSelection &selected, const QItemSelection &deselected);
    void tellOfNames(int first, int last);

    [[nodiscard]] QModelIndex indexIn(int row, int x) const;
    [[nodiscard]] int anchorRow() const;
    void pressLeft(int row, const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    void makeCurrent(const QModelIndex &index, bool keepAnchor, bool scroll);
    void selectRows(int from, int to, QItemSelectionModel::SelectionFlags command);
    void dragTo(const QPoint &point);
    void setPointer(std::optional<QPoint> point);
    [[nodiscard]] std::optional<int> rowForKey(const QKeyEvent &event) const;
    void moveTo(int row, const QKeyEvent &event);
    bool pressOther(const QKeyEvent &event);

    RowScroll m_scroll;
    QHeaderView *m_header;
    QPersistentModelIndex m_anchor; ///< where a range that grows with Shift or a drag began
    QPersistentModelIndex m_pressed;
    QItemSelectionModel::SelectionFlags m_dragCommand;
    std::optional<QPoint> m_drag;    ///< the pointer, while rows are selected by dragging
    std::optional<QPoint> m_pointer; ///< while it is over the rows
    QBasicTimer m_dragTimer;         ///< runs while the drag is outside of the view
    double m_wheelRest = 0.0;        ///< what is left of a wheel's turn, less than a pixel
    bool m_keepAnchor = false;
    bool m_byKeyboard = false; ///< the last one to move something was not the pointer
    bool m_showing = false;    ///< the scroll bar is being set from m_scroll
    bool m_updating = false;
};

} // namespace cachescope::ui
