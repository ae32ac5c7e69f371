// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/row_view_accessible.h"

#include "ui/table/row_view.h"

#include <QHeaderView>
#include <QPointer>

namespace cachescope::ui {
namespace {

constexpr int kKeptRows = 256; // more than any screen shows

/// One row: "d4735e3a…, Type: JSON, Size: 4.6 kB"; "loading" while the model has nothing of it.
class RowAccessible : public QAccessibleInterface
{
public:
    RowAccessible(RowView &view, int row)
        : m_view(&view)
        , m_row(row)
    {
    }

    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] bool isValid() const override { return m_view && m_row < m_view->model()->rowCount(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::State state() const override;

private:
    [[nodiscard]] QString cells() const;

    QPointer<RowView> m_view;
    int m_row;
};

QString RowAccessible::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    if (kind == QAccessible::Name)
        return cells();
    if (kind == QAccessible::Description)
        return RowView::tr("row %1 of %2").arg(m_row + qint64{1}).arg(m_view->model()->rowCount());
    return {};
}

QString RowAccessible::cells() const
{
    QStringList parts;
    const QHeaderView *header = m_view->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const QModelIndex cell = m_view->model()->index(m_row, column);
        const QString text = m_view->spokenText(cell);
        if (header->isSectionHidden(column) || text.isEmpty())
            continue;
        const bool plain = parts.isEmpty() || cell.data().toString().isEmpty(); // a picture's name is enough
        const QString title = m_view->model()->headerData(column, Qt::Horizontal).toString();
        parts.append(plain ? text : RowView::tr("%1: %2").arg(title, text));
    }
    return parts.isEmpty() ? RowView::tr("loading") : parts.join(QStringLiteral(", "));
}

QRect RowAccessible::rect() const
{
    const QRect row = isValid() ? m_view->rowRect(m_row) : QRect();
    return row.isEmpty() ? QRect() : row.translated(m_view->viewport()->mapToGlobal(QPoint(0, 0)));
}

QAccessible::State RowAccessible::state() const
{
    QAccessible::State state;
    if (!isValid())
        return state;
    state.selectable = true;
    state.focusable = true;
    state.extSelectable = true;
    state.selected = m_view->isRowSelected(m_row);
    state.focused = m_view->hasFocus() && m_view->currentIndex().row() == m_row;
    state.offscreen = m_view->rowRect(m_row).isEmpty();
    return state;
}

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *view = qobject_cast<RowView *>(object);
    return view ? new RowViewAccessible(*view) : nullptr;
}

} // namespace

void installRowViewAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

RowViewAccessible::RowViewAccessible(RowView &view)
    : QAccessibleWidget(&view, QAccessible::List)
    , m_view(view)
{
}

RowViewAccessible::~RowViewAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_rows))
        QAccessible::deleteAccessibleInterface(id);
}

int RowViewAccessible::childCount() const
{
    const int first = m_view.firstVisibleRow();
    return first < 0 ? 0 : m_view.lastVisibleRow() - first + 1;
}

QAccessibleInterface *RowViewAccessible::child(int index) const
{
    return index < 0 || index >= childCount() ? nullptr : rowInterface(m_view.firstVisibleRow() + index);
}

int RowViewAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *row = dynamic_cast<const RowAccessible *>(child);
    const int index = row ? row->row() - m_view.firstVisibleRow() : -1;
    return index < childCount() ? index : -1;
}

QAccessibleInterface *RowViewAccessible::childAt(int x, int y) const
{
    const QPoint point = m_view.viewport()->mapFromGlobal(QPoint(x, y));
    const QModelIndex index = m_view.indexAt(point);
    return m_view.viewport()->rect().contains(point) && index.isValid() ? rowInterface(index.row()) : nullptr;
}

QAccessibleInterface *RowViewAccessible::focusChild() const
{
    const int row = m_view.currentIndex().row();
    return row < 0 || !m_view.hasFocus() ? nullptr : rowInterface(row);
}

QAccessibleInterface *RowViewAccessible::rowInterface(int row) const
{
    if (const auto known = m_rows.constFind(row); known != m_rows.cend())
        return QAccessible::accessibleInterface(*known);
    if (m_rows.size() > kKeptRows)
        forgetUnseen();
    auto *made = new RowAccessible(m_view, row);
    m_rows.insert(row, QAccessible::registerAccessibleInterface(made)); // which owns it from now on
    return made;
}

void RowViewAccessible::forgetUnseen() const
{
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        if (row.key() >= m_view.firstVisibleRow() && row.key() <= m_view.lastVisibleRow()) {
            ++row;
            continue;
        }
        QAccessible::deleteAccessibleInterface(*row);
        row = m_rows.erase(row);
    }
}

QString RowView::spokenText(const QModelIndex &index) const
{
    const QVariant spoken = index.data(Qt::AccessibleTextRole);
    return spoken.isValid() ? spoken.toString() : index.data(Qt::DisplayRole).toString();
}

void RowView::tellAssistants()
{
    const int row = currentIndex().row();
    if (hasFocus() && !rowRect(row).isEmpty())
        announce(QAccessible::Focus, row - firstVisibleRow());
}

/// One event whatever was selected: for the current row, or else that something about the list has changed.
void RowView::tellOfSelection(const QItemSelection &selected, const QItemSelection &deselected)
{
    const int row = currentIndex().row();
    const QModelIndex cell = row < 0 ? QModelIndex() : model()->index(row, 0);
    const bool on = selected.contains(cell);
    if (rowRect(row).isEmpty() || (!on && !deselected.contains(cell)))
        return announce(QAccessible::SelectionWithin, -1);
    const QAccessible::Event added =
        selectedCount() == 1 ? QAccessible::Selection : QAccessible::SelectionAdd;
    announce(on ? added : QAccessible::SelectionRemove, row - firstVisibleRow());
}

void RowView::tellOfNames(int first, int last)
{
    const int lastSeen = qMin(last, lastVisibleRow());
    for (int row = qMax(first, firstVisibleRow()); row <= lastSeen; ++row)
        announce(QAccessible::NameChanged, row - firstVisibleRow());
}

void RowView::announce(QAccessible::Event what, int child)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(this, what);
    event.setChild(child);
    QAccessible::updateAccessibility(&event);
}

} // namespace cachescope::ui
