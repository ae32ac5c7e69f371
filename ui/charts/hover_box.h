// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QPointF;
class QRectF;
class QString;

namespace cachescope::ui {

struct Tokens;

/// Draws a small box with exact figures at the top of `bounds`, right of `anchor`, or left of it where there
/// is no room. Lines that are too long for `bounds` are elided.
void drawHoverBox(QPainter &painter, const Tokens &tokens, const QPointF &anchor, const QString &text,
                  const QRectF &bounds);

} // namespace cachescope::ui
