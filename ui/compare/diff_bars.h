// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/file_diff.h"

#include <QWidget>

namespace cachescope::ui {

class Theme;

/// What came and went, group by group: to the left of a middle line the bytes that are gone or were replaced,
/// to the right those that were added or stored in their place. A click, or arrow keys and Return, choose a
/// group, and the chosen one again lets go of it. Main thread.
class DiffBars : public QWidget
{
    Q_OBJECT

public:
    explicit DiffBars(const Theme &theme, QWidget *parent = nullptr);

    /// In this order. `choosable`: groups can be chosen.
    void setGroups(std::vector<inspect::DiffGroup> groups, bool choosable);
    void setChosen(std::optional<int> group);
    [[nodiscard]] std::optional<int> chosen() const { return m_chosen; }

    [[nodiscard]] int rowCount() const { return static_cast<int>(m_groups.size()); }
    /// All that is known of a row, a line for each kind of change.
    [[nodiscard]] QString rowText(int row) const;
    [[nodiscard]] QPoint rowCentre(int row) const;
    /// As high as its rows.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosenChanged(std::optional<int> group);
    /// The row that the keyboard's cursor is on.
    void currentMoved(const QRect &row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] std::optional<int> rowAt(const QPointF &point) const;
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] int labelWidth() const;
    void setCurrent(std::optional<int> row);
    void moveTo(int row);
    void choose(int row);
    void drawRow(QPainter &painter, int row) const;
    void drawBars(QPainter &painter, int row, const QRectF &area) const;

    const Theme &m_theme;
    std::vector<inspect::DiffGroup> m_groups;
    qint64 m_most = 0; ///< bytes on one side of the middle
    bool m_choosable = false;
    std::optional<int> m_chosen;
    std::optional<int> m_current; ///< under the pointer or the keyboard's cursor
};

} // namespace cachescope::ui
