// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/flag_field.h"

#include <QCheckBox>

namespace cachescope::ui {

FlagField::FlagField(load::ScenarioDraft &draft, const QString &name, const QString &label,
                     bool load::Scenario::*member, QWidget *parent)
    : FormField(draft, name, label, parent)
    , m_member(member)
    , m_box(new QCheckBox(label, this))
{
    hideLabel();
    setControl(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
        this->draft().edit([this, on](load::Scenario &scenario) { scenario.*m_member = on; });
        Q_EMIT edited();
    });
}

void FlagField::refresh()
{
    FormField::refresh();
    m_box->setChecked(draft().scenario().*m_member);
}

} // namespace cachescope::ui
