// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/sound_header.h"

#include <QtEndian>

namespace cachescope::inspect {
namespace {

constexpr int kMostChunks = 32;

template <typename T>
T littleEndian(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

/// The "fmt " chunk: format, channels, rate, bytes a second, bytes a frame, bits.
std::optional<SoundHeader> wavFormat(QByteArrayView chunk)
{
    if (chunk.size() < 16)
        return std::nullopt;
    SoundHeader header;
    header.format = QStringLiteral("WAV");
    header.channels = littleEndian<quint16>(chunk, 2);
    header.hz = littleEndian<quint32>(chunk, 4);
    header.bits = littleEndian<quint16>(chunk, 14);
    return header;
}

std::optional<SoundHeader> wavHeader(QByteArrayView bytes)
{
    std::optional<SoundHeader> header;
    quint32 bytesPerSecond = 0;
    qsizetype at = 12;
    for (int chunks = 0; chunks < kMostChunks && bytes.size() - at >= 8; ++chunks) {
        const QByteArrayView name = bytes.sliced(at, 4);
        const auto size = static_cast<qint64>(littleEndian<quint32>(bytes, at + 4));
        at += 8;
        if (name == "fmt ") {
            header = wavFormat(bytes.sliced(at).first(qMin<qint64>(size, bytes.size() - at)));
            bytesPerSecond = header ? littleEndian<quint32>(bytes, at + 8) : 0;
        } else if (name == "data") {
            if (header && bytesPerSecond > 0)
                header->seconds = static_cast<double>(size) / bytesPerSecond;
            break;
        }
        at += qMin<qint64>(size + size % 2, bytes.size() - at);
    }
    return header;
}

/// RFC 9639, section 8.2: the first block is STREAMINFO; behind 10 bytes stand 20 bits of rate, 3 of
/// channels, 5 of bits and 36 of the number of frames.
std::optional<SoundHeader> flacHeader(QByteArrayView bytes)
{
    if (bytes.size() < 26 || (bytes[4] & 0x7f) != 0)
        return std::nullopt;
    const auto packed = qFromBigEndian<quint64>(bytes.data() + 18);
    SoundHeader header;
    header.format = QStringLiteral("FLAC");
    header.hz = static_cast<qint64>(packed >> 44);
    header.channels = static_cast<int>(packed >> 41 & 0x7) + 1;
    header.bits = static_cast<int>(packed >> 36 & 0x1f) + 1;
    const auto frames = static_cast<double>(packed & 0xfffffffffULL);
    if (header.hz > 0 && frames > 0)
        header.seconds = frames / static_cast<double>(header.hz);
    return header;
}

} // namespace

std::optional<SoundHeader> readSoundHeader(QByteArrayView bytes)
{
    if (bytes.startsWith("fLaC"))
        return flacHeader(bytes);
    if (bytes.size() >= 12 && bytes.startsWith("RIFF") && bytes.sliced(8).startsWith("WAVE"))
        return wavHeader(bytes);
    return std::nullopt;
}

} // namespace cachescope::inspect
