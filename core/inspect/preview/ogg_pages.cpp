// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/ogg_pages.h"

#include <optional>

namespace cachescope::inspect {
namespace {

constexpr qsizetype kPageHeadBytes = 27;
constexpr qsizetype kFlagsAt = 5;
constexpr uchar kEndsStream = 0x04;

uchar byteAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<uchar>(bytes[at]);
}

struct Page
{
    qsizetype bytes = 0;
    int endedPackets = 0;
    bool endsStream = false;
};

/// The page that begins at `at`, if it is there to its end.
std::optional<Page> pageAt(QByteArrayView file, qsizetype at)
{
    if (file.size() - at < kPageHeadBytes || !file.sliced(at).startsWith("OggS"))
        return std::nullopt;
    const qsizetype segments = byteAt(file, at + kPageHeadBytes - 1);
    Page page;
    page.bytes = kPageHeadBytes + segments;
    if (file.size() - at < page.bytes)
        return std::nullopt;
    for (qsizetype i = 0; i < segments; ++i) {
        const uchar size = byteAt(file, at + kPageHeadBytes + i);
        page.bytes += size;
        page.endedPackets += size < 255 ? 1 : 0;
    }
    page.endsStream = (byteAt(file, at + kFlagsAt) & kEndsStream) != 0;
    return file.size() - at >= page.bytes ? std::optional(page) : std::nullopt;
}

} // namespace

bool oggBreaksOff(QByteArrayView file)
{
    bool ended = false;
    qsizetype at = 0;
    while (at >= 0 && at < file.size()) {
        const auto page = pageAt(file, at);
        if (page)
            ended = page->endsStream;
        else if (file.sliced(at).startsWith("OggS"))
            ended = false; // cut, or damaged
        at = page ? at + page->bytes : file.indexOf("OggS", at + 1);
    }
    return !ended;
}

qint64 oggHeadBytes(QByteArrayView file)
{
    qsizetype at = 0;
    for (int packets = 0; packets < 2;) {
        const auto page = pageAt(file, at);
        if (!page)
            break;
        packets += page->endedPackets;
        at += page->bytes;
    }
    return at;
}

} // namespace cachescope::inspect
