// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_menu.h"

#include <QKeySequence>

namespace cachescope::ui {

WindowMenu::WindowMenu(QWidget *window)
    : QMenu(window)
{
    addAction(tr("&Open…"), QKeySequence::Open, this, &WindowMenu::chooseRequested);
    m_ofFile << addAction(tr("Read another &table of this file…"), this, &WindowMenu::tablesRequested);
    m_ofFile << addAction(tr("&Proof that it is untouched…"), this, &WindowMenu::proofRequested);
    m_ofFile << addAction(tr("Check &integrity…"), this, &WindowMenu::checkRequested);
    m_ofFile << addAction(tr("&Close file"), QKeySequence::Close, this, &WindowMenu::closeRequested);
    addSeparator();
    addAction(tr("&Generate a demo cache…"), this, &WindowMenu::generateRequested);
    addSeparator();
    addAction(tr("&About Cachescope"), this, &WindowMenu::aboutRequested);
    addAction(tr("&Quit"), QKeySequence::Quit, this, &WindowMenu::quitRequested);
    window->addActions(actions()); // so that their shortcuts work while the menu is closed
    setFileOpen(false);
}

void WindowMenu::setFileOpen(bool open)
{
    for (QAction *action : std::as_const(m_ofFile))
        action->setEnabled(open);
}

} // namespace cachescope::ui
