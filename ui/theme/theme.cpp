// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/fonts.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/theme_style.h"

#include <QApplication>

namespace cachescope::ui {

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
{
    QApplication::setStyle(new ThemeStyle);
    QApplication::setFont(fonts::base());
    apply(tokensFor(QGuiApplication::palette()));
}

void Theme::follow()
{
    const Tokens &tokens = tokensFor(QGuiApplication::palette());
    if (&tokens == m_tokens)
        return;
    apply(tokens);
    Q_EMIT changed();
}

void Theme::apply(const Tokens &tokens)
{
    m_tokens = &tokens; // first: setting the style sheet sends palette changes of its own
    m_application.setStyleSheet(styleSheet(tokens));
}

} // namespace cachescope::ui
