// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/designs/reference_presets.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace cachescope::ui {

/// A design under test, switch by switch: what each decides, how it is in the design that it starts from, and
/// how it shall be.
class SwitchesDialog : public QDialog
{
    Q_OBJECT

public:
    /// `design` as load::designInfo() takes it. One that it does not is replaced by the fault as in
    /// production.
    explicit SwitchesDialog(const QString &design, QWidget *parent = nullptr);

    /// The shortest name of what the dialog says, as load::designInfo() takes it.
    [[nodiscard]] QString design() const;

private:
    struct Row
    {
        QString name;
        QComboBox *choice = nullptr; ///< of the two values
        QLineEdit *number = nullptr; ///< of a busy timeout
        QLabel *change = nullptr;
    };

    QWidget *makeRows();
    void addRow(QGridLayout &grid, const QString &name);
    QWidget *makeValue(Row &row);
    QWidget *makeEnd();
    void start(const load::ReferencePreset &preset);
    void turn(const QString &name, const QString &value);
    void typeTimeout(const QString &text);
    void refresh();
    void refreshRow(const Row &row);
    [[nodiscard]] bool isCorrected() const;

    load::ReferencePreset m_preset;
    load::ReferenceSwitches m_switches;
    QString m_timeoutProblem;
    QComboBox *m_from;
    QLabel *m_description;
    QWidget *m_table = nullptr;
    std::vector<Row> m_rows;
    QLabel *m_problem;
    QLabel *m_name;
    QPushButton *m_reset;
    QPushButton *m_use;
};

} // namespace cachescope::ui
