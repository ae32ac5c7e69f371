// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/elided_label.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cachescope::ui {

Card::Card(const QString &heading, QWidget *parent)
    : QFrame(parent)
    , m_subtitle(new ElidedLabel(QStringLiteral("muted"), Qt::ElideRight, this))
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout(this))
{
    setRole(this, QStringLiteral("card"));
    setAccessibleName(heading);
    m_subtitle->setMinimumWidth(1); // it gives way altogether before the heading is cut
    m_header->setSpacing(8);
    m_header->addWidget(makeLabel(QStringLiteral("heading"), heading, this));
    m_header->addWidget(m_subtitle);
    m_header->addStretch(1);
    m_body->setContentsMargins(14, 11, 14, 11);
    m_body->setSpacing(8);
    m_body->addLayout(m_header);
}

void Card::setSubtitle(const QString &text)
{
    m_subtitle->setText(text);
}

void Card::setCorner(QWidget *widget)
{
    m_header->addWidget(widget);
}

void Card::addToHeading(QWidget *widget)
{
    constexpr int behindSubtitle = 2;
    constexpr int allThereIs = 100;
    m_header->insertWidget(behindSubtitle, widget, allThereIs);
}

void Card::addWidget(QWidget *widget, int stretch)
{
    m_body->addWidget(widget, stretch);
}

void Card::addStretch()
{
    m_body->addStretch(1);
}

} // namespace cachescope::ui
