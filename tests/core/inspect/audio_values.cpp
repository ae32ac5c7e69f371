// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/inspect/audio_values.h"

#include "core/load/generate/ogg_writer.h"
#include "core/sqlite/connection.h"
#include "tests/support/support.h"

#include <QtEndian>

#include <algorithm>

namespace cachescope::test {
namespace {

constexpr qint64 kPacketFrames = 960;

/// RFC 7845, section 5.1; with more than two channels the order of Vorbis (5.1.1.2).
QByteArray opusHead(int channels)
{
    QByteArray head("OpusHead\x01");
    head += static_cast<char>(channels);
    head += QByteArray("\x38\x01\xc0\x5d\x00\x00\x00\x00", 8);
    head += channels > 2 ? '\1' : '\0';
    if (channels == 3)
        head += QByteArray("\x02\x01\x00\x02\x01", 5); // two streams, one of them stereo
    if (channels == 6)
        head += QByteArray("\x04\x02\x00\x04\x01\x02\x03\x05", 8);
    return head;
}

/// 20 ms of silence: a frame FF FE for each stream. All but the last say how long theirs is (RFC 6716,
/// appendix B).
QByteArray silentPacket(int channels)
{
    switch (channels) {
    case 1:
        return "\xf8\xff\xfe";
    case 2:
        return "\xfc\xff\xfe";
    case 3:
        return "\xfc\x02\xff\xfe\xf8\xff\xfe";
    case 6:
        return "\xfc\x02\xff\xfe\xfc\x02\xff\xfe\xf8\x02\xff\xfe\xf8\xff\xfe";
    default:
        qFatal("no packet of %d channels", channels);
    }
}

template <typename T>
void appendLittleEndian(QByteArray &to, T value)
{
    const T wire = qToLittleEndian(value);
    to.append(reinterpret_cast<const char *>(&wire), sizeof wire);
}

/// The length of the page at `at`; what is left if it is not whole.
qsizetype pageBytes(const QByteArray &stream, qsizetype at)
{
    const qsizetype left = stream.size() - at;
    const qsizetype segments = left < 27 ? 0 : static_cast<uchar>(stream[at + 26]);
    qsizetype bytes = 27 + segments;
    for (qsizetype i = 0; i < segments && bytes <= left; ++i)
        bytes += static_cast<uchar>(stream[at + 27 + i]);
    return std::min(bytes, left);
}

/// A page with one packet of any length, behind the first page.
void appendLargePage(QByteArray &stream, quint32 serial, quint32 number, const QByteArray &packet)
{
    // Pages hold up to 255 segments of 255 bytes; a packet goes on while segments are full.
    qsizetype at = 0;
    bool ended = false;
    for (; !ended; ++number) {
        const qsizetype left = packet.size() - at;
        const qsizetype full = std::min<qsizetype>(255, left / 255);
        ended = full < 255;
        const qsizetype payload = ended ? left : full * 255;
        stream += "OggS";
        stream += '\0';
        stream += at > 0 ? '\1' : '\0';
        appendLittleEndian(stream, ended ? qint64{0} : qint64{-1});
        appendLittleEndian(stream, serial);
        appendLittleEndian(stream, number);
        appendLittleEndian(stream, quint32{0});
        stream += static_cast<char>(full + (ended ? 1 : 0));
        stream += QByteArray(full, '\xff');
        if (ended)
            stream += static_cast<char>(left - full * 255);
        stream += packet.mid(at, payload);
        at += payload;
    }
}

} // namespace

const std::vector<QByteArray> &recordings()
{
    static const std::vector<QByteArray> all = [] {
        sqlite::ConnectionOptions options;
        options.fileName =
            sqlite::fileUri(dataFile(QStringLiteral("audio.db")), QStringLiteral("immutable=1"));
        options.isUri = true;
        options.readOnly = true;
        const auto connection = sqlite::Connection::open(options);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().message));
        std::vector<QByteArray> values;
        auto select =
            (*connection)->prepare("SELECT data FROM cache WHERE key NOT LIKE '%:ts' ORDER BY rowid");
        while (*select->step(sqlite::LockPhase::Read))
            values.push_back(select->columnBytes(0));
        return values;
    }();
    return all;
}

const QByteArray &longestRecording()
{
    return *std::max_element(recordings().begin(), recordings().end(),
                             [](const auto &a, const auto &b) { return a.size() < b.size(); });
}

QByteArray opusTags(const QByteArray &vendor, const std::vector<QByteArray> &comments)
{
    QByteArray packet = "OpusTags";
    appendLittleEndian(packet, static_cast<quint32>(vendor.size()));
    packet += vendor;
    appendLittleEndian(packet, static_cast<quint32>(comments.size()));
    for (const QByteArray &comment : comments) {
        appendLittleEndian(packet, static_cast<quint32>(comment.size()));
        packet += comment;
    }
    return packet;
}

QByteArray silentOpus(const OpusShape &shape)
{
    QByteArray stream;
    load::OggWriter writer(stream, shape.serial);
    writer.writePage(opusHead(shape.channels), 0, false);
    if (shape.tags.isEmpty())
        writer.writePage(opusTags("test", {"TITLE=Silence"}), 0, false);
    else
        appendLargePage(stream, shape.serial, 1, shape.tags);
    const QByteArray packet = silentPacket(shape.channels);
    const int packets = shape.packets + 1;
    const qint64 end =
        shape.lastGranule >= 0 ? shape.lastGranule : kPreSkipFrames + shape.packets * kPacketFrames;
    for (int done = 0; done < packets;) {
        const int count = std::min(shape.packetsPerPage, packets - done);
        done += count;
        const bool last = done == packets;
        const qint64 granule = last ? end : done * kPacketFrames;
        const std::vector<quint8> sizes(static_cast<std::size_t>(count), static_cast<quint8>(packet.size()));
        writer.beginPage(sizes, granule, last);
        stream += packet.repeated(count);
        writer.endPage();
    }
    return shape.tags.isEmpty() ? stream : withRightChecksums(stream);
}

QByteArray withRightChecksums(QByteArray stream)
{
    for (qsizetype at = 0; at < stream.size();) {
        const qsizetype bytes = pageBytes(stream, at);
        if (bytes >= 27) {
            qToLittleEndian(quint32{0}, stream.data() + at + 22);
            qToLittleEndian(load::oggChecksum(QByteArrayView(stream).sliced(at, bytes)),
                            stream.data() + at + 22);
        }
        at += bytes;
    }
    return stream;
}

QByteArray withSerial(QByteArray stream, quint32 serial)
{
    for (qsizetype at = 0; at < stream.size(); at += pageBytes(stream, at))
        qToLittleEndian(serial, stream.data() + at + 14);
    return withRightChecksums(stream);
}

} // namespace cachescope::test
