// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_sampler.h"

#include "core/load/run/crew.h"
#include "core/load/run/run_clock.h"
#include "core/load/run/run_file.h"

#include <algorithm>

namespace cachescope::load {

using std::chrono::steady_clock;

namespace {

/// In less, what happened to end tells nothing: after a pause that is all that ended in it.
constexpr double kLeastSecondsForRate = 0.05;

UserMoment momentBetween(const UserTotals &before, const UserTotals &now)
{
    UserMoment moment{now.operations - before.operations, now.failed - before.failed, 0.0};
    if (moment.operations > 0)
        moment.meanMs =
            static_cast<double>(now.totalNs - before.totalNs) / 1e6 / static_cast<double>(moment.operations);
    return moment;
}

} // namespace

RunSampler::RunSampler(TimePoint start, const RunClock &clock, Crew &crew, const RunFile &file)
    : m_start(start)
    , m_clock(clock)
    , m_crew(crew)
    , m_file(file)
{
}

std::optional<RunSample> RunSampler::take(const Steer &steer)
{
    const TimePoint began = steady_clock::now();
    watchLog();
    const Progress progress = m_crew.takeProgress();
    const double atSeconds = std::chrono::duration<double>(m_clock.now() - m_start).count();
    if (atSeconds <= 0.0) {
        m_crewSamplingBefore = progress.harness.sampling;
        return std::nullopt;
    }
    m_harness = progress.harness;
    m_harness.sampling += m_sampling - m_crewSamplingBefore;
    m_series.add(atSeconds, progress, m_walBytes);
    RunSample sample = sampleOf(progress, atSeconds);
    sample.arrivalRate = steer.arrivalRate;
    sample.disk = steer.disk;
    sample.paused = steer.paused;
    sample.userMoments = momentsOf(progress.users);
    m_strip.add(atSeconds, sample.userMoments);
    m_lastAtSeconds = atSeconds;
    m_lastRate = sample.operationsPerSecond;
    m_lastOperations = progress.counts.operations;
    m_sampling += steady_clock::now() - began;
    return sample;
}

RunSample RunSampler::sampleOf(const Progress &progress, double atSeconds) const
{
    const OperationCounts &counts = progress.counts;
    const double interval = atSeconds - m_lastAtSeconds;
    RunSample sample;
    sample.atSeconds = atSeconds;
    sample.users = progress.activeUsers;
    sample.operationsPerSecond = rateOf(counts.operations - m_lastOperations, interval);
    sample.p50Ms = progress.latencies.quantileMs(0.50);
    sample.p95Ms = progress.latencies.quantileMs(0.95);
    sample.p99Ms = progress.latencies.quantileMs(0.99);
    sample.operations = counts.operations;
    sample.failed = counts.failed;
    sample.hits = counts.hits;
    sample.misses = counts.misses;
    sample.walBytes = m_walBytes;
    sample.evicted = progress.evicted;
    sample.dirty = progress.dirty;
    sample.findings = progress.findings;
    sample.locks = progress.locks;
    sample.worstWaitMs = progress.waits.maxMs;
    sample.worstWaitShare = progress.waits.worstShareOfTimeout;
    sample.harnessShare = m_harness.share();
    return sample;
}

double RunSampler::rateOf(qint64 operations, double interval) const
{
    if (interval < kLeastSecondsForRate && m_lastAtSeconds > 0.0)
        return m_lastRate;
    return interval > 0.0 ? static_cast<double>(operations) / interval : 0.0;
}

std::vector<UserMoment> RunSampler::momentsOf(const std::vector<UserTotals> &users)
{
    std::vector<UserMoment> moments;
    if (users.empty())
        return moments;
    m_users.resize(users.size());
    moments.reserve(users.size());
    for (std::size_t user = 0; user < users.size(); ++user)
        moments.push_back(momentBetween(m_users[user], users[user]));
    m_users = users;
    return moments;
}

void RunSampler::watchLog()
{
    m_walBytes = m_file.walBytes();
    if (m_clock.now() >= m_start)
        m_walMaxBytes = std::max(m_walMaxBytes, m_walBytes);
}

std::vector<SeriesPoint> RunSampler::series()
{
    m_series.finish();
    return m_series.points();
}

} // namespace cachescope::load
