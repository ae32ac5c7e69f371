// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace cachescope::ui {

/// Which causes of lock errors a chart has a colour for, each at its place: the first `most` of `wanted`,
/// which has the most frequent first. Those that are in `before` keep the place they have there, so that none
/// changes its colour as another overtakes it.
QStringList lockLayers(const QStringList &before, const QStringList &wanted, qsizetype most);

} // namespace cachescope::ui
