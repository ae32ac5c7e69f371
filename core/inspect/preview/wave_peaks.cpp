// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/preview/wave_peaks.h"

#include <algorithm>

namespace cachescope::inspect {
namespace {

/// Samples that are no numbers change nothing.
void extend(Peak &peak, float sample)
{
    if (sample < peak.low)
        peak.low = std::max(sample, -1.0F);
    if (sample > peak.high)
        peak.high = std::min(sample, 1.0F);
}

} // namespace

void WavePeaks::add(std::span<const float> samples, int channels)
{
    const auto width = static_cast<std::size_t>(std::max(1, channels));
    while (samples.size() >= width) {
        Peak &peak = peakAt(m_frames);
        const auto room = static_cast<std::size_t>(m_framesPerPeak - m_frames % m_framesPerPeak);
        const std::size_t frames = std::min(room, samples.size() / width);
        for (const float sample : samples.first(frames * width))
            extend(peak, sample);
        samples = samples.subspan(frames * width);
        m_frames += static_cast<qint64>(frames);
    }
}

void WavePeaks::addSilence(qint64 frames)
{
    if (frames <= 0)
        return;
    peakAt(m_frames + frames - 1);
    m_frames += frames;
}

Peak &WavePeaks::peakAt(qint64 frame)
{
    while (frame / m_framesPerPeak >= static_cast<qint64>(kMost))
        halve();
    const auto index = static_cast<std::size_t>(frame / m_framesPerPeak);
    if (index >= m_peaks.size())
        m_peaks.resize(index + 1);
    return m_peaks[index];
}

void WavePeaks::halve()
{
    for (std::size_t i = 0; i < m_peaks.size(); i += 2) {
        const Peak first = m_peaks[i];
        const Peak second = i + 1 < m_peaks.size() ? m_peaks[i + 1] : first;
        m_peaks[i / 2] = {std::min(first.low, second.low), std::max(first.high, second.high)};
    }
    m_peaks.resize((m_peaks.size() + 1) / 2);
    m_framesPerPeak *= 2;
}

} // namespace cachescope::inspect
