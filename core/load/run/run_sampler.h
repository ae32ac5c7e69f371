// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/run_report.h"
#include "core/load/run/run_series.h"
#include "core/load/run/run_steering.h"

namespace cachescope::load {

class Crew;
class RunClock;
class RunFile;

/// Takes the samples of one run. The thread that runs the run.
class RunSampler
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// `start` is when the measured part begins, by `clock`. Everything passed must outlive the sampler.
    RunSampler(TimePoint start, const RunClock &clock, Crew &crew, const RunFile &file);

    /// The sample of this moment, under `steer`; nothing before the measured part begins.
    std::optional<RunSample> take(const Steer &steer);
    /// Looks at the size of the write-ahead log; cheap, for moments between samples too.
    void watchLog();
    /// The largest that was seen.
    [[nodiscard]] qint64 walMaxBytes() const { return m_walMaxBytes; }
    /// Of all samples; ends the series.
    std::vector<SeriesPoint> series();
    [[nodiscard]] const FairnessStrip &fairnessStrip() const { return m_strip; }
    /// As of the last sample.
    [[nodiscard]] const HarnessTime &harness() const { return m_harness; }

private:
    RunSample sampleOf(const Progress &progress, double atSeconds) const;
    /// Of `operations` in so many seconds; if those are too few, that of the sample before.
    [[nodiscard]] double rateOf(qint64 operations, double interval) const;
    /// Since the last time that `users` were told.
    std::vector<UserMoment> momentsOf(const std::vector<UserTotals> &users);

    const TimePoint m_start;
    const RunClock &m_clock;
    Crew &m_crew;
    const RunFile &m_file;

    RunSeries m_series;
    FairnessStrip m_strip;
    std::vector<UserTotals> m_users; ///< as they were told last
    double m_lastAtSeconds = 0.0;
    double m_lastRate = 0.0;
    qint64 m_lastOperations = 0;
    qint64 m_walBytes = 0;
    qint64 m_walMaxBytes = 0;
    HarnessTime m_harness;
    std::chrono::nanoseconds m_crewSamplingBefore{0}; ///< of the crew, until the measured part began
    std::chrono::nanoseconds m_sampling{0};           ///< here, since then
};

} // namespace cachescope::load
