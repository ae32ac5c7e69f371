// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings.h"

#include <QFrame>

class QLineEdit;
class QMenu;

namespace cachescope::ui {

class Theme;

/// The line at the top of the window: open, recent files, generate, find, and the menu.
class ToolBar : public QFrame
{
    Q_OBJECT

public:
    /// `menu` is what the button at the right opens.
    ToolBar(const Theme &theme, const Settings &settings, QMenu *menu, QWidget *parent = nullptr);

    /// Finding needs a file.
    void setFileOpen(bool open);
    void focusFind();
    /// Shows what the entries are filtered by; does not emit.
    void setFindText(const QString &text);

Q_SIGNALS:
    void chooseRequested();
    void openRequested(const QString &path);
    void generateRequested();
    void findRequested(const QString &text);

private:
    void fillRecent(QMenu *menu);

    const Settings &m_settings;
    QLineEdit *m_find;
};

} // namespace cachescope::ui
