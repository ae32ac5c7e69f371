// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/qt_audio_output.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QTimer>

#include <algorithm>
#include <atomic>

namespace cachescope::ui {
namespace {

QAudioFormat outputFormat()
{
    QAudioFormat format;
    format.setSampleRate(AudioOutput::kHz);
    format.setChannelCount(AudioOutput::kChannels);
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

} // namespace

/// Counts what the device takes from a source.
class QtAudioOutput::CountedSource : public QIODevice
{
public:
    explicit CountedSource(QIODevice &source)
        : m_source(source)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_source.atEnd(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_source.bytesAvailable(); }
    [[nodiscard]] double takenSeconds() const { return static_cast<double>(m_taken) / (kHz * kFrameBytes); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = m_source.read(data, most);
        m_taken += std::max<qint64>(0, count);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QIODevice &m_source;
    std::atomic<qint64> m_taken{0}; // the device may read in a thread of its own
};

QtAudioOutput::QtAudioOutput()
    : m_format(outputFormat())
{
    connect(&m_devices, &QMediaDevices::audioOutputsChanged, this, &AudioOutput::availabilityChanged);
}

QtAudioOutput::~QtAudioOutput()
{
    stop();
}

QString QtAudioOutput::unavailable() const
{
    return QMediaDevices::defaultAudioOutput().isNull() ? tr("No sound device was found.") : QString();
}

void QtAudioOutput::start(QIODevice &source)
{
    stop();
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull())
        return fail(unavailable());
    m_source = std::make_unique<CountedSource>(source);
    m_sink = std::make_unique<QAudioSink>(device, m_format);
    connect(m_sink.get(), &QAudioSink::stateChanged, this, &QtAudioOutput::follow);
    m_sink->start(m_source.get());
    if (m_sink && m_sink->error() != QAudio::NoError && m_sink->state() == QAudio::StoppedState)
        fail(tr("The sound device could not be opened."));
}

void QtAudioOutput::suspend()
{
    if (m_sink)
        m_sink->suspend();
}

void QtAudioOutput::resume()
{
    if (m_sink)
        m_sink->resume();
}

// The sink may be what called: it goes when the call is over.
void QtAudioOutput::stop()
{
    if (!m_sink)
        return;
    m_sink->disconnect(this);
    m_sink->stop();
    m_source.release()->setParent(m_sink.get()); // which may be reading it
    m_sink.release()->deleteLater();
}

double QtAudioOutput::waitingSeconds() const
{
    const auto waiting = static_cast<double>(m_sink->bufferSize() - m_sink->bytesFree());
    return std::max(0.0, waiting) / (kHz * kFrameBytes);
}

// Some systems count what was played as processed, others what the device was given.
double QtAudioOutput::heardSeconds() const
{
    if (!m_sink)
        return 0.0;
    const double processed = static_cast<double>(m_sink->processedUSecs()) / 1e6;
    return std::max(0.0, std::min(processed, m_source->takenSeconds() - waitingSeconds()));
}

void QtAudioOutput::follow()
{
    switch (m_sink->state()) {
    case QAudio::IdleState: // the source is at its end; what is in the device's buffer is still to be heard
        QTimer::singleShot(static_cast<int>(waitingSeconds() * 1000.0), m_sink.get(), [this] {
            if (m_sink && m_sink->state() == QAudio::IdleState)
                Q_EMIT drained();
        });
        return;
    case QAudio::StoppedState:
        if (m_sink->error() != QAudio::NoError)
            fail(tr("The sound device was lost."));
        return;
    case QAudio::ActiveState:
    case QAudio::SuspendedState:
        return;
    }
}

void QtAudioOutput::fail(const QString &sentence)
{
    stop();
    Q_EMIT failed(sentence);
}

std::unique_ptr<AudioOutput> makeAudioOutput()
{
    return std::make_unique<QtAudioOutput>();
}

} // namespace cachescope::ui
