// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/table/row_view.h"

class QMenu;

namespace cachescope::ui {

class KeptRunsModel;
class SortHeader;
class Theme;

/// The table of the load tests that are kept. What is selected, and what is seen, stays so while the list is
/// made anew.
class KeptRunsTable : public RowView
{
    Q_OBJECT

public:
    KeptRunsTable(const Theme &theme, KeptRunsModel &model, QWidget *parent = nullptr);

    /// Widths, order of columns and sort; takes nothing but what it gave.
    [[nodiscard]] QByteArray state() const;
    void restoreState(const QByteArray &state);

    /// In the table's order.
    [[nodiscard]] QStringList selectedIds() const;
    /// Selects these runs, as far as they are listed, and shows the first.
    void selectIds(const QStringList &ids);
    /// Opens the field over the current run's name.
    void editName();
    [[nodiscard]] bool isEditing() const { return QAbstractItemView::state() == EditingState; }

Q_SIGNALS:
    void selectionChangedTo(int count);
    void openRequested();
    void editingEnded();
    void removeRequested();
    /// `menu` is about to be shown for the selection.
    void menuRequested(QMenu &menu);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void sortBy(int column);
    void showOrder();
    void addSortMenu(QMenu &menu);
    void note();
    void find();

    KeptRunsModel &m_model;
    SortHeader *m_header;
    QStringList m_selected; ///< while the rows are replaced, as the next
    QString m_current;
    QString m_first; ///< of those that are seen
    qint64 m_top = 0;
};

} // namespace cachescope::ui
