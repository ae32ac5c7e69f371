// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/preview/opus_reader.h"
#include "core/inspect/preview/wave_peaks.h"

namespace cachescope::inspect {

struct AudioOptions
{
    /// Sounds up to this long are decoded whole; of longer ones only samples, all over them.
    double maxSeconds = 5.0 * 60.0;
};

/// "Show all".
AudioOptions wholeAudio();

struct AudioFacts
{
    OpusHeadFacts head; ///< of the first stream
    int streams = 1;    ///< chained ones
    /// Of what can be decoded; where that was not done, as the time stamps have it.
    double seconds = 0.0;
    bool sampled = false;       ///< the waveform is drawn from samples; seconds are claimed
    bool moreToShow = false;    ///< wholeAudio() would show more
    double bitsPerSecond = 0.0; ///< of the file, with its heads, over `seconds`
    QString problem;            ///< a sentence; empty if all is well: "The sound breaks off after 3.2 s."
};

/// A sound: what is known about it, and its waveform. Constant; any thread.
class AudioTrack
{
public:
    AudioTrack(AudioFacts facts, std::vector<Peak> peaks, double secondsPerPeak)
        : m_facts(std::move(facts))
        , m_peaks(std::move(peaks))
        , m_secondsPerPeak(secondsPerPeak)
    {
    }

    [[nodiscard]] const AudioFacts &facts() const { return m_facts; }
    /// Of equal stretches from the start: 1,500 to 4,000 for all but very short sounds.
    [[nodiscard]] const std::vector<Peak> &peaks() const { return m_peaks; }
    [[nodiscard]] double secondsPerPeak() const { return m_secondsPerPeak; }

private:
    const AudioFacts m_facts;
    const std::vector<Peak> m_peaks;
    const double m_secondsPerPeak;
};

/// Decodes Ogg Opus. Of damaged or truncated data as much as there is: facts().problem tells. Memory does not
/// grow with the length of the sound, nor does time past AudioOptions::maxSeconds but with its bytes.
/// `cancelled` may be null and is looked at every 120 ms of sound.
/// Errors: those of OpusReader::open(); Corrupt if not a single frame can be decoded; Cancelled. Any thread.
Result<std::shared_ptr<const AudioTrack>> decodeTrack(const QByteArray &bytes, const AudioOptions &options,
                                                      const std::atomic<bool> *cancelled);

} // namespace cachescope::inspect
