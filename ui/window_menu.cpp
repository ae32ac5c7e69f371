// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_menu.h"

#include <QKeySequence>

namespace cachescope::ui {

WindowMenu::WindowMenu(QWidget *window)
    : QMenu(window)
{
    addAction(tr("Open…"), QKeySequence::Open, this, &WindowMenu::chooseRequested);
    m_ofFile << addAction(tr("Close file"), QKeySequence::Close, this, &WindowMenu::closeRequested);
    addAction(tr("Generate a demo cache…"), this, &WindowMenu::generateRequested);
    addSeparator();
    addAction(tr("About Cachescope"), this, &WindowMenu::aboutRequested);
    addAction(tr("Quit"), QKeySequence::Quit, this, &WindowMenu::quitRequested);
    window->addActions(actions()); // so that their shortcuts work while the menu is closed
    setFileOpen(false);
}

void WindowMenu::setFileOpen(bool open)
{
    for (QAction *action : std::as_const(m_ofFile))
        action->setEnabled(open);
}

} // namespace cachescope::ui
