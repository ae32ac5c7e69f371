// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace cachescope::ui {

/// What the window's menu button opens. Its shortcuts work while it is closed.
class WindowMenu : public QMenu
{
    Q_OBJECT

public:
    explicit WindowMenu(QWidget *window);

    /// What is done with an open file rests without one.
    void setFileOpen(bool open);
    /// Whether the open file can be followed, and is.
    void setFollowing(bool can, bool following);
    /// Whether entries are shown beside their table.
    void setPreviewShown(bool shown);

Q_SIGNALS:
    void chooseRequested();
    void closeRequested();
    void tablesRequested(); ///< to read another table of the open file
    void proofRequested();
    void checkRequested();
    void compareRequested(); ///< the open file with another
    void refreshRequested();
    void followRequested(bool follow);
    void previewToggled(bool shown);
    void generateRequested();
    void aboutRequested();
    void quitRequested();

private:
    QList<QAction *> m_ofFile;
    QAction *m_follow;
    QAction *m_preview;
};

} // namespace cachescope::ui
