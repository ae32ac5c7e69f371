// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace cachescope::inspect {

/// The lowest and highest sample of a stretch of sound, over all channels; −1…1.
struct Peak
{
    float low = 0.0F;
    float high = 0.0F;

    bool operator==(const Peak &) const = default;
};

/// A waveform of a sound of any length, made while it goes by, in bounded memory: 2,000 to 4,000 stretches
/// of equal length. Whenever they are all taken, every two become one. One thread.
class WavePeaks
{
public:
    static constexpr std::size_t kMost = 4000;

    /// Frames of interleaved samples.
    void add(std::span<const float> samples, int channels);
    /// Silence in place of sound that is missing. Any length.
    void addSilence(qint64 frames);

    /// In order; the last may cover less than framesPerPeak().
    [[nodiscard]] const std::vector<Peak> &peaks() const { return m_peaks; }
    [[nodiscard]] qint64 framesPerPeak() const { return m_framesPerPeak; }
    [[nodiscard]] qint64 frames() const { return m_frames; }

private:
    Peak &peakAt(qint64 frame);
    void halve();

    std::vector<Peak> m_peaks;
    qint64 m_framesPerPeak = 64;
    qint64 m_frames = 0;
};

} // namespace cachescope::inspect
