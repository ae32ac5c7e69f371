// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_menu.h"

#include <QKeySequence>

namespace cachescope::ui {

WindowMenu::WindowMenu(QWidget *window)
    : QMenu(window)
{
    addAction(tr("&Open…"), QKeySequence::Open, this, &WindowMenu::chooseRequested);
    QAction *refresh = addAction(tr("&Refresh"), this, &WindowMenu::refreshRequested);
    refresh->setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)});
    m_ofFile << refresh;
    m_follow = addAction(tr("&Follow its changes"));
    m_follow->setCheckable(true);
    connect(m_follow, &QAction::triggered, this, &WindowMenu::followRequested);
    m_ofFile << addAction(tr("Read another &table of this file…"), this, &WindowMenu::tablesRequested);
    m_ofFile << addAction(tr("&Proof that it is untouched…"), this, &WindowMenu::proofRequested);
    m_ofFile << addAction(tr("Check &integrity…"), this, &WindowMenu::checkRequested);
    m_ofFile << addAction(tr("Co&mpare with another file…"), this, &WindowMenu::compareRequested);
    m_ofFile << addAction(tr("&Close file"), QKeySequence::Close, this, &WindowMenu::closeRequested);
    addSeparator();
    m_preview = addAction(tr("Preview &beside the entries"));
    m_preview->setShortcut(QKeySequence(Qt::Key_F4));
    m_preview->setCheckable(true);
    m_preview->setChecked(true);
    connect(m_preview, &QAction::triggered, this, &WindowMenu::previewToggled);
    m_ofFile << m_preview;
    addSeparator();
    addAction(tr("&Generate a demo cache…"), this, &WindowMenu::generateRequested);
    addSeparator();
    addAction(tr("&About Cachescope"), this, &WindowMenu::aboutRequested);
    addAction(tr("&Quit"), QKeySequence::Quit, this, &WindowMenu::quitRequested);
    window->addActions(actions()); // so that their shortcuts work while the menu is closed
    setFileOpen(false);
    setFollowing(false, false);
}

void WindowMenu::setFollowing(bool can, bool following)
{
    m_follow->setEnabled(can);
    m_follow->setChecked(following);
}

void WindowMenu::setPreviewShown(bool shown)
{
    m_preview->setChecked(shown);
}

void WindowMenu::setFileOpen(bool open)
{
    for (QAction *action : std::as_const(m_ofFile))
        action->setEnabled(open);
}

} // namespace cachescope::ui
