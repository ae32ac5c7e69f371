// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace cachescope::ui {

/// A drawing that can be handed to Qt SVG without reading a file or filling the memory.
struct SafeSvg
{
    QByteArray svg;
    /// Pictures that are in other files, or too large: they are left out.
    int missingImages = 0;
    /// How much there is to draw, in shapes of usual size, counting each use of a part.
    qint64 shapes = 0;
};

constexpr qint64 kMostSvgShapes = 50'000;

/// Whether the bytes look like XML, as SVG does and no other image.
bool isSvg(QByteArrayView bytes);

/// Writes a drawing anew with the elements that Qt SVG 6.4 draws and nothing else: no style sheets or images
/// from other files, which Qt would read, no scripts, animations and entities. Any thread.
/// Errors: Corrupt (no XML, or no drawing), TooLarge (parts that multiply one another, deep nesting).
Result<SafeSvg> makeSafeSvg(const QByteArray &bytes);

} // namespace cachescope::ui
