// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preferences.h"

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace cachescope::ui {

/// Lets people choose their preferences. Every change counts at once, or says when; there is nothing to
/// confirm.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `languages` by their codes; of one there is no choice.
    SettingsDialog(const Preferences &preferences, const QStringList &languages, QWidget *parent = nullptr);

    [[nodiscard]] Preferences preferences() const;
    /// Does not emit.
    void setPreferences(const Preferences &preferences);

Q_SIGNALS:
    void changed(const cachescope::ui::Preferences &preferences);

private:
    void layOut();
    void addLook(QFormLayout *form);
    void addFigures(QFormLayout *form);
    void addReading(QFormLayout *form);
    void addLoadTests(QFormLayout *form);
    void addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &hint = {});
    void connectFields();
    void chooseDirectory();
    void restoreDefaults();
    void offerUndo(const std::optional<Preferences> &replaced);
    void tell();

    QComboBox *m_theme;
    QComboBox *m_language;
    QComboBox *m_bytes;
    QComboBox *m_zone;
    QComboBox *m_times;
    QCheckBox *m_restores;
    QSpinBox *m_readers;
    QSpinBox *m_indexMiB;
    QSpinBox *m_previewMiB;
    QLineEdit *m_directory;
    QPushButton *m_defaults = nullptr;
    std::optional<Preferences> m_replaced; ///< by the defaults
    bool m_filling = false;
};

} // namespace cachescope::ui
