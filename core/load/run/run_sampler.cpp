// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/run_sampler.h"

#include "core/load/run/crew.h"
#include "core/load/run/run_file.h"

#include <algorithm>

namespace cachescope::load {

RunSampler::RunSampler(TimePoint start, Crew &crew, const RunFile &file)
    : m_start(start)
    , m_crew(crew)
    , m_file(file)
{
}

std::optional<RunSample> RunSampler::take()
{
    watchLog();
    Progress progress = m_crew.takeProgress();
    const OperationCounts &counts = progress.counts;
    RunSample sample;
    sample.atSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    if (sample.atSeconds <= 0.0)
        return std::nullopt;
    m_series.add(sample.atSeconds, progress, m_walBytes);
    sample.users = progress.activeUsers;
    const double interval = sample.atSeconds - m_lastAtSeconds;
    if (interval > 0.0)
        sample.operationsPerSecond = static_cast<double>(counts.operations - m_lastOperations) / interval;
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
    sample.locks = std::move(progress.locks);
    m_lastAtSeconds = sample.atSeconds;
    m_lastOperations = counts.operations;
    return sample;
}

void RunSampler::watchLog()
{
    m_walBytes = m_file.walBytes();
    if (std::chrono::steady_clock::now() >= m_start)
        m_walMaxBytes = std::max(m_walMaxBytes, m_walBytes);
}

std::vector<SeriesPoint> RunSampler::series()
{
    m_series.finish();
    return m_series.points();
}

} // namespace cachescope::load
