// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_choice.h"

#include "ui/theme/theme.h"

#include <QApplication>

namespace cachescope::ui {

/// A palette of our own stands before the system's; without one, that counts again.
void setThemeChoice(Theme &theme, ThemeChoice choice)
{
    if (choice == ThemeChoice::System)
        QApplication::setPalette(QPalette());
    else
        QApplication::setPalette(paletteFrom(choice == ThemeChoice::Dark ? darkTokens() : lightTokens()));
    theme.follow(); // windows do so too, where there are any
}

} // namespace cachescope::ui
