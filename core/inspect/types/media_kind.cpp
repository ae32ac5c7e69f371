// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/media_kind.h"

#include "core/inspect/types/mpeg_frames.h"

#include <algorithm>
#include <array>

namespace cachescope::inspect {

namespace {

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

constexpr FileKind audio(QLatin1StringView mime, QLatin1StringView suffix)
{
    return {ContentType::Audio, mime, suffix};
}

constexpr FileKind video(QLatin1StringView mime, QLatin1StringView suffix)
{
    return {ContentType::Video, mime, suffix};
}

constexpr FileKind kMp4Video = video("video/mp4"_L1, "mp4"_L1);
constexpr FileKind kMp4Audio = audio("audio/mp4"_L1, "m4a"_L1);

/// Formats that one signature names.
FileKind bySignatureAlone(std::string_view head)
{
    static constexpr std::array signatures{
        Signature{0, "fLaC"sv, audio("audio/flac"_L1, "flac"_L1)},         // RFC 9639, 6
        Signature{0, "MThd\0\0\0\6"sv, audio("audio/midi"_L1, "mid"_L1)},  // RP-001, header chunk
        Signature{0, "#!AMR\n"sv, audio("audio/AMR"_L1, "amr"_L1)},        // RFC 4867, 5.1
        Signature{0, "#!AMR-WB\n"sv, audio("audio/AMR-WB"_L1, "awb"_L1)},  // RFC 4867, 5.1
        Signature{0, "wvpk"sv, audio("audio/x-wavpack"_L1, "wv"_L1)},      // WavPack 4 & 5 file format
        Signature{0, "caff\0\1\0\0"sv, audio("audio/x-caf"_L1, "caf"_L1)}, // Core Audio Format, 1.0
        Signature{0, ".snd\0\0\0"sv, audio("audio/basic"_L1, "au"_L1)},    // Sun/NeXT audio header
        Signature{0, "FLV\1"sv, video("video/x-flv"_L1, "flv"_L1)},        // FLV file format 10.1, E.2
        Signature{0, "\0\0\1\xba"sv, video("video/mpeg"_L1, "mpg"_L1)},    // ISO/IEC 13818-1, pack header
    };
    return bySignature(head, signatures);
}

/// RIFF and IFF: the form's name stands behind the length.
FileKind riffKind(std::string_view head)
{
    if (hasAt(head, 8, "WAVE") && (hasAt(head, 0, "RIFF") || hasAt(head, 0, "RF64"))) // EBU Tech 3306
        return audio("audio/wav"_L1, "wav"_L1);
    if (hasAt(head, 0, "RIFF") && hasAt(head, 8, "AVI "))
        return video("video/x-msvideo"_L1, "avi"_L1);
    if (hasAt(head, 0, "FORM") && (hasAt(head, 8, "AIFF") || hasAt(head, 8, "AIFC")))
        return audio("audio/aiff"_L1, "aiff"_L1);
    return {};
}

/// RFC 3533: the first packet stands behind a page header of 27 bytes and one length, and names the codec.
FileKind oggKind(std::string_view head)
{
    static constexpr std::array codecs{
        Signature{28, "OpusHead"sv, {ContentType::OggOpus, "audio/ogg"_L1, "opus"_L1}}, // RFC 7845
        Signature{28, "\1vorbis"sv, audio("audio/ogg"_L1, "ogg"_L1)},
        Signature{28,
                  "\x7f"
                  "FLAC"sv,
                  audio("audio/ogg"_L1, "oga"_L1)},
        Signature{28, "Speex   "sv, audio("audio/ogg"_L1, "spx"_L1)}, // RFC 5574
        Signature{28, "\x80theora"sv, video("video/ogg"_L1, "ogv"_L1)},
    };
    if (!hasAt(head, 0, "OggS") || byteAt(head, 4) != 0)
        return {};
    const FileKind codec = bySignature(head, codecs);
    return codec ? codec : audio("audio/ogg"_L1, "ogg"_L1);
}

/// ISO/IEC 14496-12, 4.3: the file type box names a brand (https://mp4ra.org).
FileKind mp4Kind(std::string_view head)
{
    static constexpr std::array brands{
        Signature{8, "M4A "sv, kMp4Audio},
        Signature{8, "M4B "sv, audio("audio/mp4"_L1, "m4b"_L1)},
        Signature{8, "M4P "sv, kMp4Audio},
        Signature{8, "F4A "sv, kMp4Audio},
        Signature{8, "qt  "sv, video("video/quicktime"_L1, "mov"_L1)},
        Signature{8, "3g2"sv, video("video/3gpp2"_L1, "3g2"_L1)},
        Signature{8, "3g"sv, video("video/3gpp"_L1, "3gp"_L1)},
        Signature{8, "mp4"sv, kMp4Video},
        Signature{8, "iso"sv, kMp4Video},
        Signature{8, "avc1"sv, kMp4Video},
        Signature{8, "dash"sv, kMp4Video},
        Signature{8, "M4V "sv, kMp4Video},
        Signature{8, "MSNV"sv, kMp4Video},
    };
    return hasAt(head, 4, "ftyp") && byteAt(head, 0) == 0 ? bySignature(head, brands) : FileKind();
}

/// Whether a track's CodecID (element 0x86, RFC 9559, 5.1.4.1.21) starts with `letter` and an underscore.
bool hasMatroskaCodec(std::string_view head, char letter)
{
    const std::array<char, 2> start{letter, '_'};
    const std::string_view wanted(start.data(), start.size());
    for (auto at = head.find(wanted); at != head.npos; at = head.find(wanted, at + 1)) {
        if (at >= 2 && byteAt(head, at - 2) == 0x86)
            return true;
    }
    return false;
}

/// RFC 8794 and 9559: an EBML header, whose DocType tells WebM from other Matroska.
FileKind matroskaKind(std::string_view head)
{
    if (!hasAt(head, 0, "\x1a\x45\xdf\xa3"))
        return {};
    const bool webm = head.substr(0, 64).find("webm") != head.npos;
    if (hasMatroskaCodec(head, 'A') && !hasMatroskaCodec(head, 'V'))
        return webm ? audio("audio/webm"_L1, "weba"_L1) : audio("audio/x-matroska"_L1, "mka"_L1);
    return webm ? video("video/webm"_L1, "webm"_L1) : video("video/x-matroska"_L1, "mkv"_L1);
}

/// Advanced Systems Format 1.20.03, 10: the header object's GUID, and that of a video stream.
FileKind asfKind(std::string_view head)
{
    if (!hasAt(head, 0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\x00\xaa\x00\x62\xce\x6c"sv))
        return {};
    constexpr auto videoStream = "\xc0\xef\x19\xbc\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b"sv;
    if (head.find(videoStream) != head.npos)
        return video("video/x-ms-wmv"_L1, "wmv"_L1);
    return audio("audio/x-ms-wma"_L1, "wma"_L1);
}

/// ID3v2 (https://id3.org/id3v2.4.0-structure, 3.1) stands before MPEG audio. The prose "ID3 tags" has no
/// version in its fourth byte.
FileKind taggedMpegKind(std::string_view head)
{
    const unsigned version = byteAt(head, 3);
    const bool known = hasAt(head, 0, "ID3") && version >= 2 && version <= 4;
    // The tag's length has the highest bit of each byte clear; what the head does not have counts as clear.
    const bool length = std::ranges::all_of(
        std::array{6, 7, 8, 9}, [head](int at) { return byteAt(head, static_cast<std::size_t>(at)) < 0x80; });
    return known && length && (byteAt(head, 5) & 0x0f) == 0 ? audio("audio/mpeg"_L1, "mp3"_L1) : FileKind();
}

} // namespace

FileKind mediaKind(std::string_view head, qint64 valueBytes)
{
    for (const auto &kindOf :
         {bySignatureAlone, riffKind, oggKind, mp4Kind, matroskaKind, asfKind, taggedMpegKind}) {
        if (const FileKind kind = kindOf(head))
            return kind;
    }
    if (isMpegAudio(head, valueBytes))
        return audio("audio/mpeg"_L1, "mp3"_L1);
    return isAdts(head, valueBytes) ? audio("audio/aac"_L1, "aac"_L1) : FileKind();
}

} // namespace cachescope::inspect
