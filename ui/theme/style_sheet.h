// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace cachescope::ui {

struct Tokens;

/// The application's style sheet. Widgets ask for a look by the dynamic property `role`:
/// labels caption, muted, heading, title, figure; buttons primary, danger, link, tool; frames card, bar,
/// page.
QString styleSheet(const Tokens &tokens);

} // namespace cachescope::ui
