// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/lock_event_card.h"

#include "ui/table/row_delegate.h"
#include "ui/table/sort_header.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/look.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kRowHeight = 26;
constexpr int kMaxRows = 8;
constexpr int kCauseWidths[] = {190, 128, 118};
constexpr int kCountWidth = 110;

} // namespace

LockEventCard::LockEventCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_model(new LockEventModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTableView(this))
    , m_header(new SortHeader(
          theme, [](int) { return true; }, m_table))
    , m_none(makeLabel(QStringLiteral("muted"), tr("No lock error so far."), this))
    , m_meaning(makeLabel(QStringLiteral("muted"), QString(), this))
{
    setRole(this, QStringLiteral("card"));
    setAccessibleName(tr("Lock errors by cause"));
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(LockEventModel::SortRole);
    m_sorted->setDynamicSortFilter(true);
    m_header->setDots([this](int section) {
        const int design = section - LockEventModel::FirstCount;
        return design >= 0 && design == m_first    ? seriesOfDesign(0)
               : design >= 0 && design == m_second ? seriesOfDesign(1)
                                                   : -1;
    });
    m_table->setAccessibleName(tr("Lock errors by cause"));
    m_table->setHorizontalHeader(m_header);
    m_table->setModel(m_sorted);
    m_table->setItemDelegate(new RowDelegate(theme, m_table));
    layOut();
    connect(m_header, &SortHeader::sortRequested, this, &LockEventCard::sortBy);
    connect(m_sorted, &QAbstractItemModel::rowsInserted, this, &LockEventCard::fitTable);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, &LockEventCard::fitTable);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LockEventCard::explain);
    fitTable();
}

void LockEventCard::layOut()
{
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_none->setContentsMargins(10, 4, 10, 4);
    m_meaning->setWordWrap(true);
    m_meaning->setObjectName(QStringLiteral("lockMeaning"));
    m_meaning->setContentsMargins(10, 6, 10, 4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5, 4, 5, 6);
    layout->setSpacing(0);
    layout->addWidget(m_table);
    layout->addWidget(m_none);
    layout->addWidget(m_meaning);
}

void LockEventCard::setDesigns(const QStringList &designs)
{
    m_model->setDesigns(designs);
    m_header->setSortIndicatorShown(false);
    m_sortSection = -1;
    m_sorted->sort(-1);
    explain();
}

void LockEventCard::setShown(int first, int second)
{
    m_first = first;
    m_second = second;
    m_header->viewport()->update();
}

void LockEventCard::setCauses(int design, const std::vector<LockCause> &causes)
{
    m_model->setCauses(design, causes);
}

/// Counts are looked at from the largest down at first, names from A to Z. The header turns its own sign
/// round before it tells of a click, so what is sorted by is kept here.
void LockEventCard::sortBy(int section)
{
    const bool isCount = section >= LockEventModel::FirstCount;
    const Qt::SortOrder first = isCount ? Qt::DescendingOrder : Qt::AscendingOrder;
    const Qt::SortOrder other = isCount ? Qt::AscendingOrder : Qt::DescendingOrder;
    m_sortOrder = section == m_sortSection && m_sortOrder == first ? other : first;
    m_sortSection = section;
    m_header->setSortIndicatorShown(true);
    m_header->setSortIndicator(section, m_sortOrder);
    m_sorted->sort(section, m_sortOrder);
}

void LockEventCard::fitTable()
{
    const int rows = m_sorted->rowCount();
    const int designs = m_model->columnCount() - LockEventModel::FirstCount;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const bool stretches = column >= LockEventModel::FirstCount && designs <= 2;
        m_header->setSectionResizeMode(column, stretches ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!stretches)
            m_header->resizeSection(column,
                                    column < LockEventModel::FirstCount ? kCauseWidths[column] : kCountWidth);
    }
    m_none->setVisible(rows == 0);
    const int bar = designs > 2 ? m_table->horizontalScrollBar()->sizeHint().height() : 0;
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            std::min(rows, kMaxRows) * kRowHeight + bar + 2);
    explain();
}

void LockEventCard::explain()
{
    const QModelIndex current = m_table->currentIndex();
    const QString meaning = current.isValid() ? current.data(LockEventModel::MeaningRole).toString()
                                              : tr("Choose a row to read what it means and what helps.");
    m_meaning->setText(meaning);
    m_meaning->setVisible(m_sorted->rowCount() > 0);
}

QString LockEventCard::meaning() const
{
    return m_meaning->text();
}

} // namespace cachescope::ui
