// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace cachescope::ui {

/// Where rows of one height stand in a view that is scrolled. Positions are pixels in 64 bits, so that any
/// number of rows fits; the scroll bar counts rows, so that its figures stay an int. A value: no signals.
class RowScroll
{
public:
    explicit RowScroll(int rowHeight)
        : m_rowHeight(rowHeight)
    {
    }

    /// Keep the position if it is still there.
    void setRows(int rows);
    void setViewHeight(int pixels);

    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    [[nodiscard]] int rows() const { return m_rows; }
    /// Of all rows together.
    [[nodiscard]] qint64 totalHeight() const { return qint64{m_rows} * m_rowHeight; }

    /// How many pixels stand above the view's upper edge.
    [[nodiscard]] qint64 position() const { return m_position; }
    [[nodiscard]] qint64 lastPosition() const { return std::max<qint64>(0, totalHeight() - m_viewHeight); }
    /// The nearest one that there is.
    void setPosition(qint64 pixels);

    /// The scroll bar's range is 0…barMaximum(): its maximum shows the end of the last row.
    [[nodiscard]] int barMaximum() const;
    [[nodiscard]] int barValue() const;
    void setBarValue(int value);
    /// Rows that are seen whole at a time, at least 1.
    [[nodiscard]] int pageRows() const { return qMax(1, m_viewHeight / m_rowHeight); }

    /// The first and last row of which something is seen; -1 without rows.
    [[nodiscard]] int firstRow() const;
    [[nodiscard]] int lastRow() const;
    /// The row at `y` pixels under the view's upper edge, seen or not; -1 if there is none.
    [[nodiscard]] int rowAt(int y) const;
    /// As rowAt(), or the first or last row where there is none; -1 without rows.
    [[nodiscard]] int rowNear(int y) const;
    /// Pixels from the view's upper edge to the row's, negative above it.
    [[nodiscard]] qint64 topOf(int row) const { return qint64{row} * m_rowHeight - m_position; }

private:
    int m_rowHeight;
    int m_rows = 0;
    int m_viewHeight = 0;
    qint64 m_position = 0;
};

} // namespace cachescope::ui
