// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/entry_columns.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QHeaderView>
#include <QMenu>

namespace cachescope::ui {
namespace {

// By column.
constexpr int kWidths[] = {250, 104, 96, 168, 168, 52, 96, 88, 168, 150, 150};
constexpr int kRoomForAll = 770; // less, and the column Stored is left out: the key comes first
constexpr int kLeastWidth = 44;
constexpr quint32 kStateMark = 0x43534331;

} // namespace

EntryColumns::EntryColumns(QHeaderView &header)
    : m_header(header)
{
    m_header.setMinimumSectionSize(kLeastWidth);
    m_header.setSectionsMovable(true);
    reset();
}

void EntryColumns::reset()
{
    m_chosen = false;
    for (int column = 0; column < EntryTableModel::ColumnCount; ++column) {
        m_shown.at(static_cast<std::size_t>(column)) = column < EntryTableModel::kFirstColumns;
        m_header.moveSection(m_header.visualIndex(column), column);
        m_header.setSectionResizeMode(column, QHeaderView::Interactive);
        m_header.setSectionHidden(column, false); // hidden ones take no size
        m_header.resizeSection(column, kWidths[column]);
    }
    m_header.setSectionResizeMode(EntryTableModel::Key, QHeaderView::Stretch);
    show();
}

void EntryColumns::setRoom(int width)
{
    m_room = width;
    show();
}

void EntryColumns::setShown(EntryTableModel::Column column, bool shown)
{
    if (column == EntryTableModel::Key)
        return;
    if (!m_chosen) { // what was left out by itself stays so
        for (int each = 0; each < EntryTableModel::ColumnCount; ++each)
            m_shown.at(static_cast<std::size_t>(each)) = !m_header.isSectionHidden(each);
    }
    m_chosen = true;
    m_shown.at(static_cast<std::size_t>(column)) = shown;
    show();
}

void EntryColumns::show()
{
    const bool narrow = !m_chosen && m_room < kRoomForAll;
    for (int column = 0; column < EntryTableModel::ColumnCount; ++column) {
        const bool shown = m_shown.at(static_cast<std::size_t>(column));
        m_header.setSectionHidden(column, !shown || (narrow && column == EntryTableModel::Stored));
    }
}

void EntryColumns::addActions(QMenu &menu)
{
    for (int column = EntryTableModel::Key + 1; column < EntryTableModel::ColumnCount; ++column) {
        QAction *action =
            menu.addAction(m_header.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_header.isSectionHidden(column));
        QObject::connect(action, &QAction::triggered, &m_header, [this, column](bool shown) {
            setShown(static_cast<EntryTableModel::Column>(column), shown);
        });
    }
    menu.addSeparator();
    menu.addAction(QCoreApplication::translate("EntryTable", "As at first"), &m_header, [this] { reset(); });
}

QByteArray EntryColumns::state() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << kStateMark << qint32{EntryTableModel::ColumnCount} << m_chosen;
    for (const bool shown : m_shown)
        stream << shown;
    stream << m_header.saveState();
    return state;
}

void EntryColumns::restore(const QByteArray &state)
{
    if (!read(state))
        return reset();
    m_shown.at(EntryTableModel::Key) = true;
    m_header.setSectionsMovable(true);
    show();
}

bool EntryColumns::read(const QByteArray &state)
{
    QDataStream stream(state);
    quint32 mark = 0;
    qint32 count = 0;
    stream >> mark >> count;
    if (mark != kStateMark || count != EntryTableModel::ColumnCount)
        return false;
    stream >> m_chosen;
    for (bool &shown : m_shown)
        stream >> shown;
    QByteArray header;
    stream >> header;
    return stream.status() == QDataStream::Ok && m_header.restoreState(header) &&
           m_header.count() == EntryTableModel::ColumnCount;
}

} // namespace cachescope::ui
