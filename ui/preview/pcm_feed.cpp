// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/pcm_feed.h"

#include "core/inspect/preview/opus_reader.h"
#include "ui/preview/audio_output.h"

#include <QThread>

#include <algorithm>
#include <array>
#include <cstring>

namespace cachescope::ui {
namespace {

constexpr qint64 kAheadBytes = AudioOutput::kHz * AudioOutput::kFrameBytes / 2;
static_assert(AudioOutput::kHz == inspect::OpusReader::kHz);

/// Decodes pieces of two channels. Opens the sound when it is first asked.
class StereoReader
{
public:
    StereoReader(const QByteArray &opus, const std::atomic<bool> &cancelled)
        : m_opus(opus)
        , m_cancelled(cancelled)
    {
    }

    Result<void> moveTo(double seconds)
    {
        if (!m_reader || !m_reader->canSeek()) {
            auto opened = inspect::OpusReader::open(m_opus, &m_cancelled);
            if (!opened)
                return opened.error();
            m_reader = std::move(*opened);
        }
        const auto frame = static_cast<qint64>(seconds * AudioOutput::kHz);
        return m_reader->canSeek() ? m_reader->seek(frame) : skipTo(frame);
    }

    /// Empty at the end.
    Result<QByteArrayView> read()
    {
        // Mono goes into the first half.
        const bool mono = m_reader->channels() == 1;
        const auto frames = m_reader->read(std::span(m_samples).first(m_samples.size() / (mono ? 2 : 1)));
        if (!frames)
            return frames.error();
        for (auto i = static_cast<std::size_t>(mono ? *frames : 0); i-- > 0;)
            m_samples[2 * i] = m_samples[2 * i + 1] = m_samples[i];
        return QByteArrayView(reinterpret_cast<const char *>(m_samples.data()),
                              *frames * AudioOutput::kFrameBytes);
    }

private:
    Result<void> skipTo(qint64 frame)
    {
        for (qint64 at = 0; at < frame;) {
            const auto frames = m_reader->read(std::span(m_samples));
            if (!frames)
                return frames.error();
            if (*frames == 0)
                break;
            at += *frames;
        }
        return {};
    }

    const QByteArray &m_opus;
    const std::atomic<bool> &m_cancelled;
    std::unique_ptr<inspect::OpusReader> m_reader;
    std::array<qint16, 2 * 5760> m_samples{};
};

} // namespace

PcmFeed::PcmFeed(const QByteArray &opus, QObject *parent)
    : QIODevice(parent)
    , m_opus(opus)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    m_thread.reset(QThread::create([this] { decode(); }));
    m_thread->start();
}

PcmFeed::~PcmFeed()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_cancelled = true;
        m_wake.wakeAll();
    }
    m_thread->wait();
}

void PcmFeed::start(double seconds)
{
    const QMutexLocker lock(&m_mutex);
    m_seek = seconds;
    m_pcm.clear();
    m_ended = false;
    m_announced = false;
    m_silentBytes = 0;
    m_problem.reset();
    m_wake.wakeAll();
}

bool PcmFeed::hasRoom() const
{
    return !m_ended && m_pcm.size() < kAheadBytes;
}

// In the thread.
void PcmFeed::decode()
{
    StereoReader reader(m_opus, m_cancelled);
    QMutexLocker lock(&m_mutex);
    while (!m_cancelled) {
        if (!m_seek && !hasRoom()) {
            m_wake.wait(&m_mutex);
            continue;
        }
        const std::optional<double> seek = std::exchange(m_seek, std::nullopt);
        lock.unlock();
        const Result<void> moved = seek ? reader.moveTo(*seek) : Result<void>();
        const auto piece = moved ? reader.read() : Result<QByteArrayView>(moved.error());
        lock.relock();
        if (m_seek) // asked for another place meanwhile
            continue;
        if (!piece || piece->isEmpty())
            finish(piece ? std::nullopt : std::optional(piece.error()));
        else
            append(*piece);
    }
}

// Under the lock, as is finish().
void PcmFeed::append(QByteArrayView pcm)
{
    m_pcm.append(pcm);
    if (!std::exchange(m_announced, true))
        Q_EMIT ready(); // queued: the receiver lives in the main thread
}

void PcmFeed::finish(const std::optional<Error> &error)
{
    m_ended = true;
    m_problem = error;
    if (!std::exchange(m_announced, true))
        Q_EMIT ready();
}

qint64 PcmFeed::readData(char *data, qint64 most)
{
    const QMutexLocker lock(&m_mutex);
    most -= most % AudioOutput::kFrameBytes;
    const qint64 count = std::min<qint64>(most, m_pcm.size());
    std::memcpy(data, m_pcm.constData(), static_cast<std::size_t>(count));
    m_pcm.remove(0, count);
    m_wake.wakeAll();
    if (m_ended)
        return count;
    std::memset(data + count, 0, static_cast<std::size_t>(most - count));
    m_silentBytes += most - count;
    return most;
}

bool PcmFeed::atEnd() const
{
    const QMutexLocker lock(&m_mutex);
    return m_ended && m_pcm.isEmpty();
}

qint64 PcmFeed::bytesAvailable() const
{
    const QMutexLocker lock(&m_mutex);
    return m_ended ? m_pcm.size() : kAheadBytes;
}

double PcmFeed::silentSeconds() const
{
    const QMutexLocker lock(&m_mutex);
    return static_cast<double>(m_silentBytes) / (AudioOutput::kHz * AudioOutput::kFrameBytes);
}

std::optional<Error> PcmFeed::problem() const
{
    const QMutexLocker lock(&m_mutex);
    return m_problem;
}

} // namespace cachescope::ui
