// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/heartbeat.h"

#include <chrono>
#include <thread>

namespace cachescope::bench {

namespace {

constexpr std::chrono::milliseconds kBetweenBeats{2};
constexpr qint64 kLongNs = 50'000'000;

qint64 nowNs()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

void raise(std::atomic<qint64> &highest, qint64 value)
{
    qint64 known = highest.load();
    while (value > known && !highest.compare_exchange_weak(known, value)) {
    }
}

} // namespace

Heartbeat::~Heartbeat()
{
    m_ending = true;
    m_answered.release(); // nobody else would any more
    wait();
}

double Heartbeat::takeWorstMs()
{
    constexpr double nsInMs = 1e6;
    return static_cast<double>(m_worstNs.exchange(0)) / nsInMs;
}

void Heartbeat::run()
{
    while (!m_ending) {
        const qint64 sent = nowNs();
        QMetaObject::invokeMethod(
            &m_receiver,
            [this, sent] {
                const qint64 waited = nowNs() - sent;
                raise(m_worstNs, waited);
                m_long += waited > kLongNs ? 1 : 0;
                m_answered.release();
            },
            Qt::QueuedConnection);
        m_answered.acquire();
        std::this_thread::sleep_for(kBetweenBeats);
    }
}

} // namespace cachescope::bench
