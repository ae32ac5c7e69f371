// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/run_report.h"
#include "core/load/run/run_series.h"

namespace cachescope::load {

class Crew;
class RunFile;

/// Takes the samples of one run. The thread that runs the run.
class RunSampler
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// `start` is when the measured part begins. Everything passed must outlive the sampler.
    RunSampler(TimePoint start, Crew &crew, const RunFile &file);

    /// The sample of this moment; nothing before the measured part begins.
    std::optional<RunSample> take();
    /// Looks at the size of the write-ahead log; cheap, for moments between samples too.
    void watchLog();
    /// The largest that was seen.
    [[nodiscard]] qint64 walMaxBytes() const { return m_walMaxBytes; }
    /// Of all samples; ends the series.
    std::vector<SeriesPoint> series();

private:
    const TimePoint m_start;
    Crew &m_crew;
    const RunFile &m_file;

    RunSeries m_series;
    double m_lastAtSeconds = 0.0;
    qint64 m_lastOperations = 0;
    qint64 m_walBytes = 0;
    qint64 m_walMaxBytes = 0;
};

} // namespace cachescope::load
