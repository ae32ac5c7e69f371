// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/diff_table.h"

#include "core/base/format.h"
#include "ui/compare/diff_delegate.h"
#include "ui/compare/diff_table_model.h"
#include "ui/table/sort_header.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kRowHeight = 26;
constexpr int kWidths[] = {144, 200, 92, 92, 96, 172, 172}; // by column; the key takes what is left
constexpr int kAllColumnsPx = 980;

} // namespace

DiffTable::DiffTable(const Theme &theme, DiffTableModel &model, QWidget *parent)
    : RowView(kRowHeight, new SortHeader(theme, [](int) { return true; }), parent)
    , m_model(model)
    , m_header(static_cast<SortHeader *>(horizontalHeader()))
{
    setAccessibleName(tr("Entries that were compared"));
    setItemDelegate(new DiffDelegate(theme, this));
    setModel(&model);
    m_header->setSortIndicatorShown(true);
    m_header->setMinimumSectionSize(44);
    for (int column = 0; column < DiffTableModel::ColumnCount; ++column)
        m_header->resizeSection(column, kWidths[column]);
    m_header->setSectionResizeMode(DiffTableModel::Key, QHeaderView::Stretch);
    showOrder();
    connect(m_header, &SortHeader::sortRequested, this, &DiffTable::sortBy);
    connect(&model, &DiffTableModel::queryChanged, this, &DiffTable::showOrder);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void DiffTable::sortBy(int column)
{
    inspect::DiffQuery query = m_model.query();
    const inspect::DiffSort sort = DiffTableModel::sortOf(column);
    const bool byName = sort == inspect::DiffSort::Key || sort == inspect::DiffSort::Kind;
    query.descending = query.sort == sort ? !query.descending : !byName;
    query.sort = sort;
    m_model.setQuery(query);
}

void DiffTable::showOrder()
{
    m_header->setSortIndicator(DiffTableModel::columnOf(m_model.query().sort),
                               m_model.query().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

std::vector<quint32> DiffTable::selectedRows(std::size_t limit) const
{
    std::vector<quint32> rows;
    QItemSelection selection = selectionModel()->selection();
    std::sort(selection.begin(), selection.end(),
              [](const auto &a, const auto &b) { return a.top() < b.top(); });
    for (const QItemSelectionRange &range : std::as_const(selection)) {
        for (int row = range.top(); row <= range.bottom() && rows.size() <= limit; ++row)
            rows.push_back((*m_model.rows())[static_cast<std::size_t>(row)]);
    }
    return rows;
}

void DiffTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        Q_EMIT copyRequested();
    else
        RowView::keyPressEvent(event);
}

void DiffTable::resizeEvent(QResizeEvent *event)
{
    RowView::resizeEvent(event);
    m_header->setSectionHidden(DiffTableModel::Growth, viewport()->width() < kAllColumnsPx); // the key first
}

void DiffTable::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    const int count = selectedCount();
    QAction *copy = menu.addAction(count > 1 ? tr("Copy %1 keys").arg(formatCount(count)) : tr("Copy key"),
                                   this, &DiffTable::copyRequested);
    copy->setShortcut(QKeySequence::Copy);
    copy->setEnabled(count > 0);
    QAction *save =
        menu.addAction(tr("Save all %1 that are listed as CSV…").arg(formatCount(m_model.rowCount())), this,
                       &DiffTable::saveRequested);
    save->setEnabled(m_model.rowCount() > 0);
    menu.addSeparator();
    QMenu *sorting = menu.addMenu(tr("Sort by"));
    for (int column = 0; column < DiffTableModel::ColumnCount; ++column) {
        QAction *action =
            sorting->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), this,
                               [this, column] { sortBy(column); });
        action->setCheckable(true);
        action->setChecked(column == DiffTableModel::columnOf(m_model.query().sort));
    }
    menu.exec(menuPosition(event));
}

} // namespace cachescope::ui
