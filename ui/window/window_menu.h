// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/page.h"

#include <QMenu>

#include <functional>

namespace cachescope::ui {

class Settings;

/// What the window's menu button opens: everything that can be done from anywhere in it. Its shortcuts work
/// while it is closed.
class WindowMenu : public QMenu
{
    Q_OBJECT

public:
    /// `settings` must outlive it.
    WindowMenu(const Settings &settings, QWidget *window);

    /// What is done with an open file rests without one.
    void setFileOpen(bool open);
    /// Whether the open file can be followed, and is.
    void setFollowing(bool can, bool following);
    /// Whether there is something to find: entries, or runs.
    void setSearchable(bool searchable);
    /// Whether entries are shown beside their table.
    void setPreviewShown(bool shown);
    /// The entries of this menu are those of another, which fills itself when it is shown.
    void setExportMenu(QMenu *menu);

    /// Fills `menu` with the recent files; used for every list of them. Ctrl and a click open one in a new
    /// window, as does Ctrl+Return.
    static void fillRecent(QMenu &menu, const Settings &settings,
                           const std::function<void(const QString &path, bool newWindow)> &open);

Q_SIGNALS:
    void newWindowRequested();
    void chooseRequested();
    void openRequested(const QString &path, bool newWindow);
    void closeRequested(); ///< the file
    void closeWindowRequested();
    void tablesRequested(); ///< to read another table of the open file
    void proofRequested();
    void checkRequested();
    void compareRequested(); ///< the open file with another
    void refreshRequested();
    void followRequested(bool follow);
    void previewToggled(bool shown);
    void findRequested();
    void pageRequested(cachescope::ui::Page page);
    void generateRequested();
    void settingsRequested();
    void explainRequested(); ///< what is looked at
    void shortcutsRequested();
    void aboutRequested();
    void quitRequested();

private:
    void addFileActions();
    void addToolActions();
    void addViewActions();
    void addProgramActions();
    QAction *addOfFile(const QString &text, const QKeySequence &key, void (WindowMenu::*signal)());

    const Settings &m_settings;
    QList<QAction *> m_ofFile;
    QAction *m_follow = nullptr;
    QAction *m_find = nullptr;
    QAction *m_preview = nullptr;
    QAction *m_export = nullptr;
};

} // namespace cachescope::ui
