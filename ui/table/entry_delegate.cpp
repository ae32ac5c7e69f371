// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/entry_delegate.h"

#include "ui/models/entry_table_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace cachescope::ui {
namespace {

constexpr int kPadding = 10;
constexpr int kPin = 14;

} // namespace

EntryDelegate::EntryDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void EntryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Tokens &tokens = m_theme.tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->fillRect(option.rect,
                      selected ? tokens.accentGround : (hovered ? tokens.window : tokens.surface));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.grid);
    const QRect cell = option.rect.adjusted(kPadding, 0, -kPadding, -1);
    if (!index.data(EntryTableModel::LoadedRole).toBool())
        paintPlaceholder(painter, cell, index);
    else if (index.column() == EntryTableModel::Pinned && index.data(EntryTableModel::PinnedRole).toBool())
        paintPin(painter, cell);
    else
        paintText(painter, cell, index);
    painter->restore();
}

void EntryDelegate::paintPlaceholder(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    if (index.column() == EntryTableModel::Pinned)
        return;
    const int width = cell.width() * (index.column() == EntryTableModel::Key ? 7 : 5) / 10;
    const bool right = (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
    const int left = right ? cell.right() - width : cell.left();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.tokens().grid);
    painter->drawRoundedRect(QRect(left, cell.center().y() - 3, width, 7), 3, 3);
}

void EntryDelegate::paintText(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const bool key = index.column() == EntryTableModel::Key;
    painter->setFont(key ? fonts::monospace() : fonts::base());
    const bool stored =
        index.column() == EntryTableModel::Stored || index.column() == EntryTableModel::StoredRaw;
    painter->setPen(stored ? m_theme.tokens().muted : m_theme.tokens().text);
    const QString text = index.data(Qt::DisplayRole).toString();
    const int alignment = index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine;
    painter->drawText(
        cell, alignment,
        painter->fontMetrics().elidedText(text, key ? Qt::ElideMiddle : Qt::ElideRight, cell.width()));
}

void EntryDelegate::paintPin(QPainter *painter, const QRect &cell) const
{
    const QRect place(cell.left(), cell.center().y() - kPin / 2, kPin, kPin);
    painter->drawPixmap(place, iconPixmap(QStringLiteral("pin"), m_theme.tokens().accent, place.size(),
                                          painter->device()->devicePixelRatioF()));
}

} // namespace cachescope::ui
