// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite's own handler sleeps longer the longer it has waited, so those who came last are served first.
// FairRetry asks at intervals that do not grow: soon at first, for most locks are short; then seldom enough
// that many waiting processes do not spend their processors on asking (each time costs some system calls: 64
// of them at a constant millisecond hardly got anything else done); and more often again once half of the
// time is gone, so that who has waited long is likelier to find the lock free. The jitter keeps waiters from
// asking in step.
#include "core/sqlite/busy_handler.h"

#include "core/sqlite/result_code.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <random>
#include <thread>

namespace cachescope::sqlite {

using std::chrono::microseconds;
using std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds kShortWait{10};

} // namespace

BusyHandler::BusyHandler(BusyPolicy policy, std::chrono::milliseconds timeout, LockMonitor *monitor)
    : m_policy(policy)
    , m_monitor(monitor)
    , m_timeout(timeout)
{
    if (monitor)
        m_watch.emplace(*monitor);
}

void BusyHandler::installOn(sqlite3 *db)
{
    if (m_policy == BusyPolicy::Fail)
        sqlite3_busy_handler(db, nullptr, nullptr);
    else
        sqlite3_busy_handler(db, &BusyHandler::onBusy, this);
    if (m_watch)
        m_watch->installOn(db);
}

int BusyHandler::onBusy(void *self, int timesAsked)
{
    return static_cast<BusyHandler *>(self)->waitOnce(timesAsked) ? 1 : 0;
}

bool BusyHandler::waitOnce(int timesAsked)
{
    if (m_timeout <= steady_clock::duration::zero())
        return false;
    const auto now = steady_clock::now();
    // 0 marks a new wait, also where the end of the last one was never told.
    if (!m_waiting || timesAsked == 0) {
        m_waiting = true;
        m_waitingSince = now;
        m_waited = {};
        if (m_monitor && m_counting)
            m_monitor->recordBlocked(watch());
    }
    const auto left = m_timeout - (now - m_waitingSince);
    if (left <= steady_clock::duration::zero())
        return false;
    std::this_thread::sleep_for(
        std::min<std::chrono::nanoseconds>(left, nextDelay(timesAsked, now - m_waitingSince)));
    const auto end = steady_clock::now();
    m_waited += end - now;
    if (m_watch)
        m_watch->waitEnds(end);
    return true;
}

microseconds BusyHandler::nextDelay(int timesAsked, std::chrono::nanoseconds waited) const
{
    if (m_policy == BusyPolicy::SqliteBackoff) {
        // The table of sqliteDefaultBusyCallback() in SQLite's main.c.
        static constexpr std::array<int, 12> delaysMs{1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100};
        const auto i = std::min<std::size_t>(static_cast<std::size_t>(timesAsked), delaysMs.size() - 1);
        return std::chrono::milliseconds(delaysMs[i]);
    }
    thread_local std::minstd_rand random{std::random_device{}()};
    const microseconds mean = waited < kShortWait      ? microseconds(1000)
                              : waited < m_timeout / 2 ? microseconds(5000)
                                                       : microseconds(2000);
    return microseconds(std::uniform_int_distribution<int>(mean.count() / 2, mean.count() * 3 / 2)(random));
}

void BusyHandler::settle(int resultCode, LockPhase phase)
{
    const bool waited = m_waiting;
    m_waiting = false;
    if (!m_monitor || !m_counting)
        return;
    // A checkpoint waits for readers by design, with a patience of its own, and nobody waits for it. What a
    // statement does once it has the lock, as writing its log to the disk, is no wait.
    if (waited && phase != LockPhase::Checkpoint) {
        const bool failed = isLockError(resultCode);
        m_monitor->recordWait(failed ? steady_clock::now() - m_waitingSince : m_waited, m_timeout, !failed);
    }
    if (isLockError(resultCode)) {
        if (!waited)
            m_monitor->recordBlocked(watch());
        const auto asked = m_policy == BusyPolicy::Fail ? HandlerAsked::NoneSet
                           : waited                     ? HandlerAsked::Asked
                                                        : HandlerAsked::Never;
        m_monitor->recordError(resultCode, phase, asked);
    }
}

} // namespace cachescope::sqlite
