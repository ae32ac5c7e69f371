// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/compressed_head.h"

#include "core/inspect/types/base64_text.h"
#include "core/inspect/types/file_kind.h"
#include "core/inspect/types/rails_entry.h"

#include <zlib.h>
#include <zstd.h>

#include <memory>
#include <utility>

namespace cachescope::inspect {

namespace {

/// A frame may ask for a larger window, which would have to be reserved: RFC 8878, 3.1.1.1.2, wants decoders
/// to take 8 MiB.
constexpr int kZstdWindowLog = 23;

struct Inflated
{
    UnpackedHead head;
    bool isDamaged = false;
};

/// `windowBits` as inflateInit2() takes them: 15 for zlib's format, 16 more for gzip's.
Inflated inflateHead(std::string_view packed, int windowBits)
{
    z_stream stream{};
    if (inflateInit2(&stream, windowBits) != Z_OK)
        return {{}, true};
    const std::unique_ptr<z_stream, int (*)(z_streamp)> guard(&stream, inflateEnd);
    Inflated inflated{{QByteArray(kContentHeadBytes, Qt::Uninitialized), false}, false};
    // zlib's interface has no const input, but does not write to it.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = static_cast<uInt>(qMin<std::size_t>(packed.size(), 128 * 1024));
    stream.next_out = reinterpret_cast<Bytef *>(inflated.head.bytes.data());
    stream.avail_out = static_cast<uInt>(kContentHeadBytes);
    const int code = inflate(&stream, Z_SYNC_FLUSH);
    inflated.head.bytes.truncate(kContentHeadBytes - static_cast<qsizetype>(stream.avail_out));
    inflated.head.isWhole = code == Z_STREAM_END;
    inflated.isDamaged = code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR;
    return inflated;
}

/// The decoder unpacks a block at a time into its own window: at most 128 KiB, of which we take the start.
UnpackedHead zstdHead(std::string_view packed)
{
    const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx *)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
    if (!context || ZSTD_isError(ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kZstdWindowLog)))
        return {};
    UnpackedHead head{QByteArray(kContentHeadBytes, Qt::Uninitialized), false};
    ZSTD_inBuffer in{packed.data(), qMin<std::size_t>(packed.size(), headBytesForInside(ContentType::Zstd)),
                     0};
    ZSTD_outBuffer out{head.bytes.data(), static_cast<std::size_t>(kContentHeadBytes), 0};
    std::size_t left = 1;
    // A call ends at a block; each goes on in the input, so that the loop ends.
    while (in.pos < in.size && out.pos < out.size && left != 0) {
        const std::size_t before = in.pos;
        left = ZSTD_decompressStream(context.get(), &out, &in);
        if (ZSTD_isError(left) || (in.pos == before && out.pos == 0))
            break;
    }
    head.bytes.truncate(static_cast<qsizetype>(out.pos));
    head.isWhole = left == 0;
    return head;
}

UnpackedHead base64Head(std::string_view text)
{
    UnpackedHead head{decodedBase64(text.substr(0, 2 * kContentHeadBytes)), false};
    head.bytes.truncate(kContentHeadBytes);
    return head;
}

UnpackedHead railsHead(std::string_view head)
{
    const auto entry = parseRailsEntry(head);
    if (!entry)
        return {};
    if (entry->isCompressed)
        return inflateHead(entry->payload, MAX_WBITS).head;
    const std::string_view payload = entry->payload.substr(0, kContentHeadBytes);
    return {QByteArray(payload.data(), static_cast<qsizetype>(payload.size())), false};
}

} // namespace

UnpackedHead unpackHead(ContentType type, std::string_view head)
{
    switch (type) {
    case ContentType::Gzip:
        return inflateHead(head, 16 + MAX_WBITS).head;
    case ContentType::Zlib:
        return inflateHead(head, MAX_WBITS).head;
    case ContentType::Zstd:
        return zstdHead(head);
    case ContentType::Base64:
        return base64Head(head);
    case ContentType::RailsEntry:
        return railsHead(head);
    default:
        return {};
    }
}

bool isZlib(std::string_view head)
{
    // Deflate with a 32 KiB window, a check that makes the two bytes a multiple of 31, and no dictionary.
    const unsigned flags = byteAt(head, 1);
    if (head.size() < 3 || byteAt(head, 0) != 0x78 || (0x7800 + flags) % 31 != 0 || (flags & 0x20) != 0)
        return false;
    const Inflated inflated = inflateHead(head, MAX_WBITS);
    return !inflated.isDamaged && (inflated.head.isWhole || !inflated.head.bytes.isEmpty());
}

} // namespace cachescope::inspect
