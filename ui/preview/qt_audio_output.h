// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preview/audio_output.h"

#include <QAudioFormat>
#include <QMediaDevices>

class QAudioSink;

namespace cachescope::ui {

/// The system's default device. A device that goes away ends what plays: failed().
class QtAudioOutput : public AudioOutput
{
    Q_OBJECT

public:
    QtAudioOutput();
    ~QtAudioOutput() override;

    [[nodiscard]] QString unavailable() const override;
    void start(QIODevice &source) override;
    void suspend() override;
    void resume() override;
    void stop() override;
    [[nodiscard]] double heardSeconds() const override;

private:
    class CountedSource;

    void follow();
    void fail(const QString &sentence);
    /// Of sound that the device was given and has not played.
    [[nodiscard]] double waitingSeconds() const;

    const QAudioFormat m_format;
    QMediaDevices m_devices;
    std::unique_ptr<CountedSource> m_source;
    std::unique_ptr<QAudioSink> m_sink;
};

} // namespace cachescope::ui
