// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace cachescope::ui {

class Theme;

/// A load scenario to fill in, with Start and Stop. What does not fit is said in place, and Start waits for
/// it.
class ScenarioForm : public QFrame
{
    Q_OBJECT

public:
    explicit ScenarioForm(const Theme &theme, QWidget *parent = nullptr);

    /// What the form says now; it may not validate.
    [[nodiscard]] load::Scenario scenario() const;
    /// "Copy of the open file" can be chosen while there is one. Empty: none.
    void setOpenFile(const QString &path);
    /// Fields rest and Stop works while a run goes on.
    void setRunning(bool running);

Q_SIGNALS:
    void changed();
    void startRequested();
    void stopRequested();

private:
    QWidget *makeFields();
    QWidget *makeButtons();
    void addField(QVBoxLayout *layout, const QString &label, QWidget *field);
    void addPair(QVBoxLayout *layout, const QString &label, QWidget *field, const QString &otherLabel,
                 QWidget *otherField);
    QWidget *labelled(const QString &label, QWidget *field);
    QSpinBox *makeSpinBox(int minimum, int maximum, int value, const QString &suffix);
    QComboBox *makeDesignBox(bool optional, const QString &chosen);
    void drawDots();
    void refresh();
    [[nodiscard]] QString problem() const;

    const Theme &m_theme;
    QString m_openFile;
    bool m_running = false;
    QWidget *m_fields = nullptr;
    QComboBox *m_source;
    QSpinBox *m_users;
    QSpinBox *m_duration;
    QSpinBox *m_thinkTime;
    QSpinBox *m_stores;
    QComboBox *m_keys;
    QSpinBox *m_keyCount;
    QLineEdit *m_valueSize;
    QSpinBox *m_seed;
    QComboBox *m_designA;
    QComboBox *m_designB;
    QLabel *m_problem;
    QPushButton *m_start = nullptr;
    QPushButton *m_stop = nullptr;
};

} // namespace cachescope::ui
