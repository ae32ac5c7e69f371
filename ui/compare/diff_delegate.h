// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace cachescope::ui {

class Theme;

/// Draws the cells of a comparison: a swatch before the kind of change, keys in fixed width and elided in the
/// middle, a bar where a key is still being read, and a rule under each row.
class DiffDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit DiffDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintPlaceholder(QPainter *painter, const QRect &cell) const;
    void paintText(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    [[nodiscard]] QRect paintSwatch(QPainter *painter, const QRect &cell, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace cachescope::ui
