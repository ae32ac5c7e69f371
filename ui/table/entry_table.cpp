// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/entry_table.h"

#include "core/base/format.h"
#include "ui/help/shortcut_list.h"
#include "ui/table/entry_delegate.h"
#include "ui/table/sort_header.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kRowHeight = 26;
constexpr QKeyCombination kCopyValue = Qt::CTRL | Qt::SHIFT | Qt::Key_C;

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
    describeKeys(this, tr("Entries"),
                 {{tr("Copy the keys that are selected"), {keyText(QKeySequence::Copy)}},
                  {tr("Copy the value"), {keyText(QKeySequence(kCopyValue))}},
                  {tr("Select all"), {keyText(QKeySequence::SelectAll)}}});
    setItemDelegate(new EntryDelegate(theme, this));
    setModel(&model);
    m_columns.emplace(*m_header);
    m_header->setSortIndicatorShown(true);
    showOrder();
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QWidget::customContextMenuRequested, this, &EntryTable::askForColumns);
    connect(m_header, &SortHeader::sortRequested, this, &EntryTable::sortBy);
    connect(&model, &EntryTableModel::viewRequested, this, &EntryTable::showOrder);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        Q_EMIT currentRowChanged(-1);
        Q_EMIT selectionChangedTo(0);
    });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QByteArray EntryTable::columnState() const
{
    return m_columns->state();
}

void EntryTable::restoreColumns(const QByteArray &state)
{
    m_columns->restore(state);
    showOrder();
}

bool EntryTable::showEntry(qint64 rowid)
{
    if (!m_model.view())
        return false;
    const std::vector<qint64> &rowids = m_model.view()->rowids;
    const auto found = std::ranges::find(rowids, rowid);
    if (found == rowids.end())
        return false;
    const QModelIndex index = m_model.index(static_cast<int>(found - rowids.begin()), 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index, PositionAtCenter);
    return true;
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
        Q_EMIT copyRequested(inspect::CopyForm::Keys);
    else if (event->keyCombination() == kCopyValue)
        Q_EMIT copyRequested(inspect::CopyForm::Value);
    else
        RowView::keyPressEvent(event);
}

void EntryTable::resizeEvent(QResizeEvent *event)
{
    RowView::resizeEvent(event);
    if (m_columns)
        m_columns->setRoom(viewport()->width());
}

void EntryTable::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    addCopyActions(menu);
    menu.addSeparator();
    QAction *save = menu.addAction(tr("Save value…"), this,
                                   [this] { Q_EMIT exportRequested(ExportKind::OneValue, true); });
    save->setEnabled(selectedCount() == 1);
    fillExportMenu(*menu.addMenu(tr("Export")));
    menu.addSeparator();
    addSortMenu(menu);
    m_columns->addActions(*menu.addMenu(tr("Columns")));
    menu.exec(menuPosition(event));
}

void EntryTable::addCopyActions(QMenu &menu)
{
    using inspect::CopyForm;
    const int count = selectedCount();
    const auto add = [this, count](QMenu &to, const QString &text, CopyForm form) {
        QAction *action = to.addAction(text, this, [this, form] { Q_EMIT copyRequested(form); });
        action->setEnabled(form == CopyForm::Value ? count == 1 : count > 0);
        return action;
    };
    add(menu, count > 1 ? tr("Copy %1 keys").arg(formatCount(count)) : tr("Copy key"), CopyForm::Keys)
        ->setShortcut(QKeySequence::Copy);
    add(menu, tr("Copy value"), CopyForm::Value)->setShortcut(kCopyValue);
    QMenu *rows =
        menu.addMenu(count > 1 ? tr("Copy %1 entries as").arg(formatCount(count)) : tr("Copy entry as"));
    rows->setEnabled(count > 0);
    add(*rows, tr("CSV"), CopyForm::Csv);
    add(*rows, tr("JSON"), CopyForm::Json);
    add(*rows, tr("SQL, with values"), CopyForm::Sql);
}

void EntryTable::fillExportMenu(QMenu &menu)
{
    menu.clear();
    addExportActions(menu, m_model.rowCount(), false);
    menu.addSeparator();
    addExportActions(menu, selectedCount(), true);
}

void EntryTable::addExportActions(QMenu &menu, int count, bool selectedOnly)
{
    const auto add = [this, &menu, count, selectedOnly](const QString &text, ExportKind kind) {
        QAction *action = menu.addAction(
            text, this, [this, kind, selectedOnly] { Q_EMIT exportRequested(kind, selectedOnly); });
        action->setEnabled(count > 0 && (selectedOnly || !m_model.isLoading()));
    };
    const QString which = selectedOnly ? tr("%1 selected").arg(formatCount(count))
                                       : tr("all %1 that are listed").arg(formatCount(count));
    add(tr("Values of %1…").arg(which), ExportKind::Values);
    add(tr("List of %1 as CSV…").arg(which), ExportKind::Csv);
    add(tr("List of %1 as JSON…").arg(which), ExportKind::Json);
    add(tr("List of %1 as JSON lines…").arg(which), ExportKind::JsonLines);
}

void EntryTable::askForColumns(const QPoint &position)
{
    QMenu menu(this);
    m_columns->addActions(menu);
    menu.exec(m_header->mapToGlobal(position));
}

void EntryTable::addSortMenu(QMenu &menu)
{
    QMenu *sorting = menu.addMenu(tr("Sort by"));
    for (int column = 0; column < EntryTableModel::ColumnCount; ++column) {
        const auto sort = EntryTableModel::sortOf(column);
        if (!sort || EntryTableModel::columnOf(*sort) != column)
            continue;
        QAction *action =
            sorting->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), this,
                               [this, column] { sortBy(column); });
        action->setCheckable(true);
        action->setChecked(sort == m_model.query().sort);
    }
}

} // namespace cachescope::ui
