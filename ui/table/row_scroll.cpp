// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/row_scroll.h"

#include <algorithm>

namespace cachescope::ui {

void RowScroll::setRows(int rows)
{
    m_rows = rows;
    setPosition(m_position);
}

void RowScroll::setViewHeight(int pixels)
{
    m_viewHeight = qMax(0, pixels);
    setPosition(m_position);
}

void RowScroll::setPosition(qint64 pixels)
{
    m_position = std::clamp<qint64>(pixels, 0, lastPosition());
}

int RowScroll::barMaximum() const
{
    return static_cast<int>((lastPosition() + m_rowHeight - 1) / m_rowHeight);
}

int RowScroll::barValue() const
{
    if (m_position == lastPosition())
        return barMaximum();
    return static_cast<int>(m_position / m_rowHeight);
}

void RowScroll::setBarValue(int value)
{
    setPosition(qint64{value} * m_rowHeight);
}

int RowScroll::firstRow() const
{
    return m_rows == 0 ? -1 : static_cast<int>(m_position / m_rowHeight);
}

int RowScroll::lastRow() const
{
    return rowNear(m_viewHeight - 1);
}

int RowScroll::rowAt(int y) const
{
    const qint64 pixels = m_position + y;
    return pixels < 0 || pixels >= totalHeight() ? -1 : static_cast<int>(pixels / m_rowHeight);
}

int RowScroll::rowNear(int y) const
{
    const qint64 row = (m_position + y) / m_rowHeight;
    return m_rows == 0 ? -1 : static_cast<int>(std::clamp<qint64>(row, 0, m_rows - 1));
}

} // namespace cachescope::ui
