// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/image_decoder.h"

#include "core/base/format.h"
#include "ui/preview/safe_svg.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QImageReader>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>

namespace cachescope::ui {
namespace {

constexpr int kAllocationMiB = 160; ///< kMostPixels, and a decoder's own rows
constexpr qint64 kReducedPixels = 8'000'000;
constexpr int kSmallestLevel = 1024; ///< the longer side of the last level at most
constexpr int kMostIconImages = 64;
constexpr double kDrawnSide = 2048.0; ///< of a drawing's longer side
constexpr double kTrialSide = 128.0;
constexpr qint64 kSimpleShapes = 100; ///< that are drawn at once at any size
constexpr double kMostDrawingSeconds = 3.0;

struct ImageDecoderText
{
    Q_DECLARE_TR_FUNCTIONS(cachescope::ui::ImageDecoderText)
};

Error stopped()
{
    return Error{ErrorCode::Cancelled, ImageDecoderText::tr("Decoding was stopped.")};
}

Error tooLarge(QSize size)
{
    return Error{
        ErrorCode::TooLarge,
        ImageDecoderText::tr(
            "The image is not decoded: it claims %1 × %2 pixels. Save it to open it with another program.")
            .arg(formatCount(size.width()), formatCount(size.height()))};
}

qint64 pixelsOf(QSize size)
{
    return qint64{size.width()} * size.height();
}

QString formatLabel(const QByteArray &format)
{
    const QString name = QString::fromLatin1(format).toUpper();
    return name == QLatin1String("JPG") ? QStringLiteral("JPEG") : name;
}

/// Formats whose readers check sizes before they allocate. Text formats such as XPM are not among them.
bool isWanted(const QByteArray &format)
{
    static constexpr std::array wanted{"png",  "jpg", "jpeg", "gif",  "bmp", "ico",  "cur",
                                       "webp", "tif", "tiff", "icns", "tga", "wbmp", "pbm",
                                       "pgm",  "ppm", "avif", "heic", "jxl", "jp2"};
    return std::find(wanted.begin(), wanted.end(), format) != wanted.end();
}

void makeLevels(DecodedImage &decoded, QImage image, const std::atomic<bool> *cancelled)
{
    decoded.hasAlpha = image.hasAlphaChannel();
    image.convertTo(decoded.hasAlpha ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    decoded.levels.push_back(std::move(image));
    while (!(cancelled && *cancelled)) {
        const QImage &last = decoded.levels.back();
        if (std::max(last.width(), last.height()) <= kSmallestLevel)
            return;
        const QSize half(std::max(1, last.width() / 2), std::max(1, last.height() / 2));
        decoded.levels.push_back(last.scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
}

/// Draws it as large as this side.
QImage drawn(QSvgRenderer &renderer, double side)
{
    const QSize asked = renderer.defaultSize();
    const double factor = side / std::max(asked.width(), asked.height());
    const auto scaled = [factor](int length) { return std::max(1, static_cast<int>(length * factor)); };
    QImage image(scaled(asked.width()), scaled(asked.height()), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(image.rect()));
    return image;
}

/// How large it can be drawn in bearable time, as two small trials have it: thousands of shapes may each be
/// a few pixels, or all cover the whole, and no one can stop Qt SVG once it draws.
double bearableSide(QSvgRenderer &renderer, qint64 shapes)
{
    if (shapes <= kSimpleShapes)
        return kDrawnSide;
    const auto secondsAt = [&renderer](double side) {
        QElapsedTimer timer;
        timer.start();
        drawn(renderer, side);
        return static_cast<double>(timer.nsecsElapsed()) / 1e9;
    };
    const double half = secondsAt(kTrialSide / 2.0);
    const double whole = secondsAt(kTrialSide);
    const double forArea =
        std::max(whole - half, 1e-6) / 0.75; // what grows with the area, at the trial's side
    const double left = std::max(0.0, kMostDrawingSeconds - half);
    return std::clamp(kTrialSide * std::sqrt(left / forArea), kTrialSide, kDrawnSide);
}

Result<DecodedImage> drawSvg(const QByteArray &bytes, const std::atomic<bool> *cancelled)
{
    auto safe = makeSafeSvg(bytes);
    if (!safe)
        return safe.error();
    QSvgRenderer renderer;
    if (!renderer.load(safe->svg) || renderer.defaultSize().isEmpty())
        return Error{ErrorCode::Corrupt, ImageDecoderText::tr("The drawing is damaged, or empty.")};
    if (cancelled && *cancelled)
        return stopped();
    DecodedImage decoded;
    decoded.size = renderer.defaultSize();
    decoded.format = QStringLiteral("SVG");
    decoded.vector = true;
    if (safe->missingImages > 0)
        decoded.note = ImageDecoderText::tr("Images that the drawing takes from elsewhere are not shown.");
    makeLevels(decoded, drawn(renderer, bearableSide(renderer, safe->shapes)), cancelled);
    return decoded;
}

/// An icon file holds the same image in several sizes.
void goToLargest(QImageReader &reader)
{
    int largest = 0;
    qint64 pixels = 0;
    for (int i = 0; i < std::min(reader.imageCount(), kMostIconImages); ++i) {
        if (reader.jumpToImage(i) && pixelsOf(reader.size()) > pixels) {
            pixels = pixelsOf(reader.size());
            largest = i;
        }
    }
    reader.jumpToImage(largest);
}

/// Asks for fewer pixels where the image has too many and the format allows it.
Result<void> fitSize(QImageReader &reader, DecodedImage &decoded)
{
    const QSize size = reader.size();
    decoded.size =
        reader.transformation() & QImageIOHandler::TransformationRotate90 ? size.transposed() : size;
    if (!size.isValid() || pixelsOf(size) <= kMostPixels)
        return {};
    if (!reader.format().startsWith("jp") || pixelsOf(size) > kMostReducedPixels)
        return tooLarge(decoded.size);
    const double factor =
        std::sqrt(static_cast<double>(kReducedPixels) / static_cast<double>(pixelsOf(size)));
    reader.setScaledSize(QSize(std::max(1, static_cast<int>(size.width() * factor)),
                               std::max(1, static_cast<int>(size.height() * factor))));
    decoded.reduced = true;
    decoded.note = ImageDecoderText::tr("It is shown with fewer pixels than it has.");
    return {};
}

Result<DecodedImage> readBitmap(const QByteArray &bytes, const std::atomic<bool> *cancelled)
{
    static const bool limited = [] {
        QImageReader::setAllocationLimit(kAllocationMiB);
        return true;
    }();
    Q_UNUSED(limited)
    QByteArray data = bytes;
    QBuffer buffer(&data);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!isWanted(reader.format()))
        return Error{
            ErrorCode::InvalidArgument,
            ImageDecoderText::tr(
                "This kind of image cannot be shown here. Save it to open it with another program.")};
    DecodedImage decoded;
    decoded.format = formatLabel(reader.format());
    if (reader.format() == "ico")
        goToLargest(reader);
    else if (reader.supportsAnimation())
        decoded.frames = std::max(1, reader.imageCount());
    if (auto fits = fitSize(reader, decoded); !fits)
        return fits.error();
    if (cancelled && *cancelled)
        return stopped();
    QImage image = reader.read();
    if (image.isNull())
        return Error{ErrorCode::Corrupt,
                     ImageDecoderText::tr("The image is damaged: %1.").arg(reader.errorString())};
    if (!decoded.reduced)
        decoded.size = image.size();
    makeLevels(decoded, std::move(image), cancelled);
    return decoded;
}

} // namespace

Result<DecodedImage> decodeImage(const QByteArray &bytes, const std::atomic<bool> *cancelled)
{
    auto decoded = isSvg(bytes) ? drawSvg(bytes, cancelled) : readBitmap(bytes, cancelled);
    if (cancelled && *cancelled)
        return stopped();
    return decoded;
}

} // namespace cachescope::ui
