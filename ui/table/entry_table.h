// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/export/entry_copier.h"
#include "ui/jobs/export_job.h"
#include "ui/models/entry_table_model.h"
#include "ui/table/entry_columns.h"
#include "ui/table/row_view.h"

#include <optional>
#include <vector>

class QMenu;

namespace cachescope::ui {

class SortHeader;
class Theme;

/// The table of entries: rows of 26 px, whole rows selected, sorted by clicks on the titles that sort or from
/// the context menu. Which columns are seen is chosen from the menu of the titles, or from a part of that of
/// the rows, which the keyboard reaches.
class EntryTable : public RowView
{
    Q_OBJECT

public:
    EntryTable(const Theme &theme, EntryTableModel &model, QWidget *parent = nullptr);

    /// Which columns are seen, their order and widths.
    [[nodiscard]] QByteArray columnState() const;
    /// What columnState() gave; anything else means the columns that are seen at first.
    void restoreColumns(const QByteArray &state);
    /// Chosen by the user: from now on no column hides itself in a narrow table. The key is always seen.
    void setColumnShown(EntryTableModel::Column column, bool shown) { m_columns->setShown(column, shown); }
    /// Selects the entry alone, makes it the current one and scrolls to it. False if it is not listed.
    bool showEntry(qint64 rowid);
    /// What can be exported now, of all that are listed and of those that are selected.
    void fillExportMenu(QMenu &menu);
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
    void copyRequested(cachescope::inspect::CopyForm form);
    void exportRequested(cachescope::ui::ExportKind kind, bool selectedOnly);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void sortBy(int column);
    void showOrder();
    void addCopyActions(QMenu &menu);
    void addExportActions(QMenu &menu, int count, bool selectedOnly);
    void addSortMenu(QMenu &menu);
    void askForColumns(const QPoint &position);

    EntryTableModel &m_model;
    SortHeader *m_header;
    std::optional<EntryColumns> m_columns; ///< once there is a model
};

} // namespace cachescope::ui
