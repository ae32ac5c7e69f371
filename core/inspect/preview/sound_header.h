// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace cachescope::inspect {

/// What the head of a sound says that is not decoded here.
struct SoundHeader
{
    QString format; ///< "WAV", "FLAC"
    int channels = 0;
    qint64 hz = 0;
    int bits = 0; ///< of a sample; 0 if there is no such number
    std::optional<double> seconds;
};

/// Of WAV and FLAC; nothing for other sounds and damaged heads. Looks at the first chunks only. Any thread.
std::optional<SoundHeader> readSoundHeader(QByteArrayView bytes);

} // namespace cachescope::inspect
