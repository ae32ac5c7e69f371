// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fact_list.h"

#include "ui/widgets/elided_label.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cachescope::ui {

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void FactList::setFacts(const QList<Fact> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (qsizetype i = 0; i < facts.size(); ++i) {
        if (i > 0)
            m_rows->addWidget(makeSeparator(Qt::Horizontal, this));
        addRow(facts[i]);
    }
}

void FactList::addRow(const Fact &fact)
{
    auto *row = new QWidget(this);
    row->setFixedHeight(25);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(makeLabel(QStringLiteral("muted"), fact.label, row));
    auto *value = new ElidedLabel(QString(), fact.whole ? Qt::ElideNone : Qt::ElideMiddle, row);
    value->setText(fact.value);
    value->setAccessibleName(fact.label);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    layout->addWidget(value, 1);
    m_rows->addWidget(row);
}

} // namespace cachescope::ui
