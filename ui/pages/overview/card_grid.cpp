// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/card_grid.h"

#include <QGridLayout>

#include <algorithm>

namespace cachescope::ui {
namespace {

constexpr int kTwoColumns = 760; // px: the least width for two
constexpr int kLeastHeight = 156;

} // namespace

CardGrid::CardGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(12);
}

void CardGrid::addCard(QWidget *card)
{
    card->setMinimumSize(1, kLeastHeight); // a narrow window cuts texts, it does not widen the page
    card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_cards.append(card);
    arrange();
}

void CardGrid::setLeastHeight(int height)
{
    m_leastHeight = height;
    arrange();
}

void CardGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = width() >= kTwoColumns ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    arrange();
}

void CardGrid::arrange()
{
    for (int i = 0; i < m_cards.size(); ++i)
        m_grid->addWidget(m_cards[i], i / m_columns, i % m_columns);
    const int rows = (static_cast<int>(m_cards.size()) + m_columns - 1) / m_columns;
    for (int row = 0; row < m_cards.size(); ++row)
        m_grid->setRowStretch(row, row < rows ? 1 : 0);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, m_columns == 2 ? 1 : 0);
    setMinimumHeight(std::max(m_leastHeight, rows * kLeastHeight + (rows - 1) * m_grid->spacing()));
}

} // namespace cachescope::ui
