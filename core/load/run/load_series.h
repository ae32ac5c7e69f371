// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/load_document.h"
#include "core/load/run/runner.h"

namespace cachescope::load {

/// What a load test tells while it goes on, from the thread that called runSeries(). Any may be empty.
struct SeriesObserver
{
    /// A design is about to be run: what its run is to tell.
    std::function<RunObserver(const QString &design)> onDesign;
    std::function<void(const RunReport &report)> onReport;
};

/// Runs everything that `document.scenario` plans, one design after the other (plannedDesigns(): with an
/// ablation also each design with each of its switches turned), and adds to `document` the runs as they end
/// and, at the end, the matrix. Blocks until done; `stop` (may be null) ends it with what was measured. The
/// error of the design that cannot be run, naming it; it is in the document too, with all that was measured
/// before.
Result<void> runSeries(LoadDocument &document, const SeriesObserver &observer = {},
                       const std::atomic<bool> *stop = nullptr, const RunEnvironment &environment = {});

} // namespace cachescope::load
