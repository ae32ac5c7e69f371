// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preferences.h"

namespace cachescope::ui {

class Theme;

/// Light or dark whatever the system has, or as that has it: at once, in all windows. Main thread.
void setThemeChoice(Theme &theme, ThemeChoice choice);

} // namespace cachescope::ui
