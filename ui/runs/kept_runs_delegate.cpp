// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/kept_runs_delegate.h"

#include "core/load/history/run_store.h"
#include "ui/runs/kept_run_text.h"
#include "ui/runs/kept_runs_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QPainter>

namespace cachescope::ui {
namespace {

constexpr int kPadding = 10;
constexpr int kIcon = 12;
constexpr int kIconGap = 6;

QColor colourOf(Tone tone, const Tokens &tokens)
{
    switch (tone) {
    case Tone::Good:
        return tokens.good;
    case Tone::Warning:
        return tokens.warning;
    case Tone::Bad:
        return tokens.bad;
    case Tone::Neutral:
        break;
    }
    return tokens.text;
}

} // namespace

KeptRunsDelegate::KeptRunsDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void KeptRunsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
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
    painter->setPen(tokens.text);
    if (index.column() == KeptRunsModel::Verdict) {
        const auto outcome =
            static_cast<load::DocumentOutcome>(index.data(KeptRunsModel::OutcomeRole).toInt());
        const QColor colour = colourOf(toneOf(outcome), tokens);
        const QRect place(cell.left(), cell.center().y() - kIcon / 2, kIcon, kIcon);
        painter->drawPixmap(
            place, iconPixmap(iconOf(outcome), colour, place.size(), painter->device()->devicePixelRatioF()));
        painter->setPen(colour);
        cell.adjust(kIcon + kIconGap, 0, 0, 0);
    }
    painter->setFont(fonts::base());
    painter->drawText(
        cell, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
    painter->restore();
}

QWidget *KeptRunsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem & /*option*/,
                                        const QModelIndex & /*index*/) const
{
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("runName"));
    editor->setAccessibleName(tr("Name of the run"));
    editor->setMaxLength(load::RunStore::kMostNameLength);
    setRole(editor, QStringLiteral("cell"));
    return editor;
}

void KeptRunsDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                            const QModelIndex & /*index*/) const
{
    editor->setGeometry(option.rect);
}

} // namespace cachescope::ui
