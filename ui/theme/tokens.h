// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace cachescope::ui {

/// The colours of the program, by what they mean. Safe for colour-blind eyes (Okabe and Ito,
/// https://jfly.uni-koeln.de/color/); text and meaning colours have at least 4.5:1 against `surface`.
struct Tokens
{
    bool dark = false;
    QColor window;  ///< behind cards, and in inputs
    QColor surface; ///< cards, tables, bars
    QColor line;    ///< borders and separators, 1 px
    QColor grid;    ///< chart grid, row lines
    QColor text;
    QColor muted;
    QColor accent; ///< selection, active page, links, primary button
    QColor accentGround;
    QColor onAccent; ///< text on `accent`
    QColor good;
    QColor goodGround;
    QColor warning;
    QColor warningGround;
    QColor bad;
    QColor badGround;
    std::array<QColor, 6> series;
    QColor faded; ///< what a brush leaves out

    bool operator==(const Tokens &) const = default;
};

const Tokens &lightTokens();
const Tokens &darkTokens();

/// The dark tokens if the palette's window colour is dark, else the light ones.
const Tokens &tokensFor(const QPalette &palette);

/// A palette that draws every role in the colours of `tokens`. tokensFor() of it gives `tokens` again.
QPalette paletteFrom(const Tokens &tokens);

} // namespace cachescope::ui
