// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace cachescope::ui {

class Theme;

/// Draws the cells of the entries table: keys in fixed width and elided in the middle, a pin where one is
/// set, a bar where a row is still being fetched, and a rule under each row.
class EntryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit EntryDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintPlaceholder(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    void paintText(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    void paintPin(QPainter *painter, const QRect &cell) const;

    const Theme &m_theme;
};

} // namespace cachescope::ui
