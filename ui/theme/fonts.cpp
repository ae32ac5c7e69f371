// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QFontDatabase>

namespace cachescope::ui::fonts {
namespace {

// Digits of one width, so that live figures do not wobble. Most interface fonts have them by default; the
// switch for those that do not came with Qt 6.7.
QFont withTabularFigures(QFont font)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

QFont sized(QFont font, int pixels)
{
    font.setPixelSize(pixels);
    return withTabularFigures(font);
}

} // namespace

QFont base()
{
    return sized(QFontDatabase::systemFont(QFontDatabase::GeneralFont), kBasePx);
}

QFont small()
{
    return sized(QFontDatabase::systemFont(QFontDatabase::GeneralFont), kSmallPx);
}

QFont monospace()
{
    return sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), kBasePx - 1);
}

} // namespace cachescope::ui::fonts
