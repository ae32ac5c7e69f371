// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_series.h"

#include <algorithm>
#include <cmath>

namespace cachescope::load {

namespace {

/// A rate over less says nothing.
constexpr double kLeastSeconds = 0.05;
/// Half of the time between two samples: a stretch ends with the one that is nearest.
constexpr double kTolerance = 0.05;

std::map<int, qint64> difference(std::map<int, qint64> now, const std::map<int, qint64> &before)
{
    for (const auto &[code, count] : before)
        now[code] -= count;
    std::erase_if(now, [](const auto &entry) { return entry.second <= 0; });
    return now;
}

double meanByOperations(const SeriesPoint &a, const SeriesPoint &b)
{
    const qint64 operations = a.operations + b.operations;
    if (operations == 0)
        return 0.0;
    return (a.p50Ms * static_cast<double>(a.operations) + b.p50Ms * static_cast<double>(b.operations)) /
           static_cast<double>(operations);
}

SeriesPoint together(const SeriesPoint &first, const SeriesPoint &second)
{
    SeriesPoint both = second;
    both.seconds += first.seconds;
    both.p50Ms = meanByOperations(first, second);
    both.p95Ms = std::max(first.p95Ms, second.p95Ms);
    both.p99Ms = std::max(first.p99Ms, second.p99Ms);
    both.operations += first.operations;
    both.failed += first.failed;
    both.dropped += first.dropped;
    both.lockErrors += first.lockErrors;
    for (const auto &[code, count] : first.lockErrorsByCode)
        both.lockErrorsByCode[code] += count;
    both.waits += first.waits;
    both.worstWaitMs = std::max(first.worstWaitMs, second.worstWaitMs);
    both.worstWaitShare = std::max(first.worstWaitShare, second.worstWaitShare);
    both.walBytes = std::max(first.walBytes, second.walBytes);
    both.evicted += first.evicted;
    return both;
}

} // namespace

void RunSeries::add(double atSeconds, const Progress &progress, qint64 walBytes)
{
    m_at = atSeconds;
    m_walBytes = std::max(m_walBytes, walBytes);
    m_latencies.merge(progress.latencies);
    m_waits.merge(progress.waits);
    m_now = progress;
    m_now.latencies.clear();
    m_now.users.clear();
    if (m_at >= m_endsAt - kTolerance) {
        endPoint();
        // The next whole multiple, also after a pause: so series of several runs have the same moments.
        m_endsAt = (std::floor((m_at + kTolerance) / m_pointSeconds) + 1.0) * m_pointSeconds;
    }
}

void RunSeries::finish()
{
    const bool counted =
        m_now.counts != m_before.counts || m_now.locks.totalErrors != m_before.locks.totalErrors;
    if (m_at - m_beganAt >= kLeastSeconds || (m_points.empty() && m_at > 0.0)) {
        endPoint();
    } else if (counted && !m_points.empty()) {
        endPoint();
        const SeriesPoint last = m_points.back();
        m_points.pop_back();
        m_points.back() = together(m_points.back(), last);
    }
}

void RunSeries::endPoint()
{
    SeriesPoint point;
    point.atSeconds = m_at;
    point.seconds = m_at - m_beganAt;
    point.users = m_now.activeUsers;
    point.operations = m_now.counts.operations - m_before.counts.operations;
    point.failed = m_now.counts.failed - m_before.counts.failed;
    point.dropped = m_now.counts.dropped - m_before.counts.dropped;
    point.p50Ms = m_latencies.quantileMs(0.50);
    point.p95Ms = m_latencies.quantileMs(0.95);
    point.p99Ms = m_latencies.quantileMs(0.99);
    point.lockErrors = static_cast<qint64>(m_now.locks.totalErrors - m_before.locks.totalErrors);
    point.lockErrorsByCode = difference(lockErrorsByCode(m_now.locks), lockErrorsByCode(m_before.locks));
    point.waits = static_cast<qint64>(m_now.locks.waits - m_before.locks.waits);
    point.worstWaitMs = m_waits.maxMs;
    point.worstWaitShare = m_waits.worstShareOfTimeout;
    point.walBytes = m_walBytes;
    point.evicted = m_now.evicted - m_before.evicted;
    point.dirty = m_now.dirty;
    m_points.push_back(std::move(point));
    m_beganAt = m_at;
    m_walBytes = 0;
    m_waits = {};
    m_latencies.clear();
    m_before = m_now;
    if (m_points.size() >= kMostPoints)
        halve();
}

void RunSeries::halve()
{
    std::vector<SeriesPoint> halved;
    halved.reserve(m_points.size() / 2 + 1);
    for (std::size_t i = 0; i + 1 < m_points.size(); i += 2)
        halved.push_back(together(m_points[i], m_points[i + 1]));
    if (m_points.size() % 2 == 1)
        halved.push_back(m_points.back());
    m_points = std::move(halved);
    m_pointSeconds *= 2.0;
}

} // namespace cachescope::load
