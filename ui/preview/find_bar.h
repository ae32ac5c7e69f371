// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QToolButton;

namespace cachescope::ui {

class Theme;

/// What is looked for in a text, how often it is there, and buttons to go from one place to the next: Enter
/// and F3 for the next, with Shift for the one before. Hidden at first.
class FindBar : public QFrame
{
    Q_OBJECT

public:
    explicit FindBar(const Theme &theme, QWidget *parent = nullptr);

    /// Shows it and lets people type over what was looked for before.
    void open();
    /// Hides it: closed().
    void close();
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    /// "3 of 120", "not found".
    void setState(const QString &state, bool found);

Q_SIGNALS:
    void textChanged(const QString &text);
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *addButton(const Theme &theme, const QString &icon, const QString &name);

    QLineEdit *m_edit;
    QLabel *m_state;
};

} // namespace cachescope::ui
