// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load/form/mode_field.h"

#include <QComboBox>

namespace cachescope::ui {

ModeField::ModeField(load::ScenarioDraft &draft, const QString &name, const QString &label, Modes modes,
                     QWidget *parent)
    : FormField(draft, name, label, parent)
    , m_modes(std::move(modes))
    , m_box(new QComboBox(this))
{
    leaveProblemsToAnother();
    m_box->addItems(m_modes.labels);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setControl(m_box);
    m_box->setObjectName(name + QStringLiteral("Mode"));
    connect(m_box, &QComboBox::activated, this, [this](int mode) {
        if (mode == m_modes.get(this->draft().scenario()))
            return;
        this->draft().edit([this, mode](load::Scenario &scenario) { m_modes.set(scenario, mode); });
        Q_EMIT edited();
    });
}

void ModeField::refresh()
{
    FormField::refresh();
    m_box->setCurrentIndex(m_modes.get(draft().scenario()));
}

} // namespace cachescope::ui
