// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace cachescope::ui {

class Theme;

/// The symbol resources/icons/`name`.svg in the theme's colours: muted, accent where it is on or selected,
/// faded where disabled. Sharp at any device pixel ratio; follows the theme when drawn. `theme` must outlive
/// it.
QIcon themedIcon(const Theme &theme, const QString &name);

/// The same symbol in one colour.
QPixmap iconPixmap(const QString &name, const QColor &colour, const QSize &size, qreal devicePixelRatio);

} // namespace cachescope::ui
