// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

class QIODevice;

namespace cachescope::ui {

/// Where sound goes: 48 kHz, two channels of signed 16 bits. Main thread.
class AudioOutput : public QObject
{
    Q_OBJECT

public:
    static constexpr int kHz = 48'000;
    static constexpr int kChannels = 2;
    static constexpr int kFrameBytes = kChannels * 2;

    using QObject::QObject;

    /// Why nothing can be heard now, in a sentence; empty if it can.
    [[nodiscard]] virtual QString unavailable() const = 0;
    /// Plays what `source` gives until it is at its end: drained(). May read it in another thread until
    /// stop(). What cannot be played is told by failed().
    virtual void start(QIODevice &source) = 0;
    virtual void suspend() = 0;
    virtual void resume() = 0;
    /// Drops what is not heard yet. Nothing if nothing plays.
    virtual void stop() = 0;
    /// Of sound that left since start().
    [[nodiscard]] virtual double heardSeconds() const = 0;

Q_SIGNALS:
    void drained();
    void failed(const QString &sentence);
    void availabilityChanged();
};

/// The system's default device by Qt Multimedia; one that says why it is silent in a program that was built
/// without it.
std::unique_ptr<AudioOutput> makeAudioOutput();

} // namespace cachescope::ui
