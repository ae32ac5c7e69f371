// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace cachescope::ui {

/// A colour for a part of 0…1 of a scale, of growing contrast to the ground: from light to dark in a light
/// theme, the other way round in a dark one. Viridis (https://bids.github.io/colormap/): its lightness
/// grows evenly, so that it reads the same to colour-blind eyes and in print. Pure.
QColor heatColour(double share, bool dark);

} // namespace cachescope::ui
