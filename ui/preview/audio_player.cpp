// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/audio_player.h"

#include "ui/preview/pcm_feed.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace cachescope::ui {
namespace {

constexpr std::chrono::milliseconds kTick{33};

} // namespace

AudioPlayer::AudioPlayer(std::unique_ptr<AudioOutput> output, QObject *parent)
    : QObject(parent)
    , m_output(std::move(output))
{
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &AudioPlayer::tellPosition);
    connect(m_output.get(), &AudioOutput::drained, this, &AudioPlayer::endOfSound);
    connect(m_output.get(), &AudioOutput::availabilityChanged, this, &AudioPlayer::availabilityChanged);
    connect(m_output.get(), &AudioOutput::failed, this, [this](const QString &sentence) {
        stopAt(std::max(position(), m_told)); // a device that is lost may count from 0 again
        Q_EMIT failed(sentence);
    });
}

AudioPlayer::~AudioPlayer()
{
    m_output->disconnect(this);
    m_output->stop(); // before its source goes
}

void AudioPlayer::setSound(const QByteArray &opus, double seconds)
{
    stopAt(0.0);
    m_feed.reset();
    m_opus = opus;
    m_seconds = seconds;
    tellPosition();
}

double AudioPlayer::position() const
{
    if (!m_outputRuns)
        return m_start;
    const double heard = std::max(0.0, m_output->heardSeconds() - m_feed->silentSeconds());
    return std::min(m_seconds, m_start + heard);
}

void AudioPlayer::play()
{
    if (m_opus.isEmpty() || m_state == State::Playing)
        return;
    if (m_start >= m_seconds)
        m_start = 0.0;
    const bool suspended = m_state == State::Paused && m_outputRuns;
    setState(State::Playing);
    if (suspended)
        m_output->resume();
    else
        startFeed();
}

void AudioPlayer::pause()
{
    if (m_state != State::Playing)
        return;
    if (m_outputRuns)
        m_output->suspend();
    setState(State::Paused);
}

void AudioPlayer::seek(double seconds)
{
    const bool plays = m_state == State::Playing;
    if (m_state == State::Paused)
        setState(State::Idle); // what the device still holds is of another place
    m_output->stop();
    m_outputRuns = false;
    m_start = std::clamp(seconds, 0.0, m_seconds);
    if (plays)
        startFeed();
    tellPosition();
}

void AudioPlayer::startFeed()
{
    if (!m_feed) {
        m_feed = std::make_unique<PcmFeed>(m_opus);
        connect(m_feed.get(), &PcmFeed::ready, this, &AudioPlayer::startOutput);
    }
    m_feed->start(m_start);
}

// The output begins when there is something to hear: it would fill its buffer with silence otherwise.
void AudioPlayer::startOutput()
{
    if (m_state != State::Playing || m_outputRuns)
        return;
    if (m_feed->atEnd())
        return endOfSound();
    m_outputRuns = true;
    m_output->start(*m_feed);
}

void AudioPlayer::endOfSound()
{
    const auto problem = m_feed ? m_feed->problem() : std::nullopt;
    stopAt(problem ? position() : 0.0);
    if (problem)
        Q_EMIT failed(problem->message);
}

void AudioPlayer::stopAt(double seconds)
{
    m_output->stop();
    m_outputRuns = false;
    m_start = seconds;
    setState(State::Idle);
}

void AudioPlayer::tellPosition()
{
    m_told = position();
    Q_EMIT positionChanged(m_told);
}

void AudioPlayer::setState(State state)
{
    if (std::exchange(m_state, state) == state)
        return;
    if (state == State::Playing)
        m_tick.start();
    else
        m_tick.stop();
    tellPosition();
    Q_EMIT stateChanged();
}

} // namespace cachescope::ui
