// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/live/run_list_card.h"

#include "ui/table/row_delegate.h"
#include "ui/table/sort_header.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counter_tile.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kRowHeight = 26;
constexpr int kMaxRows = 9;
constexpr int kNameWidth = 190;
constexpr int kFigureWidth = 86;
constexpr int kThroughputWidth = 104; // its title is longer

} // namespace

RunListCard::RunListCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_model(new RunTableModel(this))
    , m_table(new QTableView(this))
{
    setRole(this, QStringLiteral("card"));
    setAccessibleName(tr("Designs"));
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        m_boxes.at(i) = new QComboBox(this);
        m_boxes.at(i)->setAccessibleName(i == 0 ? tr("Compared: first design")
                                                : tr("Compared: second design"));
        m_boxes.at(i)->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_boxes.at(i)->setMinimumContentsLength(12);
        WheelGuard::guard(m_boxes.at(i));
        m_dots.at(i) = new QLabel(this);
        connect(m_boxes.at(i), &QComboBox::activated, this, [this] {
            m_follows = false;
            Q_EMIT chosen();
        });
    }
    layOut(theme);
    const auto draw = [this, &theme] {
        for (int i = 0; i < static_cast<int>(m_dots.size()); ++i)
            m_dots.at(static_cast<std::size_t>(i))
                ->setPixmap(seriesDot(theme, seriesOfDesign(i), devicePixelRatioF()));
    };
    draw();
    connect(&theme, &Theme::changed, this, draw);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        m_follows = false;
        choose(1, index.row());
    });
}

void RunListCard::layOut(const Theme &theme)
{
    m_table->setAccessibleName(tr("Designs with their figures"));
    m_table->setHorizontalHeader(new SortHeader(theme, {}, m_table));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(theme, m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setToolTip(plainToolTip(tr("Double-click a design to compare it")));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    auto *choice = new QHBoxLayout;
    choice->setContentsMargins(9, 4, 9, 4);
    choice->setSpacing(8);
    choice->addWidget(makeLabel(QStringLiteral("heading"), tr("Designs"), this));
    choice->addStretch(1);
    choice->addWidget(makeLabel(QStringLiteral("caption"), tr("Compared"), this));
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        choice->addWidget(m_dots.at(i));
        choice->addWidget(m_boxes.at(i));
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5, 4, 5, 6);
    layout->setSpacing(0);
    layout->addLayout(choice);
    layout->addWidget(m_table);
}

void RunListCard::setRuns(const std::vector<RunHistory> &runs)
{
    m_follows = true;
    m_model->setRuns(runs);
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const QSignalBlocker blocker(m_boxes.at(i));
        m_boxes.at(i)->clear();
        for (const RunHistory &run : runs)
            m_boxes.at(i)->addItem(run.name());
        m_boxes.at(i)->setCurrentIndex(std::min(static_cast<int>(i), static_cast<int>(runs.size()) - 1));
    }
    const int rows = std::min(static_cast<int>(runs.size()), kMaxRows);
    QHeaderView *header = m_table->horizontalHeader();
    header->resizeSection(RunTableModel::Name, kNameWidth);
    for (int column = RunTableModel::State; column < RunTableModel::ColumnCount; ++column)
        header->resizeSection(column, kFigureWidth);
    header->resizeSection(RunTableModel::Throughput, kThroughputWidth);
    header->setStretchLastSection(true);
    m_table->setFixedHeight(header->sizeHint().height() + rows * kRowHeight +
                            m_table->horizontalScrollBar()->sizeHint().height() + 2);
}

void RunListCard::refresh(int row, const RunHistory &run)
{
    m_model->refresh(row, run);
}

void RunListCard::follow(int run)
{
    if (m_follows && run > 0)
        choose(1, run);
}

void RunListCard::choose(std::size_t position, int run)
{
    if (m_boxes.at(position)->currentIndex() == run)
        return;
    m_boxes.at(position)->setCurrentIndex(run);
    Q_EMIT chosen();
}

int RunListCard::first() const
{
    return std::max(0, m_boxes.front()->currentIndex());
}

int RunListCard::second() const
{
    return std::max(0, m_boxes.back()->currentIndex());
}

} // namespace cachescope::ui
