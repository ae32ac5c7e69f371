// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_metrics.h"

namespace cachescope::load {

namespace {

/// Cheaper than an atomic increment; right because only one thread writes.
void increment(std::atomic<qint64> &counter)
{
    counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

} // namespace

RunMetrics::RunMetrics(int users)
    : m_users(static_cast<std::size_t>(users))
{
}

void RunMetrics::recordRead(int user, std::chrono::nanoseconds latency, bool hit)
{
    User &figures = of(user);
    figures.reads.record(latency);
    increment(hit ? figures.hits : figures.misses);
    increment(figures.operations);
    recordInterval(user, latency);
}

void RunMetrics::recordWrite(int user, std::chrono::nanoseconds latency)
{
    User &figures = of(user);
    figures.writes.record(latency);
    increment(figures.operations);
    recordInterval(user, latency);
}

void RunMetrics::recordFailure(int user, const Error &error)
{
    User &figures = of(user);
    const bool firstOfUser = figures.failed.load(std::memory_order_relaxed) == 0;
    increment(figures.failed);
    if (!firstOfUser)
        return;
    const std::lock_guard lock(m_failureMutex);
    if (m_firstFailure.isEmpty())
        m_firstFailure = error.message;
}

void RunMetrics::recordInterval(int user, std::chrono::nanoseconds latency)
{
    Interval &interval = m_intervals[static_cast<std::size_t>(user) % kIntervals];
    const std::lock_guard lock(interval.mutex);
    interval.latencies.record(latency);
}

OperationCounts RunMetrics::counts() const
{
    OperationCounts counts;
    for (const User &user : m_users) {
        counts.operations += user.operations.load(std::memory_order_relaxed);
        counts.failed += user.failed.load(std::memory_order_relaxed);
        counts.hits += user.hits.load(std::memory_order_relaxed);
        counts.misses += user.misses.load(std::memory_order_relaxed);
    }
    return counts;
}

LatencyHistogram RunMetrics::takeInterval()
{
    LatencyHistogram all;
    for (Interval &interval : m_intervals) {
        const std::lock_guard lock(interval.mutex);
        if (interval.latencies.count() == 0)
            continue;
        all.merge(interval.latencies);
        interval.latencies.clear();
    }
    return all;
}

QString RunMetrics::firstFailure() const
{
    const std::lock_guard lock(m_failureMutex);
    return m_firstFailure;
}

LatencyHistogram RunMetrics::reads() const
{
    LatencyHistogram all;
    for (const User &user : m_users)
        all.merge(user.reads);
    return all;
}

LatencyHistogram RunMetrics::writes() const
{
    LatencyHistogram all;
    for (const User &user : m_users)
        all.merge(user.writes);
    return all;
}

} // namespace cachescope::load
