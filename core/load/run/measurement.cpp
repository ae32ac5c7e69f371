// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/measurement.h"

#include <algorithm>
#include <tuple>

namespace cachescope::load {

using sqlite::LockMonitor;

namespace {

/// The order of LockMonitor::Snapshot::errors.
bool before(const LockMonitor::ErrorCount &a, const LockMonitor::ErrorCount &b)
{
    return std::tie(a.resultCode, a.phase, a.asked) < std::tie(b.resultCode, b.phase, b.asked);
}

void mergeError(std::vector<LockMonitor::ErrorCount> &errors, const LockMonitor::ErrorCount &error)
{
    const auto place = std::lower_bound(errors.begin(), errors.end(), error, before);
    if (place == errors.end() || before(error, *place))
        errors.insert(place, error);
    else
        place->count += error.count;
}

void mergeHold(std::vector<LockMonitor::HoldCount> &holds, const LockMonitor::HoldCount &hold)
{
    const auto place = std::lower_bound(holds.begin(), holds.end(), hold,
                                        [](const auto &a, const auto &b) { return a.activity < b.activity; });
    if (place == holds.end() || place->activity != hold.activity) {
        holds.insert(place, hold);
        return;
    }
    place->count += hold.count;
    place->totalMs += hold.totalMs;
    place->blocked += hold.blocked;
    if (hold.maxMs > place->maxMs) {
        place->maxMs = hold.maxMs;
        place->worstUser = hold.worstUser;
    }
}

} // namespace

void mergeLocks(LockMonitor::Snapshot &locks, const LockMonitor::Snapshot &other)
{
    for (const auto &error : other.errors)
        mergeError(locks.errors, error);
    locks.totalErrors += other.totalErrors;
    locks.waits += other.waits;
    locks.totalWaitMs += other.totalWaitMs;
    locks.maxWaitMs = std::max(locks.maxWaitMs, other.maxWaitMs);
    locks.worstShareOfTimeout = std::max(locks.worstShareOfTimeout, other.worstShareOfTimeout);
    locks.nearMisses += other.nearMisses;
    for (const auto &hold : other.holds)
        mergeHold(locks.holds, hold);
}

std::map<int, qint64> lockErrorsByCode(const LockMonitor::Snapshot &locks)
{
    std::map<int, qint64> counts;
    for (const auto &error : locks.errors)
        counts[error.resultCode] += static_cast<qint64>(error.count);
    return counts;
}

void Progress::merge(const Progress &other)
{
    counts.add(other.counts);
    latencies.merge(other.latencies);
    mergeLocks(locks, other.locks);
    waits.merge(other.waits);
    evicted += other.evicted;
    dirty += other.dirty;
    activeUsers += other.activeUsers;
    findings += other.findings;
    harness.merge(other.harness);
    users.insert(users.end(), other.users.begin(), other.users.end());
}

LatencyHistogram Measurement::reads() const
{
    return readsOf(latencies);
}

LatencyHistogram Measurement::writes() const
{
    return writesOf(latencies);
}

void Measurement::merge(const Measurement &other)
{
    // All begin together, so the longest is the whole.
    seconds = std::max(seconds, other.seconds);
    counts.add(other.counts);
    for (std::size_t kind = 0; kind < kOperationKinds; ++kind)
        latencies[kind].merge(other.latencies[kind]);
    failures.merge(other.failures);
    mergeLocks(locks, other.locks);
    users.insert(users.end(), other.users.begin(), other.users.end());
    digest += other.digest;
    verification.merge(other.verification);
    evicted += other.evicted;
    storeCommits += other.storeCommits;
    if (firstFailure.isEmpty())
        firstFailure = other.firstFailure;
    workersFailed += other.workersFailed;
}

} // namespace cachescope::load
