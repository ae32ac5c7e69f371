// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/text_table.h"

#include "ui/table/row_delegate.h"
#include "ui/table/sort_header.h"
#include "ui/widgets/look.h"

#include <QScrollBar>

namespace cachescope::ui {
namespace {

constexpr int kRowHeight = 26;
constexpr int kLeastRows = 2;
constexpr int kCellPadding = 20;

} // namespace

TextTable::TextTable(const Theme &theme, const QString &name, QWidget *parent)
    : QTableWidget(parent)
{
    setAccessibleName(name);
    setHorizontalHeader(new SortHeader(theme, {}, this));
    setItemDelegate(new RowDelegate(theme, this));
    setShowGrid(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, &TextTable::applyHeight);
}

void TextTable::setContent(const QStringList &titles, const QList<QStringList> &rows)
{
    setColumnCount(static_cast<int>(titles.size()));
    setHorizontalHeaderLabels(titles);
    setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            auto *cell = new QTableWidgetItem(rows[row].value(column));
            cell->setToolTip(plainToolTip(cell->text()));
            setItem(row, column, cell);
        }
    }
}

void TextTable::fitColumns(int mostPx)
{
    for (int column = 0; column < columnCount(); ++column) {
        int width = fontMetrics().horizontalAdvance(horizontalHeaderItem(column)->text());
        for (int row = 0; row < rowCount(); ++row)
            width = qMax(width, fontMetrics().horizontalAdvance(item(row, column)->text()));
        setColumnWidth(column, qMin(mostPx, width + kCellPadding + 2));
    }
}

void TextTable::fitHeight(int mostRows)
{
    m_fitRows = qMin(rowCount(), mostRows);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    applyHeight();
}

void TextTable::applyHeight()
{
    if (!m_fitRows)
        return;
    setMaximumHeight(heightOfRows(*m_fitRows));
    setMinimumHeight(heightOfRows(qMin(*m_fitRows, kLeastRows)));
    updateGeometry();
}

/// With the horizontal scroll bar, where columns are wider than the table: it takes a row's place.
int TextTable::heightOfRows(int rows) const
{
    const QScrollBar *bar = horizontalScrollBar();
    const int barHeight = bar->maximum() > bar->minimum() ? bar->sizeHint().height() : 0;
    return horizontalHeader()->sizeHint().height() + rows * kRowHeight + 2 + barHeight;
}

QSize TextTable::sizeHint() const
{
    const QSize size = QTableWidget::sizeHint();
    return m_fitRows ? QSize(size.width(), heightOfRows(*m_fitRows)) : size;
}

} // namespace cachescope::ui
