// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/limit_run.h"

#include "core/base/translate.h"
#include "core/load/run/limit_search.h"

#include <algorithm>

namespace cachescope::load {

namespace {

constexpr LimitSearch::Range kUsers{1.0, 2000.0, true};
constexpr LimitSearch::Range kRates{1.0, 1'000'000.0, false};

Result<void> checkSearch(const Scenario &scenario)
{
    if (scenario.inPlace)
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("A search for a limit runs again and again, and never in place")};
    if (scenario.ablation)
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("A search for a limit is of one design; run the ablation (\"ablation\", "
                                  "--ablation) by itself")};
    if (scenario.keys == KeyDistribution::Trace && scenario.arrivalRate <= 0.0)
        return Error{ErrorCode::InvalidArgument,
                     CoreText::tr("More users do not make more of a trace: give a rate (arrivalRate, --rate) "
                                  "to search for a limit")};
    return {};
}

/// What all runs of the search have in common: as long as the ramp, but with all users from the start.
Scenario withoutStages(Scenario scenario)
{
    scenario.duration = scenario.measuredDuration();
    scenario.stages = Ramp();
    return scenario;
}

Scenario with(Scenario scenario, LimitVariable variable, double value)
{
    if (variable == LimitVariable::Rate) {
        scenario.arrivalRate = value;
    } else {
        scenario.users = static_cast<int>(value);
        scenario.processes = std::min(scenario.processes, scenario.users);
    }
    return scenario;
}

LimitSearch searchFor(const Scenario &scenario, LimitVariable variable)
{
    return variable == LimitVariable::Users ? LimitSearch(scenario.users, kUsers)
                                            : LimitSearch(scenario.arrivalRate, kRates);
}

} // namespace

Result<LimitReport> findLimit(const Scenario &scenario, const QString &design,
                              const QList<Threshold> &condition, const RunObserver &observer,
                              const LimitObserver &onProbe, const std::atomic<bool> *stop,
                              const RunEnvironment &environment)
{
    if (auto possible = checkSearch(scenario); !possible)
        return possible.error();
    LimitReport limit;
    limit.design = design;
    limit.condition = withDefaults(condition, scenario.arrivalRate > 0.0);
    limit.variable = scenario.arrivalRate > 0.0 ? LimitVariable::Rate : LimitVariable::Users;
    Scenario base = withoutStages(scenario);
    base.thresholds = condition;
    LimitSearch search = searchFor(base, limit.variable);
    while (const auto value = search.next()) {
        if (onProbe)
            onProbe(limit.variable, *value);
        auto report = runDesign(with(base, limit.variable, *value), design, observer, stop, environment);
        if (!report && limit.probes.empty())
            return report.error();
        if (!report || report->interrupted) {
            limit.error = report ? CoreText::tr("It was interrupted") : report.error().message;
            break;
        }
        search.take(report->holds());
        limit.probes.push_back({*value, std::move(*report)});
    }
    limit.holdsAt = search.holdsAt();
    limit.failsAt = search.failsAt();
    return limit;
}

} // namespace cachescope::load
