// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <atomic>
#include <vector>

namespace cachescope::ui {

/// An image as it is shown. Any thread.
struct DecodedImage
{
    QSize size;     ///< upright, in the image's own pixels
    QString format; ///< "PNG", "JPEG" …
    int frames = 1; ///< of an animation, of which the first is shown
    /// The image in fewer and fewer pixels, for drawing it small without looking at all of them. The first
    /// has the most; each further one half as many across.
    std::vector<QImage> levels;
    bool hasAlpha = false;
    bool reduced = false; ///< even the first level has fewer pixels than `size`
    bool vector = false;  ///< a drawing: it has no pixels of its own, and `size` is what it asks for
    QString note;         ///< a sentence; empty if there is nothing to say
};

/// Pixels of an image that is decoded at its full size: 128 MiB.
constexpr qint64 kMostPixels = qint64{32} << 20;
/// Of a JPEG image, which can be decoded at an eighth of its size.
constexpr qint64 kMostReducedPixels = qint64{400} * 1'000'000;

/// Decodes what the image plugins know, upright as EXIF has it, of animations the first frame, of icons the
/// largest; draws SVG without what it refers to in other files. No more than 200 MB are used, whatever the
/// image claims. `cancelled` may be null and is looked at between steps.
/// Errors: InvalidArgument (no known format), Corrupt, TooLarge, Cancelled. Any thread.
Result<DecodedImage> decodeImage(const QByteArray &bytes, const std::atomic<bool> *cancelled);

} // namespace cachescope::ui
