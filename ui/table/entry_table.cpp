// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/entry_table.h"

#include "core/base/format.h"
#include "ui/models/entry_table_model.h"
#include "ui/table/entry_delegate.h"
#include "ui/table/sort_header.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kRowHeight = 26;
constexpr int kWidths[] = {250, 104, 96, 168, 168, 52}; // by column; the key takes what is left

SortHeader *makeHeader(const Theme &theme)
{
    return new SortHeader(theme, [](int column) { return EntryTableModel::sortOf(column).has_value(); });
}

} // namespace

EntryTable::EntryTable(const Theme &theme, EntryTableModel &model, QWidget *parent)
    : RowView(kRowHeight, makeHeader(theme), parent)
    , m_model(model)
    , m_header(static_cast<SortHeader *>(horizontalHeader()))
{
    setAccessibleName(tr("Entries"));
    setItemDelegate(new EntryDelegate(theme, this));
    setModel(&model);
    setUpColumns();
    connect(m_header, &SortHeader::sortRequested, this, &EntryTable::sortBy);
    connect(&model, &EntryTableModel::viewRequested, this, &EntryTable::showOrder);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        Q_EMIT currentRowChanged(-1);
        Q_EMIT selectionChangedTo(0);
    });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void EntryTable::setUpColumns()
{
    m_header->setSortIndicatorShown(true);
    m_header->setMinimumSectionSize(44);
    for (int column = 0; column < EntryTableModel::ColumnCount; ++column)
        m_header->resizeSection(column, kWidths[column]);
    m_header->setSectionResizeMode(EntryTableModel::Key, QHeaderView::Stretch);
    showOrder();
}

QByteArray EntryTable::columnState() const
{
    return m_header->saveState();
}

void EntryTable::restoreColumns(const QByteArray &state)
{
    if (!state.isEmpty())
        m_header->restoreState(state);
    showOrder();
}

void EntryTable::sortBy(int column)
{
    const auto sort = EntryTableModel::sortOf(column);
    const bool same = sort == m_model.query().sort;
    const bool byName = sort == inspect::EntrySort::Key || sort == inspect::EntrySort::Type;
    const bool descending = same ? !m_model.query().descending : !byName;
    m_model.sort(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void EntryTable::showOrder()
{
    const int column = EntryTableModel::columnOf(m_model.query().sort);
    m_header->setSortIndicator(column, m_model.query().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

std::vector<qint64> EntryTable::visibleRowids() const
{
    std::vector<qint64> rowids;
    for (int row = std::max(0, firstVisibleRow()); row <= lastVisibleRow(); ++row)
        rowids.push_back(m_model.rowidAt(row));
    return rowids;
}

void EntryTable::selectRows(std::vector<qint64> rows)
{
    std::ranges::sort(rows);
    QItemSelection selection;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] <= rows[end - 1] + 1)
            ++end;
        selection.select(m_model.index(static_cast<int>(rows[i]), 0),
                         m_model.index(static_cast<int>(rows[end - 1]), 0));
        i = end;
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

std::vector<qint64> EntryTable::selectedRowids(std::size_t limit) const
{
    std::vector<qint64> rowids;
    QItemSelection selection = selectionModel()->selection();
    std::sort(selection.begin(), selection.end(),
              [](const auto &a, const auto &b) { return a.top() < b.top(); });
    for (const QItemSelectionRange &range : std::as_const(selection)) {
        for (int row = range.top(); row <= range.bottom() && rowids.size() <= limit; ++row)
            rowids.push_back(m_model.rowidAt(row));
    }
    return rowids;
}

QString EntryTable::spokenText(const QModelIndex &index) const
{
    if (index.column() == EntryTableModel::Pinned && index.data(EntryTableModel::PinnedRole).toBool())
        return tr("pinned");
    return RowView::spokenText(index);
}

void EntryTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    RowView::selectionChanged(selected, deselected);
    Q_EMIT selectionChangedTo(selectedCount());
}

void EntryTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    RowView::currentChanged(current, previous);
    if (current.row() != previous.row())
        Q_EMIT currentRowChanged(current.row());
}

void EntryTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        Q_EMIT copyRequested();
    else
        RowView::keyPressEvent(event);
}

void EntryTable::resizeEvent(QResizeEvent *event)
{
    RowView::resizeEvent(event);
    m_header->setSectionHidden(EntryTableModel::Stored, viewport()->width() < 770); // the key comes first
}

void EntryTable::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    const int count = selectedCount();
    QAction *copy = menu.addAction(count > 1 ? tr("Copy %1 keys").arg(count) : tr("Copy key"), this,
                                   &EntryTable::copyRequested);
    copy->setShortcut(QKeySequence::Copy);
    copy->setEnabled(count > 0);
    menu.addSeparator();
    addExportActions(menu, count);
    menu.addSeparator();
    addSortMenu(menu);
    menu.exec(menuPosition(event));
}

void EntryTable::addExportActions(QMenu &menu, int selected)
{
    const int all = m_model.rowCount();
    QAction *some = menu.addAction(selected == 1 ? tr("Export this value…")
                                                 : tr("Export %1 values…").arg(formatCount(selected)),
                                   this, [this] { Q_EMIT exportRequested(true); });
    some->setEnabled(selected > 0);
    QAction *every = menu.addAction(tr("Export all %1 that are listed…").arg(formatCount(all)), this,
                                    [this] { Q_EMIT exportRequested(false); });
    every->setEnabled(all > 0 && !m_model.isLoading());
}

void EntryTable::addSortMenu(QMenu &menu)
{
    QMenu *sorting = menu.addMenu(tr("Sort by"));
    for (int column = 0; column < EntryTableModel::ColumnCount; ++column) {
        const auto sort = EntryTableModel::sortOf(column);
        if (!sort)
            continue;
        QAction *action =
            sorting->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), this,
                               [this, column] { sortBy(column); });
        action->setCheckable(true);
        action->setChecked(sort == m_model.query().sort);
    }
}

} // namespace cachescope::ui
