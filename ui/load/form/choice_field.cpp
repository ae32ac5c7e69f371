// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/choice_field.h"

#include <QComboBox>
#include <QSignalBlocker>

namespace cachescope::ui {

ChoiceField::ChoiceField(load::ScenarioDraft &draft, const QString &name, const QString &label,
                         const QList<Choice> &choices, QWidget *parent)
    : FormField(draft, name, label, parent)
    , m_box(new QComboBox(this))
{
    for (const Choice &choice : choices)
        m_box->addItem(choice.label, choice.value);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setControl(m_box);
    connect(m_box, &QComboBox::activated, this,
            [this](int index) { type(m_box->itemData(index).toString()); });
}

void ChoiceField::setPlaceholder(const QString &text)
{
    m_box->setPlaceholderText(text);
}

void ChoiceField::refresh()
{
    FormField::refresh();
    m_box->setCurrentIndex(m_box->findData(text()));
}

} // namespace cachescope::ui
