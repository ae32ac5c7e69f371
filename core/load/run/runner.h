// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/load/report/run_report.h"
#include "core/load/scenario/scenario.h"

#include <atomic>
#include <functional>

namespace cachescope::load {

/// What a run tells while it goes on. Called from the thread that called runDesign().
struct RunObserver
{
    std::function<void(const QString &phase)> onPhase; ///< "preparing", "running", "closing"
    std::function<void(const RunSample &)> onSample;
};

/// What a run needs from the program that it is part of.
struct RunEnvironment
{
    /// The program that does the work of one process of several when started with kWorkerCommand (see
    /// worker_process.h): cachescope-cli. Empty: runs over several processes are refused.
    QString workerProgram;
};

/// Runs `scenario` against the design `designName`, on a file of its own in a temporary directory that is
/// removed afterwards. Blocks until done; `stop` (may be null) ends the run early with what was measured
/// (RunReport::interrupted). Errors are those of preparing and closing, and InvalidArgument for several
/// processes without a program for them; failed operations and lost processes are in the report.
/// With several processes the calling thread receives its events meanwhile.
Result<RunReport> runDesign(const Scenario &scenario, const QString &designName,
                            const RunObserver &observer = {}, const std::atomic<bool> *stop = nullptr,
                            const RunEnvironment &environment = {});

} // namespace cachescope::load
