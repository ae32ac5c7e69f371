// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/types/mpeg_frames.h"

#include "core/inspect/types/file_kind.h"

#include <array>

namespace cachescope::inspect {

namespace {

/// Kilobits a second by bitrate index; 0 is "free", which has no frame length, and 15 is not allowed.
using Bitrates = std::array<int, 15>;
constexpr Bitrates kLayer2{0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
constexpr Bitrates kLayer3{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
constexpr Bitrates kLowRates{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
constexpr std::array kSampleRates{44'100, 48'000, 32'000};

/// The length of the frame whose header is at `offset`; 0 if there is none.
int mpegFrameBytes(std::string_view head, std::size_t offset)
{
    const unsigned second = byteAt(head, offset + 1);
    const unsigned third = byteAt(head, offset + 2);
    const unsigned fourth = byteAt(head, offset + 3);
    const unsigned version = (second >> 3) & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5, 1: reserved
    const unsigned layer = (second >> 1) & 3;   // 1: III, 2: II, 3: I, 0: reserved
    const unsigned bitrate = third >> 4;
    const unsigned sampleRate = (third >> 2) & 3;
    const bool sync = byteAt(head, offset) == 0xff && (second & 0xe0) == 0xe0;
    const bool reservedEmphasis = (fourth & 3) == 2;
    if (!sync || version == 1 || layer == 0 || layer == 3 || bitrate == 0 || bitrate == 15 ||
        sampleRate == 3 || reservedEmphasis)
        return 0;
    const bool layer3 = layer == 1;
    const Bitrates &rates = version != 3 ? kLowRates : layer3 ? kLayer3 : kLayer2;
    const int hertz = kSampleRates.at(sampleRate) >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    const int samplesInBytes = layer3 && version != 3 ? 72 : 144;
    return samplesInBytes * rates.at(bitrate) * 1000 / hertz + static_cast<int>((third >> 1) & 1);
}

/// As mpegFrameBytes().
int adtsFrameBytes(std::string_view head, std::size_t offset)
{
    const unsigned second = byteAt(head, offset + 1);
    const bool sync = byteAt(head, offset) == 0xff && (second & 0xf6) == 0xf0;
    const unsigned sampleRate = (byteAt(head, offset + 2) >> 2) & 15;
    const auto bytes = static_cast<int>(((byteAt(head, offset + 3) & 3) << 11) |
                                        (byteAt(head, offset + 4) << 3) | (byteAt(head, offset + 5) >> 5));
    const int headerBytes = (second & 1) != 0 ? 7 : 9;
    return sync && sampleRate <= 12 && bytes > headerBytes ? bytes : 0;
}

/// Whether frames follow one another; `headerBytes` is what `frameBytes` looks at. Of a second header the
/// bits that stay the same for all frames are compared.
bool areFrames(std::string_view head, qint64 valueBytes, std::size_t headerBytes,
               int (*frameBytes)(std::string_view, std::size_t))
{
    if (head.size() < headerBytes)
        return false;
    const int first = frameBytes(head, 0);
    if (first == 0 || first > valueBytes)
        return false;
    const auto next = static_cast<std::size_t>(first);
    if (next + headerBytes > head.size())
        return true;
    return frameBytes(head, next) != 0 && byteAt(head, next + 1) == byteAt(head, 1) &&
           (byteAt(head, next + 2) & 0x0c) == (byteAt(head, 2) & 0x0c);
}

} // namespace

bool isMpegAudio(std::string_view head, qint64 valueBytes)
{
    return areFrames(head, valueBytes, 4, mpegFrameBytes);
}

bool isAdts(std::string_view head, qint64 valueBytes)
{
    return areFrames(head, valueBytes, 6, adtsFrameBytes);
}

} // namespace cachescope::inspect
