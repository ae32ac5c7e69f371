// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <vector>

namespace cachescope::ui {

/// Fills `area` with a rectangle for each of `values`, in proportion, each as close to a square as can be:
/// the squarified treemap of Bruls, Huizing and van Wijk (2000), https://doi.org/10.1007/978-3-7091-6783-0_4.
/// `values` fall, for good shapes; those that are not over 0 get an empty rectangle. Pure.
std::vector<QRectF> squarify(const std::vector<double> &values, const QRectF &area);

/// The cell of `cells` that is next in a direction from `from`: dx, dy are −1, 0 or 1, one of them 0. `from`
/// itself where there is none.
std::size_t neighbourOf(const std::vector<QRectF> &cells, std::size_t from, int dx, int dy);

} // namespace cachescope::ui
