// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/table/row_view.h"

#include <vector>

namespace cachescope::ui {

class DiffTableModel;
class SortHeader;
class Theme;

/// The table of a comparison's entries, sorted by clicks on its titles.
class DiffTable : public RowView
{
    Q_OBJECT

public:
    DiffTable(const Theme &theme, DiffTableModel &model, QWidget *parent = nullptr);

    /// Places in FileDiff::rows of the selected ones, at most `limit` + 1 of them, in the table's order.
    [[nodiscard]] std::vector<quint32> selectedRows(std::size_t limit) const;

Q_SIGNALS:
    void copyRequested();
    void saveRequested();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void sortBy(int column);
    void showOrder();

    DiffTableModel &m_model;
    SortHeader *m_header;
};

} // namespace cachescope::ui
