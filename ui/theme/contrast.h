// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

/// How well colours stand out (WCAG 2.1, https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio). Pure.
namespace cachescope::ui {

/// 1 … 21.
double contrastRatio(const QColor &a, const QColor &b);

/// Black or white, whichever is easier to read on `ground`: at least 4.5:1 on any.
QColor legibleOn(const QColor &ground);

} // namespace cachescope::ui
