// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/form_field.h"

class QComboBox;

namespace cachescope::ui {

/// A field that is one of some names.
class ChoiceField : public FormField
{
    Q_OBJECT

public:
    /// A name as the field takes it, and what people call it.
    struct Choice
    {
        QString value;
        QString label;
    };

    ChoiceField(load::ScenarioDraft &draft, const QString &name, const QString &label,
                const QList<Choice> &choices, QWidget *parent = nullptr);

    void refresh() override;
    /// Shown where the field holds something else.
    void setPlaceholder(const QString &text);

private:
    QComboBox *m_box;
};

} // namespace cachescope::ui
