// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_style.h"

#include "ui/theme/tokens.h"

#include <QStyleOption>

namespace cachescope::ui {

ThemeStyle::ThemeStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void ThemeStyle::polish(QPalette &palette)
{
    palette = paletteFrom(tokensFor(palette));
}

/// Fusion outlines boxes in a darker shade of the window's colour, which does not show on a dark one.
void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton;
    const auto *button = isBox ? qstyleoption_cast<const QStyleOptionButton *>(option) : nullptr;
    const Tokens &tokens = tokensFor(option->palette);
    if (!button || !tokens.dark)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    QStyleOptionButton outlined(*button);
    outlined.palette.setColor(QPalette::Window, tokens.muted);
    QProxyStyle::drawPrimitive(element, &outlined, painter, widget);
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returned) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace cachescope::ui
