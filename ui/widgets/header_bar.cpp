// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/header_bar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QPushButton>
#include <QToolButton>

namespace cachescope::ui {

HeaderBar::HeaderBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_title(new ElidedLabel(QStringLiteral("title"), Qt::ElideMiddle, this))
    , m_facts(new ElidedLabel(QStringLiteral("muted"), Qt::ElideRight, this))
    , m_chipRow(new QHBoxLayout)
{
    setRole(this, QStringLiteral("bar"));
    setFixedHeight(48);
    m_title->setObjectName(QStringLiteral("headerTitle"));
    m_facts->setObjectName(QStringLiteral("headerFacts"));
    m_chipRow->setSpacing(8);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 12, 0);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addStretch(1);
    layout->addLayout(m_chipRow);
    auto *explain = new QToolButton(this);
    explain->setIcon(themedIcon(theme, QStringLiteral("help")));
    explain->setAccessibleName(tr("What am I looking at?"));
    explain->setToolTip(tr("What am I looking at? (%1)")
                            .arg(QKeySequence(QKeySequence::WhatsThis).toString(QKeySequence::NativeText)));
    setRole(explain, QStringLiteral("icon"));
    layout->addWidget(explain);
    connect(explain, &QToolButton::clicked, this, &HeaderBar::explainRequested);
}

void HeaderBar::setContent(const HeaderContent &content)
{
    if (content == m_content)
        return;
    m_title->setText(content.title);
    m_facts->setText(content.facts);
    if (content.chips != m_content.chips)
        setChips(content.chips);
    m_content = content;
}

/// What the chip with the keyboard's focus leads to.
ChipLink HeaderBar::focusedLink() const
{
    for (int i = 0; i < m_chipRow->count() && i < m_content.chips.size(); ++i) {
        if (m_chipRow->itemAt(i)->widget()->hasFocus())
            return m_content.chips[i].link;
    }
    return ChipLink::None;
}

void HeaderBar::setChips(const QList<Chip> &chips)
{
    const ChipLink focused = focusedLink();
    while (QLayoutItem *item = m_chipRow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was just clicked
        delete item;
    }
    for (const Chip &chip : chips) {
        QWidget *widget = makeChip(chip);
        setTone(widget, chip.tone);
        widget->setToolTip(plainToolTip(chip.explanation));
        widget->setAccessibleDescription(chip.explanation);
        m_chipRow->addWidget(widget, 0, Qt::AlignVCenter);
        if (focused != ChipLink::None && chip.link == focused)
            widget->setFocus(Qt::OtherFocusReason);
    }
}

QWidget *HeaderBar::makeChip(const Chip &chip)
{
    if (chip.link == ChipLink::None)
        return makeLabel(QStringLiteral("chip"), chip.text, this);
    auto *button = new QPushButton(withoutMnemonics(chip.text), this);
    setRole(button, QStringLiteral("badge"));
    button->setAccessibleName(chip.text);
    button->setCursor(Qt::PointingHandCursor);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::clicked, this, [this, link = chip.link] { Q_EMIT chipClicked(link); });
    return button;
}

} // namespace cachescope::ui
