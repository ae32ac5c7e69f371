// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/run/change_log.h"
#include "core/load/run/crew.h"
#include "core/load/run/run_clock.h"
#include "core/load/run/run_sampler.h"
#include "core/load/run/runner.h"

namespace cachescope::load {

/// The part of a run in which its users are at work: from the opening of the gate until the last of them has
/// ended. The thread that runs the run; once.
class RunCourse
{
public:
    /// What it is to tell, and by what it is stopped.
    struct Watch
    {
        const RunObserver &observer; ///< its onPhase is not called
        std::function<void(const QString &phase)> onPhase;
        std::function<bool()> stopRequested;
    };

    /// `crew` is at the gate. Everything passed must outlive it.
    RunCourse(const Scenario &scenario, const RunPlan &plan, Crew &crew, const RunFile &file, Watch watch);

    /// Waits while the run is paused that has not begun; Cancelled if it is stopped meanwhile.
    Result<void> waitToBegin();
    /// Everything from there on; what was measured goes to `report`.
    void run(RunReport &report);

private:
    void steer();
    void tellWhere();
    void takeSample();
    void end(RunReport &report);

    const Scenario &m_scenario;
    const RunPlan &m_plan;
    Crew &m_crew;
    const RunFile &m_file;
    const Watch m_watch;

    RunClock m_clock;
    RunClock::TimePoint m_start;     ///< by m_clock; none before the gate is open
    RunClock::TimePoint m_sampledAt; ///< the same; when the last sample was taken
    Steer m_steer;
    ChangeLog m_changes{m_plan};
    std::optional<RunSampler> m_sampler;
};

} // namespace cachescope::load
