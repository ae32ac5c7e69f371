// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings.h"

#include <QFrame>

class QLineEdit;
class QMenu;
class QToolButton;

namespace cachescope::ui {

class Theme;

/// The line at the top of the window: open, recent files, generate, export, find, and the menu.
class ToolBar : public QFrame
{
    Q_OBJECT

public:
    /// `menu` is what the button at the right opens.
    ToolBar(const Theme &theme, const Settings &settings, QMenu *menu, QWidget *parent = nullptr);

    /// Finding and exporting need a file.
    void setFileOpen(bool open);
    void focusFind();
    /// Empty: whoever knows what can be exported fills it when it is about to be shown.
    [[nodiscard]] QMenu *exportMenu() const { return m_exportMenu; }
    /// Opens the menu at the right.
    void showMenu();
    /// Shows what the entries are filtered by; does not emit.
    void setFindText(const QString &text);

Q_SIGNALS:
    void chooseRequested();
    void openRequested(const QString &path, bool newWindow);
    void generateRequested();
    void findRequested(const QString &text);

private:
    const Settings &m_settings;
    QToolButton *m_export;
    QMenu *m_exportMenu;
    QToolButton *m_menu;
    QLineEdit *m_find;
};

} // namespace cachescope::ui
