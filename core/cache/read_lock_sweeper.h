// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>

class QObject;
class QTimer;

namespace cachescope::cache {

/// Sees to it that read locks which readers keep are given up some milliseconds after their last read (see
/// sqlite::KeptReadLock), by a timer that runs only while there are reads.
class ReadLockSweeper
{
public:
    /// Starts in the thread of `context`, and as long as that lives calls `giveUp` there, which returns how
    /// many locks it gave up.
    void start(QObject &context, std::function<int()> giveUp);
    /// Call in that thread before `context` goes, and when there are no reads any more.
    void stop();
    /// Call after each read. Any thread; costs nothing while the timer runs.
    void noteRead()
    {
        if (!m_running.load(std::memory_order_relaxed))
            wake();
    }

private:
    void wake();
    void sweep();

    std::function<int()> m_giveUp;
    QObject *m_context = nullptr;
    QTimer *m_timer = nullptr;
    std::atomic<bool> m_running{true}; ///< also before start() and after stop(): nobody to wake
    int m_quietRounds = 0;
};

} // namespace cachescope::cache
