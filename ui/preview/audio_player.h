// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/audio_output.h"

#include <QByteArray>
#include <QTimer>

namespace cachescope::ui {

class PcmFeed;

/// Plays one sound at a time. Main thread; decoding is done in another.
class AudioPlayer : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Playing, Paused };

    explicit AudioPlayer(std::unique_ptr<AudioOutput> output, QObject *parent = nullptr);
    ~AudioPlayer() override;

    /// Ogg Opus, and how long it is; stands at its start. What played before stops. Empty: nothing.
    void setSound(const QByteArray &opus, double seconds);

    /// Why nothing can be played now, in a sentence; empty if it can.
    [[nodiscard]] QString unavailable() const { return m_output->unavailable(); }
    [[nodiscard]] State state() const { return m_state; }
    /// Of what is heard now, in seconds from the start.
    [[nodiscard]] double position() const;

    /// From position(); from the start if that is the end. Nothing without a sound.
    void play();
    void pause();
    /// Plays on from there, if it plays.
    void seek(double seconds);

Q_SIGNALS:
    void stateChanged();
    void positionChanged(double seconds); ///< thirty times a second while it plays
    /// It stopped, for the reason in this sentence. The position stays.
    void failed(const QString &sentence);
    void availabilityChanged();

private:
    void setState(State state);
    void tellPosition();
    void startFeed();
    void startOutput();
    void endOfSound();
    void stopAt(double seconds);

    const std::unique_ptr<AudioOutput> m_output;
    QByteArray m_opus;
    double m_seconds = 0.0;
    std::unique_ptr<PcmFeed> m_feed;
    double m_start = 0.0;      ///< where the feed was started, or is to be
    bool m_outputRuns = false; ///< it plays, or is suspended
    State m_state = State::Idle;
    double m_told = 0.0; ///< the position that was told last
    QTimer m_tick;
};

} // namespace cachescope::ui
