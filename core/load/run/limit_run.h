// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/report/limit_report.h"
#include "core/load/run/runner.h"

namespace cachescope::load {

/// What a search for a limit tells before each of its runs, from the thread that called findLimit().
using LimitObserver = std::function<void(LimitVariable variable, double value)>;

/// Runs `scenario` again and again with more users, or with a higher rate where it has one, until it is known
/// from where on the design does not meet `condition` and the limits that every run has. What it gives as the
/// highest that holds has held twice. Begins with what the scenario says; instead of its stages all users are
/// active for as long as these take, and its own thresholds are left out. Blocks until done; `stop` (may be
/// null) ends it with what is known then. The error of the first run, or, in the report, of a later one.
/// InvalidArgument for keys of a trace without a rate: its operations would only be spread over more users;
/// for a run in place; and with an ablation.
Result<LimitReport> findLimit(const Scenario &scenario, const QString &design,
                              const QList<Threshold> &condition, const RunObserver &observer = {},
                              const LimitObserver &onProbe = {}, const std::atomic<bool> *stop = nullptr,
                              const RunEnvironment &environment = {});

} // namespace cachescope::load
