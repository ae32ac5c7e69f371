// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <atomic>
#include <semaphore>

namespace cachescope::bench {

/// Measures how long an event waits until the thread that `this` lives in takes it: every two milliseconds a
/// thread of its own sends one and waits for the answer. What the user would feel as a stall. All functions
/// in the thread that it lives in.
class Heartbeat : public QThread
{
public:
    Heartbeat() = default;
    ~Heartbeat() override;

    /// The longest wait since the last call, in milliseconds.
    double takeWorstMs();
    /// How many waits took longer than 50 ms since the last call.
    int takeLong() { return m_long.exchange(0); }

protected:
    void run() override;

private:
    QObject m_receiver; // in the measured thread
    std::binary_semaphore m_answered{0};
    std::atomic<qint64> m_worstNs{0};
    std::atomic<int> m_long{0};
    std::atomic<bool> m_ending{false};
};

} // namespace cachescope::bench
