// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/diff/diff_row.h"

#include <QBrush>
#include <QIcon>
#include <QString>

/// How the kinds of changes between two files look and are called, everywhere alike: each has a colour, a
/// pattern and a word, so that no one of them is the only sign. Main thread.
namespace cachescope::ui {

class Theme;

/// "added", "gone", "re-stored", "touched", "unchanged".
QString kindLabel(inspect::DiffKind kind);
/// What the word means, in a sentence.
QString kindMeaning(inspect::DiffKind kind);
QColor kindColor(const Theme &theme, inspect::DiffKind kind);
/// Fills `area` in the kind's colour and pattern.
void fillKind(QPainter &painter, const Theme &theme, const QRectF &area, inspect::DiffKind kind);
/// A small square of it.
QPixmap kindSwatch(const Theme &theme, inspect::DiffKind kind, qreal devicePixelRatio);

} // namespace cachescope::ui
