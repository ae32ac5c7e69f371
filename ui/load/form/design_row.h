// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace cachescope::ui {

class Theme;

/// One of the designs under test: a preset, or one with switches of its own.
class DesignRow : public QWidget
{
    Q_OBJECT

public:
    /// `position` is 0 for design A. All but that can be none.
    DesignRow(const Theme &theme, int position, QWidget *parent = nullptr);

    /// As load::designInfo() takes it; one that it does not is shown as well. Empty: none.
    void setDesign(const QString &design);
    [[nodiscard]] QString design() const;
    void setProblem(const QString &text);
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QWidget *control() const;

    /// Shows which switches the design has, and lets them be turned.
    void editSwitches();

Q_SIGNALS:
    void chosen(const QString &design);

private:
    void drawDots();
    void fill();

    const Theme &m_theme;
    const int m_position;
    QString m_label;
    QComboBox *m_box;
    QPushButton *m_switches;
    QLabel *m_problem;
};

} // namespace cachescope::ui
