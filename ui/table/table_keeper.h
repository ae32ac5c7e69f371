// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace cachescope::ui {

class EntryTable;
class EntryTableModel;

/// Keeps the current entry, the selection and the scroll position of a table while its rows are replaced. Up
/// to 100,000 selected entries are found again, and all if all were selected. Main thread.
class TableKeeper
{
public:
    TableKeeper(EntryTable &table, EntryTableModel &model);

    /// What is to be found again, as EntryTableModel::setKeeper() wants it; notes where it is now.
    std::vector<qint64> rowids();
    /// After another order or filter: the current entry stays the current one if it was selected. One that
    /// the table made the current one by itself is of no interest.
    void findCurrent();
    /// After a refresh: what is seen and selected stays so, though rows came or went.
    void findAll();

private:
    void findSelection();
    void findPosition();

    EntryTable &m_table;
    EntryTableModel &m_model;
    bool m_allSelected = false;
    bool m_currentSelected = false;
    int m_firstRow = 0; ///< of those that were seen
    qint64 m_top = 0;   ///< where that began, in pixels from the table's upper edge
};

} // namespace cachescope::ui
