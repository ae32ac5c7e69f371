// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept is a list of rowids: the current entry, then kSeen for those that are seen, then the
// selection. Where there is none in a place, it holds kNone. The model tells for each where it is in the new
// rows.
#include "ui/table/table_keeper.h"

#include "ui/models/entry_table_model.h"
#include "ui/table/entry_table.h"

#include <algorithm>
#include <limits>

namespace cachescope::ui {
namespace {

constexpr qint64 kNone = std::numeric_limits<qint64>::min();
constexpr std::size_t kSeen = 128;
constexpr std::size_t kBeforeSelection = 1 + kSeen;
constexpr std::size_t kMostSelected = 100'000;

} // namespace

TableKeeper::TableKeeper(EntryTable &table, EntryTableModel &model)
    : m_table(table)
    , m_model(model)
{
}

std::vector<qint64> TableKeeper::rowids()
{
    if (m_model.rowCount() == 0)
        return {};
    const QModelIndex current = m_table.currentIndex();
    std::vector<qint64> rowids{current.isValid() ? m_model.rowidAt(current.row()) : kNone};
    m_currentSelected = current.isValid() && m_table.isRowSelected(current.row());
    m_firstRow = m_table.firstVisibleRow();
    m_top = m_table.topOf(m_firstRow);
    const std::vector<qint64> seen = m_table.visibleRowids();
    rowids.insert(rowids.end(), seen.begin(),
                  seen.begin() + static_cast<std::ptrdiff_t>(std::min(seen.size(), kSeen)));
    rowids.resize(kBeforeSelection, kNone);
    m_allSelected = m_table.selectedCount() == m_model.rowCount();
    const std::vector<qint64> selected =
        m_allSelected ? std::vector<qint64>() : m_table.selectedRowids(kMostSelected);
    if (selected.size() <= kMostSelected)
        rowids.insert(rowids.end(), selected.begin(), selected.end());
    return rowids;
}

void TableKeeper::findCurrent()
{
    const std::vector<qint64> &located = m_model.located();
    const bool found = !located.empty() && located.front() >= 0;
    if (found && m_currentSelected && !m_table.selectionModel()->hasSelection())
        m_table.selectRow(static_cast<int>(located.front()));
}

void TableKeeper::findAll()
{
    const std::vector<qint64> &located = m_model.located();
    if (located.size() < kBeforeSelection)
        return;
    if (located.front() >= 0)
        m_table.selectionModel()->setCurrentIndex(m_model.index(static_cast<int>(located.front()), 0),
                                                  QItemSelectionModel::NoUpdate);
    findSelection();
    findPosition();
}

void TableKeeper::findSelection()
{
    const auto &located = m_model.located();
    if (m_allSelected)
        return m_table.selectAll();
    std::vector<qint64> rows;
    std::copy_if(located.begin() + static_cast<std::ptrdiff_t>(kBeforeSelection), located.end(),
                 std::back_inserter(rows), [](qint64 row) { return row >= 0; });
    m_table.selectRows(std::move(rows));
}

/// By the first of the entries that were seen and are still there.
void TableKeeper::findPosition()
{
    const auto &located = m_model.located();
    for (std::size_t i = 0; i < kSeen; ++i) {
        if (located[1 + i] < 0)
            continue;
        const auto below = static_cast<qint64>(i) * m_table.rowHeight();
        return m_table.scrollRowTo(static_cast<int>(located[1 + i]), m_top + below);
    }
    m_table.scrollRowTo(m_firstRow, m_top);
}

} // namespace cachescope::ui
