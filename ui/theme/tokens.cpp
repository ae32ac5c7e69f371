// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

namespace cachescope::ui {

const Tokens &lightTokens()
{
    static const Tokens tokens{
        .dark = false,
        .window = QColor(0xF5F6F8),
        .surface = QColor(0xFFFFFF),
        .line = QColor(0xE2E5EB),
        .grid = QColor(0xECEEF2),
        .text = QColor(0x1B2230),
        .muted = QColor(0x626C7C),
        .accent = QColor(0x2563EB),
        .accentGround = QColor(0xEBF1FE),
        .onAccent = QColor(0xFFFFFF),
        .good = QColor(0x0F7B52),
        .goodGround = QColor(0xE3F4EC),
        .warning = QColor(0x9A5B00),
        .warningGround = QColor(0xFBEFD9),
        .bad = QColor(0xB3261E),
        .badGround = QColor(0xFBE9E7),
        .series = {QColor(0x0072B2), QColor(0xD55E00), QColor(0x009E73), QColor(0xCC79A7), QColor(0xE69F00),
                   QColor(0x56B4E9)},
        .faded = QColor(0xC9D2DE),
    };
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens{
        .dark = true,
        .window = QColor(0x14171C),
        .surface = QColor(0x1C2027),
        .line = QColor(0x2D333D),
        .grid = QColor(0x262B34),
        .text = QColor(0xE7EAF0),
        .muted = QColor(0x98A1B1),
        .accent = QColor(0x6C9BF5),
        .accentGround = QColor(0x22304C),
        .onAccent = QColor(0x14171C),
        .good = QColor(0x4CC38A),
        .goodGround = QColor(0x16322A),
        .warning = QColor(0xE5B25A),
        .warningGround = QColor(0x3A2E17),
        .bad = QColor(0xF2746B),
        .badGround = QColor(0x3E2020),
        .series = {QColor(0x4DA6DB), QColor(0xF08A4B), QColor(0x2DBE97), QColor(0xDE9CC3), QColor(0xF0BE4D),
                   QColor(0x7FC8F0)},
        .faded = QColor(0x3A4350),
    };
    return tokens;
}

const Tokens &tokensFor(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

QPalette paletteFrom(const Tokens &t)
{
    QPalette palette(t.text, t.surface, t.line, t.line, t.faded, t.text, t.text, t.surface, t.window);
    palette.setColor(QPalette::AlternateBase, t.window);
    palette.setColor(QPalette::Highlight, t.accentGround);
    palette.setColor(QPalette::HighlightedText, t.text);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::ToolTipBase, t.surface);
    palette.setColor(QPalette::ToolTipText, t.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.muted);
    return palette;
}

} // namespace cachescope::ui
