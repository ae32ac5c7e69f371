// SPDX-License-Identifier: GPL-3.0-or-later
//
// The timer stops one round after the flag falls: a reader that saw the flag just before has kept its lock by
// then, and that round finds it.
#include "core/cache/read_lock_sweeper.h"

#include <QCoreApplication>
#include <QTimer>

namespace cachescope::cache {

namespace {

constexpr std::chrono::milliseconds kInterval{10};
constexpr int kQuietRoundsToStop = 5;

} // namespace

void ReadLockSweeper::start(QObject &context, std::function<int()> giveUp)
{
    m_giveUp = std::move(giveUp);
    m_context = &context;
    m_timer = new QTimer(&context);
    m_timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(m_timer, &QTimer::timeout, &context, [this] { sweep(); });
    m_running.store(false);
}

void ReadLockSweeper::stop()
{
    m_running.store(true);
    m_timer->stop();
    m_giveUp();
}

void ReadLockSweeper::wake()
{
    if (m_running.exchange(true) || !QCoreApplication::instance())
        return;
    QMetaObject::invokeMethod(
        m_context,
        [this] {
            m_quietRounds = 0;
            m_timer->start(kInterval);
        },
        Qt::QueuedConnection);
}

void ReadLockSweeper::sweep()
{
    m_quietRounds = m_giveUp() > 0 ? 0 : m_quietRounds + 1;
    if (m_quietRounds == kQuietRoundsToStop)
        m_running.store(false);
    else if (m_quietRounds > kQuietRoundsToStop && !m_running.load())
        m_timer->stop();
}

} // namespace cachescope::cache
