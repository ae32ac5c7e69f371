// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_metrics.h"

namespace cachescope::load {

namespace {

/// Cheaper than an atomic addition; right because only one thread writes.
void increase(std::atomic<qint64> &counter, qint64 by = 1)
{
    counter.store(counter.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}

double totalMs(const LatencyHistogram &latencies)
{
    return latencies.meanMs() * static_cast<double>(latencies.count());
}

LatencyHistogram mergedIf(const KindLatencies &latencies, bool reads)
{
    LatencyHistogram all;
    for (std::size_t kind = 0; kind < kOperationKinds; ++kind) {
        if (isRead(static_cast<OperationKind>(kind)) == reads)
            all.merge(latencies[kind]);
    }
    return all;
}

} // namespace

LatencyHistogram readsOf(const KindLatencies &latencies)
{
    return mergedIf(latencies, true);
}

LatencyHistogram writesOf(const KindLatencies &latencies)
{
    return mergedIf(latencies, false);
}

void OperationCounts::add(const OperationCounts &other)
{
    operations += other.operations;
    failed += other.failed;
    hits += other.hits;
    misses += other.misses;
    stored += other.stored;
    arrivals += other.arrivals;
    dropped += other.dropped;
}

double HarnessTime::share() const
{
    const auto own = static_cast<double>((between + sampling).count());
    const double all = own + static_cast<double>(operations.count());
    return all > 0.0 ? own / all : 0.0;
}

void HarnessTime::merge(const HarnessTime &other)
{
    operations += other.operations;
    between += other.between;
    sampling += other.sampling;
}

RunMetrics::RunMetrics(int users)
    : m_users(static_cast<std::size_t>(users))
{
}

void RunMetrics::record(int user, OperationKind kind, std::chrono::nanoseconds latency, Effect effect)
{
    User &figures = of(user);
    figures.latencies[static_cast<std::size_t>(kind)].record(latency);
    increase(figures.operations);
    increase(figures.succeededNs, latency.count());
    if (effect.hits > 0)
        increase(figures.hits, effect.hits);
    if (effect.misses > 0)
        increase(figures.misses, effect.misses);
    if (effect.stored > 0)
        increase(figures.stored, effect.stored);
    recordInterval(user, latency);
}

void RunMetrics::recordFailure(int user, std::chrono::nanoseconds latency, const Error &error)
{
    User &figures = of(user);
    figures.failures.record(latency);
    const bool firstOfUser = figures.failed.load(std::memory_order_relaxed) == 0;
    increase(figures.failed);
    if (!firstOfUser)
        return;
    const std::lock_guard lock(m_failureMutex);
    if (m_firstFailure.isEmpty())
        m_firstFailure = error.message;
}

void RunMetrics::recordArrivals(int user, qint64 due, qint64 dropped)
{
    increase(of(user).arrivals, due);
    increase(of(user).dropped, dropped);
}

void RunMetrics::recordTime(int user, std::chrono::nanoseconds operation, std::chrono::nanoseconds between)
{
    increase(of(user).operationsNs, operation.count());
    increase(of(user).betweenNs, between.count());
}

void RunMetrics::recordInterval(int user, std::chrono::nanoseconds latency)
{
    Interval &interval = m_intervals[static_cast<std::size_t>(user) % kIntervals];
    const std::lock_guard lock(interval.mutex);
    interval.latencies.record(latency);
}

OperationCounts RunMetrics::counts() const
{
    constexpr auto relaxed = std::memory_order_relaxed;
    OperationCounts all;
    for (const User &user : m_users)
        all.add({user.operations.load(relaxed), user.failed.load(relaxed), user.hits.load(relaxed),
                 user.misses.load(relaxed), user.stored.load(relaxed), user.arrivals.load(relaxed),
                 user.dropped.load(relaxed)});
    return all;
}

HarnessTime RunMetrics::harness() const
{
    constexpr auto relaxed = std::memory_order_relaxed;
    HarnessTime all;
    for (const User &user : m_users) {
        all.operations += std::chrono::nanoseconds(user.operationsNs.load(relaxed));
        all.between += std::chrono::nanoseconds(user.betweenNs.load(relaxed));
    }
    return all;
}

std::vector<UserTotals> RunMetrics::totals() const
{
    constexpr auto relaxed = std::memory_order_relaxed;
    std::vector<UserTotals> all;
    all.reserve(m_users.size());
    for (const User &user : m_users)
        all.push_back(
            {user.operations.load(relaxed), user.failed.load(relaxed), user.succeededNs.load(relaxed)});
    return all;
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

KindLatencies RunMetrics::latencies() const
{
    KindLatencies all;
    for (const User &user : m_users) {
        for (std::size_t kind = 0; kind < kOperationKinds; ++kind)
            all[kind].merge(user.latencies[kind]);
    }
    return all;
}

LatencyHistogram RunMetrics::failures() const
{
    LatencyHistogram all;
    for (const User &user : m_users)
        all.merge(user.failures);
    return all;
}

std::vector<UserFigures> RunMetrics::users(int firstUser) const
{
    std::vector<UserFigures> all;
    for (const User &user : m_users) {
        UserFigures figures{firstUser++, user.operations.load(), user.failed.load()};
        for (const LatencyHistogram &latencies : user.latencies)
            figures.totalMs += totalMs(latencies);
        figures.arrivals = user.arrivals.load();
        all.push_back(figures);
    }
    return all;
}

} // namespace cachescope::load
