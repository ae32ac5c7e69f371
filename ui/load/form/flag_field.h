// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/form_field.h"

class QCheckBox;

namespace cachescope::ui {

/// A field that is on or off.
class FlagField : public FormField
{
    Q_OBJECT

public:
    FlagField(load::ScenarioDraft &draft, const QString &name, const QString &label,
              bool load::Scenario::*member, QWidget *parent = nullptr);

    void refresh() override;

private:
    bool load::Scenario::*m_member;
    QCheckBox *m_box;
};

} // namespace cachescope::ui
