// SPDX-License-Identifier: GPL-3.0-or-later
//
// An Opus packet of any size that plays as silence: a code 3 packet (RFC 6716, section 3.2.5) of one 20 ms
// CELT frame with padding, whose frame FF FE is the silence that CELT encoders send. Decoders skip the
// padding, so it can be random, and the value does not compress, as real speech does not.
#include "core/load/audio_maker.h"

#include "core/load/ogg_writer.h"
#include "core/load/random.h"

#include <algorithm>
#include <cmath>

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
constexpr qint64 kMostBytes = 2'000'000;

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

QByteArray seconds(double value)
{
    return QByteArray::number(std::round(value * 100.0) / 100.0);
}

} // namespace

AudioMaker::AudioMaker(quint64 seed)
    : m_material(seed)
{
}

void AudioMaker::make(Random &random, qint64 valueBytes, std::vector<GeneratedEntry> &entries)
{
    const QByteArray key = randomHexKey(random);
    if (valueBytes > 0) {
        entries.push_back({key, recording(valueBytes, random)});
        return;
    }
    const auto drawn = static_cast<qint64>(random.logNormal(kMedianBytes, kSigma));
    const qint64 bytes = std::clamp(drawn, kLeastValueBytes, kMostBytes);
    entries.push_back({key, recording(bytes, random)});
    if (random.chance(0.4))
        entries.push_back({key + ":ts", wordTimings(secondsOf(bytes), random)});
}

QByteArray AudioMaker::recording(qint64 bytes, Random &random) const
{
    QByteArray stream;
    stream.reserve(bytes);
    OggWriter ogg(stream, static_cast<quint32>(random.next()));
    ogg.writePage({opusHead()}, 0, false);
    ogg.writePage({opusTags()}, 0, false);
    qint64 granule = kPreSkip;
    const qint64 fullPage = OggWriter::kPageHeaderBytes + kPacketsPerPage * (kMeanPacketBytes + 1);
    // What is left for the last page is at least one packet, and less than two pages.
    const qint64 leastLast = OggWriter::kPageHeaderBytes + kLeastPacketBytes + 1;
    while (bytes - stream.size() >= fullPage + leastLast) {
        granule += kPacketsPerPage * kSamplesPerPacket;
        ogg.writePage(packets(kPacketsPerPage, kPacketsPerPage * kMeanPacketBytes, random), granule, false);
    }
    const qint64 left = bytes - stream.size() - OggWriter::kPageHeaderBytes;
    const qint64 count = (left + kMeanPacketBytes) / (kMeanPacketBytes + 1);
    ogg.writePage(packets(count, left - count, random), granule + count * kSamplesPerPacket, true);
    return stream;
}

QList<QByteArray> AudioMaker::packets(qint64 count, qint64 bytes, Random &random) const
{
    QList<QByteArray> list;
    list.reserve(count);
    while (count > 0) {
        // About the mean of what is left, and so that the rest can still be made.
        const qint64 mean = bytes / count;
        const qint64 drawn = count == 1 ? bytes : random.between(mean - mean / 4, mean + mean / 4);
        const qint64 least = std::max(kLeastPacketBytes, bytes - (count - 1) * kMostPacketBytes);
        const qint64 most = std::min(kMostPacketBytes, bytes - (count - 1) * kLeastPacketBytes);
        list << packet(std::clamp(drawn, least, most), random);
        bytes -= list.last().size();
        --count;
    }
    return list;
}

QByteArray AudioMaker::packet(qint64 bytes, Random &random) const
{
    // TOC: configuration 31 (CELT, full band, 20 ms), mono, code 3; then one frame with padding and the
    // padding's length, which fits into one byte as packets are under 255 bytes.
    const qint64 padding = bytes - kLeastPacketBytes;
    QByteArray data;
    data.reserve(bytes);
    data += static_cast<char>(0xfb);
    data += static_cast<char>(0x41);
    data += static_cast<char>(padding);
    data += "\xff\xfe";
    m_material.appendBytes(data, padding, random);
    return data;
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
