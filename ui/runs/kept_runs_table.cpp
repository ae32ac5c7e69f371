// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/kept_runs_table.h"

#include "ui/runs/kept_runs_delegate.h"
#include "ui/runs/kept_runs_model.h"
#include "ui/table/sort_header.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kRowHeight = 26;
// By column; name and designs share what is left.
constexpr int kWidths[] = {200, 168, 120, 200, 104, 112, 144, 100};
constexpr int kAllColumnsPx = 1100;

} // namespace

KeptRunsTable::KeptRunsTable(const Theme &theme, KeptRunsModel &model, QWidget *parent)
    : RowView(kRowHeight, new SortHeader(theme, [](int) { return true; }), parent)
    , m_model(model)
    , m_header(static_cast<SortHeader *>(horizontalHeader()))
{
    setAccessibleName(tr("Load tests that are kept"));
    setItemDelegate(new KeptRunsDelegate(theme, this));
    connect(itemDelegate(), &QAbstractItemDelegate::closeEditor, this, &KeptRunsTable::editingEnded,
            Qt::QueuedConnection); // after the view's own
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &KeptRunsTable::note);
    setModel(&model);
    connect(&model, &QAbstractItemModel::modelReset, this, &KeptRunsTable::find); // after the view's own
    m_header->setSortIndicatorShown(true);
    m_header->setMinimumSectionSize(44);
    for (int column = 0; column < KeptRunsModel::ColumnCount; ++column)
        m_header->resizeSection(column, kWidths[column]);
    for (const int column : {KeptRunsModel::Name, KeptRunsModel::Designs})
        m_header->setSectionResizeMode(column, QHeaderView::Stretch);
    showOrder();
    connect(m_header, &SortHeader::sortRequested, this, &KeptRunsTable::sortBy);
    connect(&model, &KeptRunsModel::orderChanged, this, &KeptRunsTable::showOrder);
    connect(this, &QAbstractItemView::activated, this, &KeptRunsTable::openRequested);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { updateEditorGeometries(); });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QByteArray KeptRunsTable::state() const
{
    return m_header->saveState();
}

void KeptRunsTable::restoreState(const QByteArray &state)
{
    if (state.isEmpty() || !m_header->restoreState(state))
        return;
    m_model.sort(m_header->sortIndicatorSection(), m_header->sortIndicatorOrder());
    showOrder();
}

void KeptRunsTable::sortBy(int column)
{
    const bool isText = column <= KeptRunsModel::Designs && column != KeptRunsModel::When;
    const auto first = isText ? Qt::AscendingOrder : Qt::DescendingOrder;
    const auto other = isText ? Qt::DescendingOrder : Qt::AscendingOrder;
    const bool isAgain = column == m_model.sortColumn() && m_model.sortOrder() == first;
    m_model.sort(column, isAgain ? other : first);
}

void KeptRunsTable::showOrder()
{
    m_header->setSortIndicator(m_model.sortColumn(), m_model.sortOrder());
}

QStringList KeptRunsTable::selectedIds() const
{
    QStringList ids;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (isRowSelected(row))
            ids << m_model.runAt(row).id;
    }
    return ids;
}

void KeptRunsTable::selectIds(const QStringList &ids)
{
    std::vector<int> rows;
    for (const QString &id : ids) {
        if (const int row = m_model.rowOf(id); row >= 0)
            rows.push_back(row);
    }
    if (rows.empty())
        return;
    std::ranges::sort(rows);
    selectRow(rows.front());
    QItemSelection selection;
    for (const int row : rows)
        selection.select(m_model.index(row, 0), m_model.index(row, KeptRunsModel::ColumnCount - 1));
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void KeptRunsTable::editName()
{
    if (!currentIndex().isValid())
        return;
    const QModelIndex name = m_model.index(currentIndex().row(), KeptRunsModel::Name);
    scrollTo(name);
    edit(name);
}

void KeptRunsTable::note()
{
    m_selected = selectionModel() ? selectedIds() : QStringList();
    m_current = currentIndex().isValid() ? m_model.runAt(currentIndex().row()).id : QString();
    const int first = firstVisibleRow();
    m_first = first >= 0 && first < m_model.rowCount() ? m_model.runAt(first).id : QString();
    m_top = first >= 0 ? topOf(first) : 0;
}

void KeptRunsTable::find()
{
    QItemSelection selection;
    for (const QString &id : std::as_const(m_selected)) {
        if (const int row = m_model.rowOf(id); row >= 0)
            selection.select(m_model.index(row, 0), m_model.index(row, KeptRunsModel::ColumnCount - 1));
    }
    const int current = m_model.rowOf(m_current);
    if (current >= 0)
        selectionModel()->setCurrentIndex(m_model.index(current, 0), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const int first = m_model.rowOf(m_first); first > 0) // a new one at the top is to be seen
        scrollRowTo(first, m_top);
    Q_EMIT selectionChangedTo(selectedCount());
}

void KeptRunsTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    RowView::selectionChanged(selected, deselected);
    Q_EMIT selectionChangedTo(selectedCount());
}

void KeptRunsTable::keyPressEvent(QKeyEvent *event)
{
    if (isEditing())
        event->ignore(); // Enter ends the typing, and opens nothing
    else if (event->key() == Qt::Key_F2)
        editName();
    else if (event->matches(QKeySequence::Delete) && selectedCount() > 0)
        Q_EMIT removeRequested();
    else
        RowView::keyPressEvent(event);
}

void KeptRunsTable::wheelEvent(QWheelEvent *event)
{
    RowView::wheelEvent(event);
    updateEditorGeometries(); // less than a row does not move the scroll bar
}

void KeptRunsTable::resizeEvent(QResizeEvent *event)
{
    RowView::resizeEvent(event);
    m_header->setSectionHidden(KeptRunsModel::Scenario,
                               viewport()->width() < kAllColumnsPx); // the name first
}

void KeptRunsTable::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    Q_EMIT menuRequested(menu);
    menu.addSeparator();
    addSortMenu(menu);
    menu.exec(menuPosition(event));
}

void KeptRunsTable::addSortMenu(QMenu &menu)
{
    QMenu *sorting = menu.addMenu(tr("Sort by"));
    for (int column = 0; column < KeptRunsModel::ColumnCount; ++column) {
        const QString title = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction *action = sorting->addAction(title, this, [this, column] { sortBy(column); });
        action->setCheckable(true);
        action->setChecked(column == m_model.sortColumn());
    }
}

} // namespace cachescope::ui
