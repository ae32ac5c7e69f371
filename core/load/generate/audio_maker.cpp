// SPDX-License-Identifier: GPL-3.0-or-later
//
// An Opus packet of any size that plays as silence: a code 3 packet (RFC 6716, section 3.2.5) of one 20 ms
// CELT frame with padding, whose frame FF FE is the silence that CELT encoders send. Decoders skip the
// padding, so it can be random, and the value does not compress, as real speech does not.
#include "core/load/generate/audio_maker.h"

#include "core/load/generate/ogg_writer.h"
#include "core/load/operations/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

namespace cachescope::load {

namespace {

constexpr qint64 kSamplesPerPacket = 960; // 20 ms at 48 kHz
constexpr qint64 kPreSkip = 312;
constexpr qint64 kPacketsPerPage = 50;  // a second
constexpr qint64 kMeanPacketBytes = 80; // 32 kbit/s
constexpr qint64 kLeastPacketBytes = 5;
constexpr qint64 kMostPacketBytes = 200;

constexpr double kMedianBytes = 35'000.0;
constexpr double kSigma = 0.8;
constexpr qint64 kLeastRecordingBytes = 1'000;
constexpr qint64 kMostBytes = 2'000'000;
constexpr double kPinned = 0.08; // of the recordings; the service pins what it ships with
constexpr qint64 kTokenBytes = 240;

constexpr double kSecondsPerWord = 0.31;
constexpr double kWordSeconds = 0.28;

// RFC 7845, section 5.1: version 1, mono, pre-skip 312, 24 kHz input, no gain, mapping family 0.
const QByteArray &opusHead()
{
    static const QByteArray head("OpusHead\x01\x01\x38\x01\xc0\x5d\x00\x00\x00\x00\x00", 19);
    return head;
}

// Section 5.2: vendor and no comments.
const QByteArray &opusTags()
{
    static const QByteArray tags("OpusTags\x0a\x00\x00\x00"
                                 "cachescope\x00\x00\x00\x00",
                                 26);
    return tags;
}

double secondsOf(qint64 audioBytes)
{
    return static_cast<double>(audioBytes) / (kMeanPacketBytes * kPacketsPerPage);
}

/// Room for the sizes of one page's packets: less than two pages of usual ones are the most.
using PacketSizes = std::array<quint8, 2 * kPacketsPerPage>;

/// Sizes of `count` packets that add up to `bytes`.
std::span<const quint8> drawSizes(PacketSizes &sizes, qint64 count, qint64 bytes, Random &random)
{
    const auto used = std::span(sizes).first(static_cast<std::size_t>(count));
    for (quint8 &size : used) {
        // About the mean of what is left, and so that the rest can still be made.
        const qint64 mean = bytes / count;
        const qint64 drawn = count == 1 ? bytes : random.between(mean - mean / 4, mean + mean / 4);
        const qint64 least = std::max(kLeastPacketBytes, bytes - (count - 1) * kMostPacketBytes);
        const qint64 most = std::min(kMostPacketBytes, bytes - (count - 1) * kLeastPacketBytes);
        size = static_cast<quint8>(std::clamp(drawn, least, most));
        bytes -= size;
        --count;
    }
    return used;
}

QByteArray seconds(double value)
{
    return QByteArray::number(std::round(value * 100.0) / 100.0);
}

} // namespace

AudioMaker::AudioMaker(quint64 seed, AudioCompanion companion)
    : m_material(seed)
    , m_companion(companion)
{
}

void AudioMaker::make(Random &random, qint64 valueBytes, std::vector<GeneratedEntry> &entries)
{
    const QByteArray key = randomHexKey(random);
    const bool isPinned = random.chance(kPinned);
    if (valueBytes > 0) {
        entries.push_back({key, recording(valueBytes, random), isPinned});
        return;
    }
    const auto drawn = static_cast<qint64>(random.logNormal(kMedianBytes, kSigma));
    const qint64 bytes = std::clamp(drawn, kLeastRecordingBytes, kMostBytes);
    entries.push_back({key, recording(bytes, random), isPinned});
    if (random.chance(0.4))
        entries.push_back(companion(key, isPinned, secondsOf(bytes), random));
}

GeneratedEntry AudioMaker::companion(const QByteArray &key, bool isPinned, double duration,
                                     Random &random) const
{
    if (m_companion == AudioCompanion::WordTimings)
        return {key + ":ts", wordTimings(duration, random), isPinned, true};
    QByteArray tokens;
    m_material.appendBase64(tokens, kTokenBytes, random);
    return {key + ":tokens", tokens, isPinned, true};
}

QByteArray AudioMaker::recording(qint64 bytes, Random &random) const
{
    QByteArray stream;
    stream.reserve(bytes);
    OggWriter ogg(stream, static_cast<quint32>(random.next()));
    ogg.writePage(opusHead(), 0, false);
    ogg.writePage(opusTags(), 0, false);
    qint64 granule = kPreSkip;
    constexpr qint64 fullPage = OggWriter::kPageHeaderBytes + kPacketsPerPage * (kMeanPacketBytes + 1);
    // What is left for the last page is at least one packet, and less than two pages.
    constexpr qint64 leastLast = OggWriter::kPageHeaderBytes + kLeastPacketBytes + 1;
    const auto writePackets = [&](std::span<const quint8> sizes, bool last) {
        granule += static_cast<qint64>(sizes.size()) * kSamplesPerPacket;
        ogg.beginPage(sizes, granule, last);
        appendPackets(stream, sizes, random);
        ogg.endPage();
    };
    PacketSizes sizes{};
    while (bytes - stream.size() >= fullPage + leastLast)
        writePackets(drawSizes(sizes, kPacketsPerPage, kPacketsPerPage * kMeanPacketBytes, random), false);
    const qint64 left = bytes - stream.size() - OggWriter::kPageHeaderBytes;
    const qint64 count = (left + kMeanPacketBytes) / (kMeanPacketBytes + 1);
    writePackets(drawSizes(sizes, count, left - count, random), true);
    return stream;
}

void AudioMaker::appendPackets(QByteArray &to, std::span<const quint8> sizes, Random &random) const
{
    // TOC: configuration 31 (CELT, full band, 20 ms), mono, code 3; then one frame with padding and the
    // padding's length, which fits into one byte as packets are under 255 bytes. So the material goes in
    // first, and the heads over it.
    const qsizetype start = to.size();
    m_material.appendBytes(to, std::accumulate(sizes.begin(), sizes.end(), qint64{0}), random);
    char *packet = to.data() + start;
    for (const quint8 size : sizes) {
        const std::array<quint8, kLeastPacketBytes> head{
            0xfb, 0x41, static_cast<quint8>(size - kLeastPacketBytes), 0xff, 0xfe};
        std::memcpy(packet, head.data(), head.size());
        packet += size;
    }
}

QByteArray AudioMaker::wordTimings(double duration, Random &random) const
{
    QByteArray json = "[";
    for (int i = 0; i == 0 || (i + 1) * kSecondsPerWord < duration; ++i) {
        const double start = i * kSecondsPerWord;
        json += QByteArray(i > 0 ? ", " : "") + R"({"text": ")" + m_material.word(random) +
                R"(", "start": )" + seconds(start) + R"(, "end": )" + seconds(start + kWordSeconds) + '}';
    }
    return json + ']';
}

} // namespace cachescope::load
