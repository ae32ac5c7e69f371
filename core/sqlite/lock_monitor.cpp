// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/lock_monitor.h"

namespace cachescope::sqlite {

namespace {

template <typename T>
void raiseTo(std::atomic<T> &maximum, T value)
{
    T seen = maximum.load(std::memory_order_relaxed);
    while (value > seen && !maximum.compare_exchange_weak(seen, value, std::memory_order_relaxed)) {
    }
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

void LockMonitor::recordError(int resultCode, LockPhase phase, HandlerAsked asked)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_errors[Cause{resultCode, phase, asked}];
    }
    m_totalErrors.fetch_add(1, std::memory_order_relaxed);
}

void LockMonitor::recordWait(std::chrono::nanoseconds waited, std::chrono::nanoseconds timeout)
{
    m_waits.fetch_add(1, std::memory_order_relaxed);
    m_totalWaitNs.fetch_add(waited.count(), std::memory_order_relaxed);
    raiseTo<qint64>(m_maxWaitNs, waited.count());
    if (timeout.count() > 0)
        raiseTo(m_worstShare, static_cast<double>(waited.count()) / static_cast<double>(timeout.count()));
}

LockMonitor::Snapshot LockMonitor::snapshot() const
{
    Snapshot result;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[cause, count] : m_errors) {
            result.errors.push_back({std::get<0>(cause), std::get<1>(cause), std::get<2>(cause), count});
            result.totalErrors += count;
        }
    }
    result.waits = m_waits.load(std::memory_order_relaxed);
    result.totalWaitMs = static_cast<double>(m_totalWaitNs.load(std::memory_order_relaxed)) / 1e6;
    result.maxWaitMs = static_cast<double>(m_maxWaitNs.load(std::memory_order_relaxed)) / 1e6;
    result.worstShareOfTimeout = m_worstShare.load(std::memory_order_relaxed);
    return result;
}

} // namespace cachescope::sqlite
