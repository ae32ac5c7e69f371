// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sweeper stops one round after the flag falls: a reader that saw the flag just before has kept its lock
// by then, and that round finds it.
#include "core/sqlite/read_lock_sweeper.h"

#include "core/sqlite/kept_read_lock.h"

namespace cachescope::sqlite {

namespace {

constexpr std::chrono::milliseconds kInterval{10};
constexpr int kQuietRoundsToStop = 5;

} // namespace

ReadLockSweeper &ReadLockSweeper::ofProgram()
{
    // Connections may be closed as late as by the destructors of statics.
    static auto *const sweeper = new ReadLockSweeper(&KeptReadLocks::giveUpInAllFiles);
    return *sweeper;
}

ReadLockSweeper::ReadLockSweeper(std::function<int()> sweep)
    : m_sweep(std::move(sweep))
    , m_thread([this] { serve(); })
{
}

ReadLockSweeper::~ReadLockSweeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void ReadLockSweeper::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_running = true;
    }
    m_changed.notify_all();
}

void ReadLockSweeper::serve()
{
    while (!m_stop) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_running || m_stop; });
        }
        sweepUntilQuiet();
    }
}

void ReadLockSweeper::sweepUntilQuiet()
{
    for (int quietRounds = 0; quietRounds <= kQuietRoundsToStop && !m_stop;) {
        std::this_thread::sleep_for(kInterval);
        quietRounds = m_sweep() > 0 || (quietRounds == kQuietRoundsToStop && m_running) ? 0 : quietRounds + 1;
        if (quietRounds == kQuietRoundsToStop)
            m_running = false;
    }
}

} // namespace cachescope::sqlite
