// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/audio_output.h"

#include <QIODevice>
#include <QPointer>

namespace cachescope::test {

/// A sound device that plays when it is told to.
class FakeAudioOutput : public ui::AudioOutput
{
public:
    [[nodiscard]] QString unavailable() const override { return reason; }
    void start(QIODevice &from) override
    {
        ++starts;
        if (!startError.isEmpty()) {
            Q_EMIT failed(startError);
            return;
        }
        source = &from;
        suspended = false;
        heard = 0.0;
    }
    void suspend() override { suspended = true; }
    void resume() override { suspended = false; }
    void stop() override { source = nullptr; }
    [[nodiscard]] double heardSeconds() const override { return heard; }

    /// Plays on for so long, or to the end.
    QByteArray playFor(double seconds)
    {
        if (!source || suspended)
            return {};
        const QByteArray pcm = source->read(static_cast<qint64>(seconds * kHz) * kFrameBytes);
        heard += static_cast<double>(pcm.size()) / (kHz * kFrameBytes);
        if (pcm.isEmpty() && source->atEnd())
            Q_EMIT drained();
        return pcm;
    }
    void setReason(const QString &sentence)
    {
        reason = sentence;
        Q_EMIT availabilityChanged();
    }
    void lose() { Q_EMIT failed(QStringLiteral("The sound device was lost.")); }

    QString reason;
    QString startError;
    QPointer<QIODevice> source;
    bool suspended = false;
    double heard = 0.0;
    int starts = 0;
};

} // namespace cachescope::test
