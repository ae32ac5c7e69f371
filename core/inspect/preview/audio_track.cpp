// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sound is decoded about a hundred times as fast as it plays, so an hour takes half a minute: too
// long for a glance at it. What is longer than a few minutes is shown by samples, one for each place of the
// waveform. Each costs its 40 ms and the 80 ms before it that the decoder needs to settle (RFC 7845, section
// 4.6), whatever the length of the sound.
#include "core/inspect/preview/audio_track.h"

#include "core/base/format.h"
#include "core/base/translate.h"
#include "core/inspect/preview/ogg_pages.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <limits>

namespace cachescope::inspect {
namespace {

constexpr qint64 kSamplePeaks = 1500;
constexpr qint64 kSampleFrames = OpusReader::kHz * 40 / 1000;
/// A hostile file has all of it searched for each place: in all it is read a few times at most, and as much
/// more as finding that many places takes.
constexpr qint64 kMostSearches = 4;
constexpr qint64 kSearchedBytes = qint64{256} << 10;
/// A tenth of the sound.
constexpr int kMostMissesInARow = 150;

double secondsOf(qint64 frames)
{
    return static_cast<double>(frames) / OpusReader::kHz;
}

QString breaksOffAfter(qint64 frames)
{
    return CoreText::tr("The sound breaks off after %1.").arg(formatDuration(secondsOf(frames)));
}

/// Makes the waveform of one sound.
class Waveform
{
public:
    explicit Waveform(OpusReader &reader)
        : m_reader(reader)
    {
    }

    /// All of it, or the first `most` seconds. Errors: Corrupt (not a frame can be decoded), Cancelled.
    Result<void> decode(double most)
    {
        while (!m_stopped) {
            const auto samples = m_reader.read(m_buffer);
            if (!samples && samples.error().code == ErrorCode::Cancelled)
                return samples.error();
            m_failed = !samples;
            if (!samples || *samples == 0)
                break;
            add(*samples);
            m_stopped = secondsOf(m_wave.frames()) > most;
        }
        peaks = m_wave.peaks();
        frames = m_wave.frames();
        secondsPerPeak = secondsOf(m_wave.framesPerPeak());
        if (frames == 0)
            return Error{ErrorCode::Corrupt, CoreText::tr("There is no sound in it that can be decoded.")};
        return {};
    }

    /// Samples of the `claimed` frames of a sound of `bytes`. Places that are damaged stay silent, and all
    /// that follow many of them. Errors: Cancelled.
    Result<void> sample(qint64 claimed, qint64 bytes)
    {
        m_reader.limitReading(kMostSearches * bytes + kSamplePeaks * kSearchedBytes);
        int misses = 0; // in a row
        for (qint64 i = 0; i < kSamplePeaks && misses < kMostMissesInARow; ++i) {
            // In doubles, since the product may be too large for an integer.
            const double at = static_cast<double>(claimed) * static_cast<double>(i) / kSamplePeaks;
            auto peak = peakAt(static_cast<qint64>(at));
            if (!peak && peak.error().code == ErrorCode::Cancelled)
                return peak.error();
            peaks.push_back(peak ? *peak : Peak());
            misses = peak ? 0 : misses + 1;
            m_places += peak ? 1 : 0;
        }
        m_gaveUp = misses >= kMostMissesInARow;
        peaks.resize(kSamplePeaks);
        frames = claimed;
        secondsPerPeak = secondsOf(claimed) / kSamplePeaks;
        return {};
    }

