// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/lock_monitor.h"

#include "core/sqlite/near_miss.h"

#include <algorithm>
#include <utility>

namespace cachescope::sqlite {

namespace {

double milliseconds(std::chrono::nanoseconds duration)
{
    return static_cast<double>(duration.count()) / 1e6;
}

} // namespace

QString lockPhaseName(LockPhase phase)
{
    switch (phase) {
    case LockPhase::Open:
        return QStringLiteral("open");
    case LockPhase::Begin:
        return QStringLiteral("begin");
    case LockPhase::Read:
        return QStringLiteral("read");
    case LockPhase::Write:
        return QStringLiteral("write");
    case LockPhase::Commit:
        return QStringLiteral("commit");
    case LockPhase::Checkpoint:
        return QStringLiteral("checkpoint");
    case LockPhase::Close:
        return QStringLiteral("close");
    }
    return QStringLiteral("read");
}

QString handlerAskedName(HandlerAsked asked)
{
    switch (asked) {
    case HandlerAsked::NoneSet:
        return QStringLiteral("noneSet");
    case HandlerAsked::Never:
        return QStringLiteral("never");
    case HandlerAsked::Asked:
        return QStringLiteral("asked");
    }
    return QStringLiteral("noneSet");
}

void LockMonitor::recordError(int resultCode, LockPhase phase, HandlerAsked asked)
{
    const std::lock_guard lock(m_mutex);
    ++m_errors[Cause{resultCode, phase, asked}];
    m_totalErrors.fetch_add(1, std::memory_order_relaxed);
}

void LockMonitor::recordWait(std::chrono::nanoseconds waited, std::chrono::nanoseconds timeout, bool gotLock)
{
    const std::lock_guard lock(m_mutex);
    ++m_waits.count;
    m_waits.total += waited;
    m_waits.longest = std::max(m_waits.longest, waited);
    m_longest.maxMs = std::max(m_longest.maxMs, milliseconds(waited));
    if (timeout.count() <= 0)
        return;
    const double share = static_cast<double>(waited.count()) / static_cast<double>(timeout.count());
    m_waits.worstShare = std::max(m_waits.worstShare, share);
    m_longest.worstShareOfTimeout = std::max(m_longest.worstShareOfTimeout, share);
    if (gotLock && share >= kNearMissShare)
        ++m_waits.nearMisses;
}

LockMonitor::Holds &LockMonitor::holdsOf(std::string_view activity)
{
    const auto found = m_holds.find(activity);
    return found != m_holds.end() ? found->second : m_holds[std::string(activity)];
}

void LockMonitor::recordHold(std::string_view activity, int user, std::chrono::nanoseconds duration)
{
    const std::lock_guard lock(m_mutex);
    Holds &holds = holdsOf(activity);
    ++holds.count;
    holds.total += duration;
    if (holds.count > 1 && duration <= holds.longest)
        return;
    holds.longest = duration;
    holds.worstUser = user;
}

void LockMonitor::beginHold(const void *holder, const char *activity)
{
    const std::lock_guard lock(m_mutex);
    if (m_holder == holder)
        return;
    m_holder = holder;
    m_holderActivity = activity;
}

void LockMonitor::endHold(const void *holder)
{
    const std::lock_guard lock(m_mutex);
    if (m_holder == holder)
        m_holder = nullptr;
}

void LockMonitor::recordBlocked(const void *waiter)
{
    const std::lock_guard lock(m_mutex);
    const bool isKnown = m_holder && m_holder != waiter;
    ++holdsOf(isKnown ? m_holderActivity : kElsewhere).blocked;
}

void LockMonitor::clear()
{
    const std::lock_guard lock(m_mutex);
    m_errors.clear();
    m_waits = {};
    m_longest = {};
    m_holds.clear();
    m_totalErrors.store(0, std::memory_order_relaxed);
}

void LockMonitor::Longest::merge(const Longest &other)
{
    maxMs = std::max(maxMs, other.maxMs);
    worstShareOfTimeout = std::max(worstShareOfTimeout, other.worstShareOfTimeout);
}

LockMonitor::Longest LockMonitor::takeLongest()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_longest, {});
}

LockMonitor::Snapshot LockMonitor::snapshot() const
{
    Snapshot result;
    const std::lock_guard lock(m_mutex);
    for (const auto &[cause, count] : m_errors) {
        result.errors.push_back({std::get<0>(cause), std::get<1>(cause), std::get<2>(cause), count});
        result.totalErrors += count;
    }
    result.waits = m_waits.count;
    result.totalWaitMs = milliseconds(m_waits.total);
    result.maxWaitMs = milliseconds(m_waits.longest);
    result.worstShareOfTimeout = m_waits.worstShare;
    result.nearMisses = m_waits.nearMisses;
    for (const auto &[activity, holds] : m_holds)
        result.holds.push_back({QString::fromStdString(activity), holds.count, milliseconds(holds.total),
                                milliseconds(holds.longest), holds.worstUser, holds.blocked});
    return result;
}

} // namespace cachescope::sqlite
