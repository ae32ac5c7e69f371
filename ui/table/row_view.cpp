// SPDX-License-Identifier: GPL-3.0-or-later
// A QTableView keeps eight bytes a row in its vertical header, goes through them at each reset and counts
// pixels in an int, which is over after 82 million rows of 26 px. Rows of one height need none of that:
// everything here is worked out from the position. What reacts to people is in row_view_input.cpp.
#include "ui/table/row_view.h"

#include "ui/table/row_view_accessible.h"

#include <QAccessible>
#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kFarAway = 1 << 28; // pixels: for rows that are not seen, where an int would not do

} // namespace

RowView::RowView(int rowHeight, QHeaderView *header, QWidget *parent)
    : QAbstractItemView(parent)
    , m_scroll(rowHeight)
    , m_header(header)
{
    installRowViewAccessibility();
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    viewport()->setMouseTracking(true);
    m_header->setParent(this);
    m_header->setFocusProxy(this);
    connectHeader();
}

void RowView::connectHeader()
{
    const auto relayout = [this] { updateGeometries(); };
    const auto repaint = [this] { viewport()->update(); };
    connect(m_header, &QHeaderView::sectionResized, this, relayout);
    connect(m_header, &QHeaderView::sectionResized, this, repaint);
    connect(m_header, &QHeaderView::sectionMoved, this, repaint);
    connect(m_header, &QHeaderView::sectionCountChanged, this, relayout);
    connect(m_header, &QHeaderView::geometriesChanged, this, relayout);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, [this](int section) {
        m_header->resizeSection(section,
                                qMax(sizeHintForColumn(section), m_header->sectionSizeHint(section)));
    });
}

void RowView::setModel(QAbstractItemModel *newModel)
{
    if (model())
        disconnect(model(), &QAbstractItemModel::rowsRemoved, this, nullptr);
    QAbstractItemView::setModel(newModel);
    m_header->setModel(newModel);
    if (newModel) {
        connect(newModel, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int start, int end) { rowsRemoved(start, end); });
    }
    reset();
}

void RowView::reset()
{
    m_anchor = QPersistentModelIndex();
    m_pressed = QPersistentModelIndex();
    m_drag.reset();
    QAbstractItemView::reset();
    m_scroll.setPosition(0);
    updateGeometries();
    viewport()->update();
}

void RowView::updateGeometries()
{
    if (m_updating)
        return;
    const QScopedValueRollback guard(m_updating, true);
    const int height = m_header->isHidden() ? 0 : m_header->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    const QRect inner = viewport()->geometry();
    m_header->setGeometry(inner.left(), inner.top() - height, inner.width(), height);
    m_scroll.setRows(model() ? model()->rowCount() : 0);
    const QSize whole = maximumViewportSize();
    const bool fits = whole.width() >= m_header->length() && whole.height() >= m_scroll.totalHeight();
    updateScrollBars(fits ? whole : inner.size());
    QAbstractItemView::updateGeometries();
}

void RowView::updateScrollBars(const QSize &inner)
{
    m_scroll.setViewHeight(inner.height());
    showPosition();
    horizontalScrollBar()->setPageStep(inner.width());
    horizontalScrollBar()->setSingleStep(qMax(1, inner.width() / 20));
    horizontalScrollBar()->setRange(0, qMax(0, m_header->length() - inner.width()));
}

void RowView::showPosition()
{
    const QScopedValueRollback guard(m_showing, true);
    QScrollBar *bar = verticalScrollBar();
    bar->setSingleStep(1);
    bar->setPageStep(m_scroll.pageRows());
    bar->setRange(0, m_scroll.barMaximum());
    bar->setValue(m_scroll.barValue());
    viewport()->update();
}

void RowView::scrollContentsBy(int dx, int dy)
{
    if (dx != 0)
        m_header->setOffset(horizontalScrollBar()->value());
    if (dy != 0 && !m_showing)
        m_scroll.setBarValue(verticalScrollBar()->value());
    viewport()->update();
}

void RowView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    if (bottomRight.row() < firstVisibleRow() || topLeft.row() > lastVisibleRow())
        return;
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    tellOfNames(topLeft.row(), bottomRight.row());
}

void RowView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    const bool above = m_scroll.position() > 0 && start <= firstVisibleRow();
    m_scroll.setRows(model()->rowCount());
    if (above)
        m_scroll.setPosition(m_scroll.position() + (qint64{end} - start + 1) * rowHeight());
    updateGeometries();
}

void RowView::rowsRemoved(int start, int end)
{
    if (end < firstVisibleRow())
        m_scroll.setPosition(m_scroll.position() - (qint64{end} - start + 1) * rowHeight());
    updateGeometries();
}

