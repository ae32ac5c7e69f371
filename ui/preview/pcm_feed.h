// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QMutex>
#include <QWaitCondition>

#include <atomic>
#include <memory>
#include <optional>

class QThread;

namespace cachescope::ui {

/// Ogg Opus as what an AudioOutput plays, decoded in a thread of its own, half a second ahead. What is not
/// decoded in time is silent, so that the device does not take it for the end. Made, started and destroyed in
/// the main thread; any one thread reads.
class PcmFeed : public QIODevice
{
    Q_OBJECT

public:
    explicit PcmFeed(const QByteArray &opus, QObject *parent = nullptr);
    /// Does not wait for more than the packet that is being decoded.
    ~PcmFeed() override;

    /// Goes on from this time; ready() follows.
    void start(double seconds);

    /// All was read.
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    /// Of silence that was read in place of sound since start().
    [[nodiscard]] double silentSeconds() const;
    /// Why the end is not that of the sound.
    [[nodiscard]] std::optional<Error> problem() const;

Q_SIGNALS:
    void ready(); ///< the first sound since start() can be read, or there is none

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    void decode();
    [[nodiscard]] bool hasRoom() const;
    void append(QByteArrayView pcm);
    void finish(const std::optional<Error> &error);

    const QByteArray m_opus;
    std::atomic<bool> m_cancelled{false};
    std::unique_ptr<QThread> m_thread;

    mutable QMutex m_mutex; ///< guards what follows
    QWaitCondition m_wake;
    std::optional<double> m_seek;
    QByteArray m_pcm;
    bool m_ended = true;     ///< nothing is to be decoded
    bool m_announced = true; ///< ready() was told
    qint64 m_silentBytes = 0;
    std::optional<Error> m_problem;
};

} // namespace cachescope::ui