    /// A sentence; empty if all is well.
    [[nodiscard]] QString problem(QByteArrayView bytes, bool sampled) const
    {
        if (m_failed)
            return CoreText::tr("The sound can be decoded for %1 only: what follows is damaged.")
                .arg(formatDuration(secondsOf(frames)));
        if (m_stopped)
            return CoreText::tr("The file does not tell the length of the sound; the first %1 are shown.")
                .arg(formatDuration(secondsOf(frames)));
        QStringList problems;
        if (sampled && (m_gaveUp || m_places * 2 < kSamplePeaks))
            problems << CoreText::tr("Of %1 places of the sound that were sought only %2 can be decoded: the "
                                     "rest is shown as silence, and it may be shorter than it claims.")
                            .arg(formatCount(kSamplePeaks), formatCount(m_places));
        else if (m_reader.gaps() == 1)
            problems << CoreText::tr("A damaged place is passed over.");
        else if (m_reader.gaps() > 1 && !sampled)
            problems << CoreText::tr("%1 damaged places are passed over.").arg(formatCount(m_reader.gaps()));
        else if (m_reader.gaps() > 1)
            problems << CoreText::tr("Damaged places are passed over.");
        if (oggBreaksOff(bytes))
            problems << breaksOffAfter(frames);
        return problems.join(QLatin1Char(' '));
    }

    [[nodiscard]] bool stopped() const { return m_stopped; }

    std::vector<Peak> peaks;
    double secondsPerPeak = 0.0;
    qint64 frames = 0;

private:
    [[nodiscard]] std::span<const float> decoded(qint64 count) const
    {
        return std::span<const float>(m_buffer).first(static_cast<std::size_t>(count * m_reader.channels()));
    }

    /// What was read before position(). Frames that the file's own time leaves out before it are silent, so
    /// that the places of the waveform are those of the player.
    void add(qint64 count)
    {
        const qint64 start = m_reader.position() - count;
        if (m_reader.gaps() > 0 && start <= m_reader.claimedFrames().value_or(0))
            m_wave.addSilence(start - m_wave.frames());
        m_wave.add(decoded(count), m_reader.channels());
    }

    Result<Peak> peakAt(qint64 frame)
    {
        if (auto moved = m_reader.seek(frame); !moved)
            return moved.error();
        WavePeaks wave;
        while (wave.frames() < kSampleFrames) {
            const auto count = m_reader.read(m_buffer);
            if (!count)
                return count.error();
            if (*count == 0)
                break;
            wave.add(decoded(*count), m_reader.channels());
        }
        Peak all;
        for (const Peak &peak : wave.peaks())
            all = {std::min(all.low, peak.low), std::max(all.high, peak.high)};
        return all;
    }

    OpusReader &m_reader;
    std::array<float, 2 * 5760> m_buffer{};
    WavePeaks m_wave;
    bool m_stopped = false;
    qint64 m_places = 0;   ///< of sample() that could be decoded
    bool m_gaveUp = false; ///< before the last of them
    bool m_failed = false; ///< what follows cannot be decoded
};

} // namespace

AudioOptions wholeAudio()
{
    return {std::numeric_limits<double>::infinity()};
}

Result<std::shared_ptr<const AudioTrack>> decodeTrack(const QByteArray &bytes, const AudioOptions &options,
                                                      const std::atomic<bool> *cancelled)
{
    const auto reader = OpusReader::open(bytes, cancelled);
    if (!reader)
        return reader.error();
    const qint64 claimed = (*reader)->claimedFrames().value_or(0);
    AudioFacts facts;
    facts.head = (*reader)->head();
    facts.streams = (*reader)->streams();
    facts.sampled = secondsOf(claimed) > options.maxSeconds;
    Waveform waveform(**reader);
    if (auto made = facts.sampled ? waveform.sample(claimed, bytes.size())
                                  : waveform.decode(2.0 * options.maxSeconds);
        !made)
        return made.error();
    facts.moreToShow = facts.sampled || waveform.stopped();
    facts.seconds = secondsOf(waveform.frames);
    facts.bitsPerSecond = static_cast<double>(bytes.size()) * 8.0 / facts.seconds;
    facts.problem = waveform.problem(bytes, facts.sampled);
    return std::make_shared<const AudioTrack>(std::move(facts), std::move(waveform.peaks),
                                              waveform.secondsPerPeak);
}

} // namespace cachescope::inspect