bool RowView::isRowSelected(int row) const
{
    return selectionModel() && selectionModel()->isSelected(model()->index(row, 0));
}

int RowView::selectedCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

QRect RowView::rowRect(int row) const
{
    if (row < 0 || row < firstVisibleRow() || row > lastVisibleRow())
        return {};
    return {0, static_cast<int>(m_scroll.topOf(row)), viewport()->width(), rowHeight()};
}

QRect RowView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || isIndexHidden(index))
        return {};
    const qint64 top = std::clamp<qint64>(m_scroll.topOf(index.row()), -kFarAway, kFarAway);
    return {m_header->sectionViewportPosition(index.column()), static_cast<int>(top),
            m_header->sectionSize(index.column()), rowHeight()};
}

QModelIndex RowView::indexAt(const QPoint &point) const
{
    const int row = m_scroll.rowAt(point.y());
    const int column = m_header->logicalIndexAt(point.x());
    return row < 0 || column < 0 ? QModelIndex() : model()->index(row, column);
}

void RowView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const qint64 top = qint64{index.row()} * rowHeight();
    const qint64 atBottom = top + rowHeight() - viewport()->height();
    qint64 position = m_scroll.position();
    if (hint == PositionAtTop || (hint == EnsureVisible && top < position))
        position = top;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && atBottom > position))
        position = qMin(top, atBottom);
    else if (hint == PositionAtCenter)
        position = (top + atBottom) / 2;
    m_scroll.setPosition(position);
    showPosition();
}

void RowView::scrollRowTo(int row, qint64 top)
{
    m_scroll.setPosition(qint64{row} * rowHeight() - top);
    showPosition();
}

QRegion RowView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const int top = qMax(range.top(), firstVisibleRow());
        const int bottom = qMin(range.bottom(), lastVisibleRow());
        if (range.isValid() && top <= bottom)
            region += rowRect(top) | rowRect(bottom);
    }
    return region;
}

int RowView::sizeHintForColumn(int column) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int width = 0;
    for (int row = qMax(0, firstVisibleRow()); row <= lastVisibleRow(); ++row) {
        const QModelIndex index = model()->index(row, column);
        width = qMax(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return width;
}

int RowView::sizeHintForRow(int row) const
{
    Q_UNUSED(row)
    return rowHeight();
}

int RowView::horizontalOffset() const
{
    return m_header->offset();
}

int RowView::verticalOffset() const
{
    return static_cast<int>(std::min<qint64>(m_scroll.position(), kFarAway));
}

bool RowView::isIndexHidden(const QModelIndex &index) const
{
    return m_header->isSectionHidden(index.column());
}

void RowView::paintEvent(QPaintEvent *event)
{
    if (m_scroll.rows() == 0)
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int last = qMin(lastVisibleRow(), m_scroll.rowNear(event->rect().bottom()));
    for (int row = m_scroll.rowNear(event->rect().top()); row <= last; ++row) {
        paintRow(painter, option, row);
        if (showsFocus(row))
            paintFocus(painter, row);
    }
}

void RowView::paintRow(QPainter &painter, const QStyleOptionViewItem &shared, int row) const
{
    QStyleOptionViewItem option = shared;
    option.state.setFlag(QStyle::State_Selected, isRowSelected(row));
    option.state.setFlag(QStyle::State_MouseOver, m_pointer && m_scroll.rowAt(m_pointer->y()) == row);
    option.state.setFlag(QStyle::State_HasFocus, hasFocus() && row == currentIndex().row());
    option.features.setFlag(QStyleOptionViewItem::Alternate, alternatingRowColors() && row % 2 == 1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter.fillRect(rowRect(row), palette().brush(selected ? QPalette::Highlight : QPalette::Base));
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const QModelIndex index = model()->index(row, column);
        option.rect = visualRect(index);
        if (option.rect.isEmpty() || !viewport()->rect().intersects(option.rect))
            continue;
        const Qt::ItemFlags flags = index.flags();
        option.state.setFlag(QStyle::State_Enabled, isEnabled() && flags.testFlag(Qt::ItemIsEnabled));
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

bool RowView::showsFocus(int row) const
{
    return hasFocus() && row == currentIndex().row() && (m_byKeyboard || !isRowSelected(row));
}

void RowView::paintFocus(QPainter &painter, int row) const
{
    painter.setPen(palette().color(QPalette::Link));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rowRect(row).adjusted(0, 0, -1, -1));
}

void RowView::updateRow(int row)
{
    viewport()->update(rowRect(row));
}

} // namespace cachescope::ui
