// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace cachescope::sqlite {

/// Sees to it that read locks which are kept (see KeptReadLock) are given up some milliseconds after the last
/// read, in a thread of its own: whoever else could do it may itself be waiting for one who waits for such a
/// lock. The thread sleeps while there is nothing to do.
class ReadLockSweeper
{
public:
    /// That of the whole program; never ends.
    static ReadLockSweeper &ofProgram();

    /// `sweep` gives up what it can, and says how many locks there were; in the sweeper's thread.
    explicit ReadLockSweeper(std::function<int()> sweep);
    ~ReadLockSweeper();
    ReadLockSweeper(const ReadLockSweeper &) = delete;
    ReadLockSweeper &operator=(const ReadLockSweeper &) = delete;

    /// Call when a lock has been kept. Any thread; costs nothing while the sweeper is at work.
    void noteKept()
    {
        if (!m_running.load(std::memory_order_relaxed))
            wake();
    }

private:
    void wake();
    void serve();
    void sweepUntilQuiet();

    const std::function<int()> m_sweep;
    std::atomic<bool> m_running{false};
    std::atomic<bool> m_stop{false};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::thread m_thread;
};

} // namespace cachescope::sqlite
