// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/report/run_report.h"
#include "core/load/run/local_crew.h"

#include <atomic>
#include <functional>

namespace cachescope::load {

/// What a run tells while it goes on. Called from the thread that called runDesign().
struct RunObserver
{
    /// "preparing", "warming up", "running", "paused", "closing", "verifying"; only those that come, after
    /// "paused" again what was before.
    std::function<void(const QString &phase)> onPhase;
    /// Of preparing and verifying, 0…1.
    std::function<void(double fraction)> onProgress;
    std::function<void(const RunSample &)> onSample;
    /// Those of RunReport::changes, as they come.
    std::function<void(const RunChange &)> onChange;
};

/// What a run needs from the program that it is part of.
struct RunEnvironment
{
    /// The program that does the work of one process of several when started with kWorkerCommand (see
    /// worker_process.h): cachescope-cli. Empty: runs over several processes are refused.
    QString workerProgram = QString();
    /// Where the temporary directories of runs are made; empty: the system's place for them.
    QString directory = QString();
    /// By which others change the run while it goes on; may be null. Outlives the run.
    const RunSteering *steering = nullptr;
    /// Makes designs that have no name, in tests. Only in this process.
    DesignMaker makeDesign = {};
    /// How long one of several processes may take to end its last operations, beside waiting for locks, until
    /// it is given up for lost.
    std::chrono::milliseconds patience{60'000};
};

/// Runs `scenario` against the design `designName`, on a file of its own in a temporary directory that is
/// removed afterwards, or on the scenario's file itself if it says so. Blocks until done; `stop` (may be
/// null) ends the run early with what was measured (RunReport::interrupted). Errors are those of preparing
/// and InvalidArgument for several processes without a program for them;
/// all that goes wrong later is in the report. With several processes the calling
/// thread receives its events meanwhile.
Result<RunReport> runDesign(const Scenario &scenario, const QString &designName,
                            const RunObserver &observer = {}, const std::atomic<bool> *stop = nullptr,
                            const RunEnvironment &environment = {});

} // namespace cachescope::load
