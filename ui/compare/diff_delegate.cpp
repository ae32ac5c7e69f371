// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/diff_delegate.h"

#include "ui/compare/diff_table_model.h"
#include "ui/compare/kind_look.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace cachescope::ui {
namespace {

constexpr int kPadding = 10;
constexpr int kSwatch = 10;
constexpr int kSwatchGap = 8;

} // namespace

DiffDelegate::DiffDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void DiffDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->fillRect(option.rect,
                      selected ? tokens.accentGround : (hovered ? tokens.window : tokens.surface));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.grid);
    QRect cell = option.rect.adjusted(kPadding, 0, -kPadding, -1);
    if (index.column() == DiffTableModel::Change)
        cell = paintSwatch(painter, cell, index);
    if (index.data(DiffTableModel::LoadedRole).toBool())
        paintText(painter, cell, index);
    else
        paintPlaceholder(painter, cell);
    painter->restore();
}

QRect DiffDelegate::paintSwatch(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const QRectF swatch(cell.left(), cell.center().y() - kSwatch / 2, kSwatch, kSwatch);
    fillKind(*painter, m_theme, swatch,
             static_cast<inspect::DiffKind>(index.data(DiffTableModel::KindRole).toInt()));
    return cell.adjusted(kSwatch + kSwatchGap, 0, 0, 0);
}

void DiffDelegate::paintPlaceholder(QPainter *painter, const QRect &cell) const
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.tokens().grid);
    painter->drawRoundedRect(QRect(cell.left(), cell.center().y() - 3, cell.width() * 7 / 10, 7), 3, 3);
}

void DiffDelegate::paintText(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const bool key = index.column() == DiffTableModel::Key;
    painter->setFont(key ? fonts::monospace() : fonts::base());
    painter->setPen(m_theme.tokens().text);
    const int alignment = index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine;
    painter->drawText(cell, alignment,
                      painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                        key ? Qt::ElideMiddle : Qt::ElideRight,
                                                        cell.width()));
}

} // namespace cachescope::ui
