// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/generate/cache_generator.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace cachescope::ui {

/// Asks what a demo cache should hold and where to write it.
class GenerateDialog : public QDialog
{
    Q_OBJECT

public:
    explicit GenerateDialog(QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    [[nodiscard]] load::GeneratorOptions options() const;

private:
    void layOut();
    void choosePath();
    void refresh();

    QComboBox *m_profile;
    QSpinBox *m_entries;
    QComboBox *m_layout;
    QLineEdit *m_path;
    QPushButton *m_browse;
    QLabel *m_problem;
    QPushButton *m_generate;
};

} // namespace cachescope::ui
