// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/row_delegate.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace cachescope::ui {
namespace {

constexpr int kPadding = 10;

} // namespace

RowDelegate::RowDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, selected ? tokens.accentGround : tokens.surface);
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), tokens.grid);
    painter->setFont(fonts::base());
    painter->setPen(tokens.text);
    const QRect cell = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    painter->drawText(
        cell, alignment.isValid() ? alignment.toInt() : static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
    painter->restore();
}

} // namespace cachescope::ui
