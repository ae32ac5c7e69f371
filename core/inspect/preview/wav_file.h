// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <functional>

class QIODevice;

namespace cachescope::inspect {

struct WavSummary
{
    qint64 frames = 0; ///< at 48 kHz
    int channels = 0;
    qint64 bytes = 0; ///< of the file
    QString problem;  ///< a sentence where the sound is damaged or cut; what could be decoded is written
};

/// Decodes Ogg Opus into a WAV file (RIFF, PCM of 16 bits, 48 kHz, mono or stereo), piece by piece. `target`
/// is open for writing, at its start, and can seek; on an error it holds part of a file, which the caller
/// drops. `progress` may be empty and gets 0…1; `cancelled` may be null.
/// Errors: those of OpusReader::open(); TooLarge (the file would be over 4 GB, which RIFF cannot say); Io,
/// DiskFull; Cancelled. Any thread.
Result<WavSummary> writeWav(QIODevice &target, const QByteArray &opus,
                            const std::function<void(double)> &progress, const std::atomic<bool> *cancelled);

/// The head of such a file with this much sound: 44 bytes.
QByteArray wavHead(qint64 dataBytes, int channels);

/// Of the data in a WAV file.
constexpr qint64 kMostWavBytes = (qint64{1} << 32) - 1 - 36;

} // namespace cachescope::inspect
