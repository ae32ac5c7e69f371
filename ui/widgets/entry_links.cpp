// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/entry_links.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/entry_facts_text.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace cachescope::ui {
namespace {

constexpr qsizetype kBriefKey = 17;
constexpr qsizetype kBriefKeyBehindLabel = 13;
constexpr qsizetype kMostTip = 2000;

} // namespace

EntryLinks::EntryLinks(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    hide();
}

void EntryLinks::setLinks(const QList<EntryLink> &links)
{
    if (links == m_links)
        return;
    m_links = links;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater(); // one of its links may be what was clicked
        item->widget()->hide();
        delete item;
    }
    for (const EntryLink &link : links)
        addRow(link);
    setVisible(!links.isEmpty());
}

void EntryLinks::addRow(const EntryLink &link)
{
    auto *row = new QWidget(this);
    row->setFixedHeight(25);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    if (!link.label.isEmpty()) // among facts, which have rules between them
        m_rows->addWidget(makeSeparator(Qt::Horizontal, this));
    if (!link.label.isEmpty())
        layout->addWidget(makeLabel(QStringLiteral("muted"), link.label, row));
    const qsizetype brief = link.label.isEmpty() ? kBriefKey : kBriefKeyBehindLabel;
    auto *button = new QPushButton(withoutMnemonics(briefKey(link.key, brief)), row);
    setRole(button, QStringLiteral("link"));
    button->setFont(fonts::monospace());
    button->setCursor(Qt::PointingHandCursor);
    button->setToolTip(plainToolTip(link.key.left(kMostTip)));
    button->setAccessibleName(tr("%1 %2").arg(link.label, briefKey(link.key, kMostTip)).trimmed());
    connect(button, &QPushButton::clicked, this, [this, rowid = link.rowid] { Q_EMIT activated(rowid); });
    if (!link.label.isEmpty())
        layout->addStretch(1);
    layout->addWidget(button);
    auto *note = new ElidedLabel(QStringLiteral("muted"), Qt::ElideRight, row);
    note->setText(link.note);
    layout->addWidget(note);
    if (link.label.isEmpty())
        layout->addStretch(1);
    m_rows->addWidget(row);
}

} // namespace cachescope::ui
