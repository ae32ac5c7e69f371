// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace cachescope::ui {

class Theme;

/// Draws the cells of the table of runs: a symbol before the word of the verdict, a rule under each row; and
/// edits a name in its place.
class KeptRunsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit KeptRunsDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace cachescope::ui
