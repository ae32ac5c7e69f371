// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/load/form/text_field.h"

class QPushButton;

namespace cachescope::ui {

/// A field that names a file, with a button to look for it.
class FileField : public TextField
{
    Q_OBJECT

public:
    /// `filter` as QFileDialog takes it.
    FileField(load::ScenarioDraft &draft, const QString &name, const QString &label, const QString &filter,
              QWidget *parent = nullptr);

    void choose();

private:
    QString m_filter;
};

} // namespace cachescope::ui
