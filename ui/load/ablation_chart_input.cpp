// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/ablation_chart.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace cachescope::ui {

void AblationChart::setCurrent(std::optional<Place> place)
{
    if (place == m_current)
        return;
    m_current = place;
    update();
    Q_EMIT currentChanged();
}

void AblationChart::move(int rows, int columns)
{
    const Place from = m_current.value_or(Place{-1, 0});
    setCurrent(Place{std::clamp(from.row + rows, -1, rowCount() - 1),
                     std::clamp(from.column + columns, 0, columnCount() - 1)});
}

void AblationChart::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (m_grid.isEmpty())
        QWidget::keyPressEvent(event);
    else if (key == Qt::Key_Up || key == Qt::Key_Down)
        move(key == Qt::Key_Up ? -1 : 1, 0);
    else if (key == Qt::Key_Left || key == Qt::Key_Right)
        move(0, key == Qt::Key_Left ? -1 : 1);
    else if (key == Qt::Key_Home || key == Qt::Key_End)
        move(key == Qt::Key_Home ? -rowCount() - 1 : rowCount() + 1, 0);
    else
        QWidget::keyPressEvent(event);
}

void AblationChart::focusInEvent(QFocusEvent *event)
{
    if (!m_current && !m_grid.isEmpty())
        setCurrent(Place{-1, 0});
    QWidget::focusInEvent(event);
}

void AblationChart::focusOutEvent(QFocusEvent *event)
{
    setCurrent(std::nullopt);
    QWidget::focusOutEvent(event);
}

void AblationChart::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(placeAt(event->position().toPoint()));
}

void AblationChart::leaveEvent(QEvent *event)
{
    if (!hasFocus())
        setCurrent(std::nullopt);
    QWidget::leaveEvent(event);
}

} // namespace cachescope::ui
