// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/image_kind.h"

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

constexpr FileKind image(QLatin1StringView mime, QLatin1StringView suffix)
{
    return {ContentType::Image, mime, suffix};
}

constexpr FileKind kTiff = image("image/tiff"_L1, "tif"_L1);
constexpr FileKind kJxl = image("image/jxl"_L1, "jxl"_L1);
constexpr FileKind kAvif = image("image/avif"_L1, "avif"_L1);
constexpr FileKind kHeic = image("image/heic"_L1, "heic"_L1);

/// Formats that one signature names.
FileKind bySignatureAlone(std::string_view head)
{
    static constexpr std::array signatures{
        Signature{0, "\x89PNG\r\n\x1a\n"sv, image("image/png"_L1, "png"_L1)}, // PNG, 5.2
        Signature{0, "\xff\xd8\xff"sv, image("image/jpeg"_L1, "jpg"_L1)}, // ITU-T T.81, B.1: SOI, a marker
        Signature{0, "GIF87a"sv, image("image/gif"_L1, "gif"_L1)},
        Signature{0, "GIF89a"sv, image("image/gif"_L1, "gif"_L1)},
        Signature{0, "II*\0"sv, kTiff}, // TIFF 6.0, section 2
        Signature{0, "MM\0*"sv, kTiff},
        Signature{0, "II+\0\x08\0\0\0"sv, kTiff}, // BigTIFF
        Signature{0, "MM\0+\0\x08\0\0"sv, kTiff},
        Signature{0, "\0\0\0\x0cJXL \r\n\x87\n"sv, kJxl}, // ISO/IEC 18181-2, 9.1
        Signature{0, "\xff\x0a"sv, kJxl},                 // ISO/IEC 18181-1, codestream
        Signature{0, "\0\0\0\x0cjP  \r\n\x87\n"sv, image("image/jp2"_L1, "jp2"_L1)}, // ISO/IEC 15444-1, I.5.1
        Signature{0, "8BPS\0\1"sv, image("image/vnd.adobe.photoshop"_L1, "psd"_L1)},
    };
    return bySignature(head, signatures);
}

/// Containers that name their content a few bytes later.
FileKind byContainer(std::string_view head)
{
    static constexpr std::array brands{
        Signature{8, "avif"sv, kAvif}, // AV1 Image File Format, 6.2
        Signature{8, "avis"sv, kAvif},
        Signature{8, "heic"sv, kHeic}, // ISO/IEC 23008-12, annex B
        Signature{8, "heix"sv, kHeic},
        Signature{8, "heim"sv, kHeic},
        Signature{8, "heis"sv, kHeic},
        Signature{8, "hevc"sv, kHeic},
        Signature{8, "mif1"sv, image("image/heif"_L1, "heif"_L1)},
        Signature{8, "msf1"sv, image("image/heif"_L1, "heif"_L1)},
    };
    if (hasAt(head, 0, "RIFF") && hasAt(head, 8, "WEBP")) // RFC 9649, 2.4
        return image("image/webp"_L1, "webp"_L1);
    return hasAt(head, 4, "ftyp") && byteAt(head, 0) == 0 ? bySignature(head, brands) : FileKind();
}

/// "BM" alone is too little: the reserved bytes and the size of the header behind them (BITMAPFILEHEADER and
/// the headers from BITMAPCOREHEADER to BITMAPV5HEADER) must be right too.
bool isBmp(std::string_view head)
{
    static constexpr std::array<unsigned, 7> headerBytes{12, 40, 52, 56, 64, 108, 124};
    return hasAt(head, 0, "BM") && hasAt(head, 6, "\0\0\0\0"sv) && hasAt(head, 15, "\0\0\0"sv) &&
           std::ranges::find(headerBytes, byteAt(head, 14)) != headerBytes.end();
}

/// Windows icons and cursors: a count, and a first picture whose reserved byte is zero and which starts
/// behind the list and inside the value.
bool isIcon(std::string_view head, qint64 valueBytes)
{
    if (head.size() < 22 || !(hasAt(head, 0, "\0\0\1\0"sv) || hasAt(head, 0, "\0\0\2\0"sv)))
        return false;
    const auto word = [head](std::size_t at) { return byteAt(head, at) | (byteAt(head, at + 1) << 8); };
    const qint64 start = word(18) | (static_cast<qint64>(word(20)) << 16);
    return word(4) > 0 && byteAt(head, 9) == 0 && start >= 6 + 16 * static_cast<qint64>(word(4)) &&
           start < valueBytes;
}

} // namespace

FileKind imageKind(std::string_view head, qint64 valueBytes)
{
    if (const FileKind kind = bySignatureAlone(head))
        return kind;
    if (const FileKind kind = byContainer(head))
        return kind;
    if (isBmp(head))
        return image("image/bmp"_L1, "bmp"_L1);
    return isIcon(head, valueBytes) ? image("image/vnd.microsoft.icon"_L1, "ico"_L1) : FileKind();
}

} // namespace cachescope::inspect
