// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/form_field.h"

class QLineEdit;

namespace cachescope::ui {

/// A field that is written as on the command line: "300", "50 kB", "20 ms", "20 %". Arrow keys step whole
/// numbers.
class TextField : public FormField
{
    Q_OBJECT

public:
    TextField(load::ScenarioDraft &draft, const QString &name, const QString &label,
              QWidget *parent = nullptr);

    void refresh() override;
    /// Instead of the text, while the field decides nothing; `why` is its tool tip. Empty: it decides.
    void setReplacedBy(const QString &instead, const QString &why = QString());

protected:
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step(int by);

    QLineEdit *m_edit;
    QString m_instead;
};

} // namespace cachescope::ui
