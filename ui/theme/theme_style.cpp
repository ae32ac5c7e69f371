// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_style.h"

#include "ui/theme/tokens.h"

namespace cachescope::ui {

ThemeStyle::ThemeStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void ThemeStyle::polish(QPalette &palette)
{
    palette = paletteFrom(tokensFor(palette));
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returned) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace cachescope::ui
