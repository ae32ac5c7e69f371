// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/form_field.h"

#include <functional>

class QComboBox;

namespace cachescope::ui {

/// Which of a few fields decides something: the others then rest.
class ModeField : public FormField
{
    Q_OBJECT

public:
    struct Modes
    {
        QStringList labels;
        std::function<int(const load::Scenario &)> get;
        std::function<void(load::Scenario &, int)> set;
    };

    /// `name` is that of the field whose being 0 or not is the choice.
    ModeField(load::ScenarioDraft &draft, const QString &name, const QString &label, Modes modes,
              QWidget *parent = nullptr);

    void refresh() override;

private:
    const Modes m_modes;
    QComboBox *m_box;
};

} // namespace cachescope::ui
