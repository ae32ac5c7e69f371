// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/table/row_view.h"

#include <vector>

namespace cachescope::ui {

class EntryTableModel;
class SortHeader;
class Theme;

/// The table of entries: rows of 26 px, whole rows selected, sorted by clicks on the titles that sort or from
/// the context menu.
class EntryTable : public RowView
{
    Q_OBJECT

public:
    EntryTable(const Theme &theme, EntryTableModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QByteArray columnState() const;
    void restoreColumns(const QByteArray &state);
    /// The rowids of the rows of which something is seen.
    [[nodiscard]] std::vector<qint64> visibleRowids() const;
    /// Selects these rows, in any order, and no others. The current row stays.
    void selectRows(std::vector<qint64> rows);
    /// The rowids of the selection, at most `limit` + 1 of them, in the table's order.
    [[nodiscard]] std::vector<qint64> selectedRowids(std::size_t limit) const;
    [[nodiscard]] QString spokenText(const QModelIndex &index) const override;

Q_SIGNALS:
    void selectionChangedTo(int count);
    void currentRowChanged(int row); ///< -1 without one
    void copyRequested();
    void exportRequested(bool selectedOnly);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUpColumns();
    void sortBy(int column);
    void showOrder();
    void addExportActions(QMenu &menu, int selected);
    void addSortMenu(QMenu &menu);

    EntryTableModel &m_model;
    SortHeader *m_header;
};

} // namespace cachescope::ui
