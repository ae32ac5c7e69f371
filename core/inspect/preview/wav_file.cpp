// SPDX-License-Identifier: GPL-3.0-or-later
// RIFF WAVE as in "Multimedia Programming Interface and Data Specifications 1.0", 1991, chapter 3. The sizes
// in its head have 32 bits.
#include "core/inspect/preview/wav_file.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/preview/ogg_pages.h"
#include "core/inspect/preview/opus_reader.h"

#include <QFileDevice>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace cachescope::inspect {
namespace {

constexpr int kSampleBytes = 2;
constexpr quint16 kPcm = 1;

template <typename T>
void appendLittleEndian(QByteArray &to, T value)
{
    const T wire = qToLittleEndian(value);
    to.append(reinterpret_cast<const char *>(&wire), sizeof wire);
}

Error tooLarge()
{
    return Error{ErrorCode::TooLarge,
                 CoreText::tr("The sound is too long: a WAV file cannot hold more than 4 GB.")};
}

Result<void> writeAll(QIODevice &target, const char *data, qint64 bytes)
{
    if (target.write(data, bytes) == bytes)
        return {};
    const auto *file = qobject_cast<const QFileDevice *>(&target);
    const bool full = file && file->error() == QFileDevice::ResourceError;
    return Error{full ? ErrorCode::DiskFull : ErrorCode::Io,
                 CoreText::tr("The file could not be written: %1.").arg(target.errorString())};
}

QString problemOf(const OpusReader &reader, bool failed, QByteArrayView opus, qint64 frames)
{
    if (failed || oggBreaksOff(opus))
        return CoreText::tr("The sound breaks off after %1.")
            .arg(formatDuration(static_cast<double>(frames) / OpusReader::kHz));
    return reader.gaps() > 0 ? CoreText::tr("Damaged places are left out.") : QString();
}

/// Writes all that can be decoded behind the head, and counts it.
class WavWriter
{
public:
    WavWriter(QIODevice &target, OpusReader &reader)
        : m_target(target)
        , m_reader(reader)
    {
    }

    Result<void> write(const std::function<void(double)> &progress)
    {
        const auto all = static_cast<double>(std::max<qint64>(1, m_reader.claimedFrames().value_or(0)));
        for (;;) {
            const auto frames = m_reader.read(m_samples);
            if (!frames && frames.error().code == ErrorCode::Cancelled)
                return frames.error();
            m_failed = !frames;
            if (!frames || *frames == 0)
                return {};
            if (auto written = append(*frames); !written)
                return written;
            if (progress)
                progress(std::min(1.0, static_cast<double>(m_frames) / all));
        }
    }

    [[nodiscard]] qint64 frames() const { return m_frames; }
    [[nodiscard]] qint64 dataBytes() const { return m_frames * m_reader.channels() * kSampleBytes; }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    Result<void> append(qint64 frames)
    {
        const qint64 samples = frames * m_reader.channels();
        m_frames += frames;
        if (dataBytes() > kMostWavBytes)
            return tooLarge();
        qToLittleEndian<qint16>(m_samples.data(), samples, m_samples.data());
        return writeAll(m_target, reinterpret_cast<const char *>(m_samples.data()), samples * kSampleBytes);
    }

    QIODevice &m_target;
    OpusReader &m_reader;
    std::array<qint16, 2 * 5760> m_samples{};
    qint64 m_frames = 0;
    bool m_failed = false;
};

} // namespace

QByteArray wavHead(qint64 dataBytes, int channels)
{
    const int frameBytes = channels * kSampleBytes;
    QByteArray head = "RIFF";
    appendLittleEndian(head, static_cast<quint32>(dataBytes + 36));
    head += "WAVEfmt ";
    appendLittleEndian(head, quint32{16});
    appendLittleEndian(head, kPcm);
    appendLittleEndian(head, static_cast<quint16>(channels));
    appendLittleEndian(head, quint32{OpusReader::kHz});
    appendLittleEndian(head, static_cast<quint32>(OpusReader::kHz * frameBytes));
    appendLittleEndian(head, static_cast<quint16>(frameBytes));
    appendLittleEndian(head, quint16{8 * kSampleBytes});
    head += "data";
    appendLittleEndian(head, static_cast<quint32>(dataBytes));
    return head;
}

Result<WavSummary> writeWav(QIODevice &target, const QByteArray &opus,
                            const std::function<void(double)> &progress, const std::atomic<bool> *cancelled)
{
    const auto reader = OpusReader::open(opus, cancelled);
    if (!reader)
        return reader.error();
    const int channels = (*reader)->channels();
    if ((*reader)->claimedFrames().value_or(0) > kMostWavBytes / (channels * kSampleBytes))
        return tooLarge();
    QByteArray head = wavHead(0, channels);
    if (auto written = writeAll(target, head.constData(), head.size()); !written)
        return written.error();
    WavWriter writer(target, **reader);
    if (auto written = writer.write(progress); !written)
        return written.error();
    head = wavHead(writer.dataBytes(), channels);
    if (!target.seek(0))
        return Error{ErrorCode::Io,
                     CoreText::tr("The file could not be written: %1.").arg(target.errorString())};
    if (auto written = writeAll(target, head.constData(), head.size()); !written)
        return written.error();
    return WavSummary{writer.frames(), channels, head.size() + writer.dataBytes(),
                      problemOf(**reader, writer.failed(), opus, writer.frames())};
}

} // namespace cachescope::inspect
