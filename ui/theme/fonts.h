// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

/// The type scale, in the system's own families. Sizes are logical pixels. Call in the main thread.
namespace cachescope::ui::fonts {

constexpr int kBasePx = 13;
constexpr int kSmallPx = 11;
constexpr int kTitlePx = 15;
constexpr int kFigurePx = 22;

QFont base();
/// Labels and chart axes.
QFont small();
/// Keys: fixed width.
QFont monospace();

} // namespace cachescope::ui::fonts
