// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/limit_run.h"

#include "core/load/run/limit_search.h"

#include <algorithm>

namespace cachescope::load {

namespace {

constexpr LimitSearch::Range kUsers{1.0, 2000.0, true};
constexpr LimitSearch::Range kRates{1.0, 1'000'000.0, false};

Scenario with(Scenario scenario, LimitVariable variable, double value)
{
    scenario.stages = Ramp();
    if (variable == LimitVariable::Rate) {
        scenario.arrivalRate = value;
    } else {
        scenario.users = static_cast<int>(value);
        scenario.processes = std::min(scenario.processes, scenario.users);
    }
    return scenario;
}

} // namespace

Result<LimitReport> findLimit(const Scenario &scenario, const QString &design,
                              const QList<Threshold> &condition, const RunObserver &observer,
                              const LimitObserver &onProbe, const std::atomic<bool> *stop,
                              const RunEnvironment &environment)
{
    if (scenario.inPlace)
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("A search for a limit runs again and again, and never in place")};
    if (scenario.keys == KeyDistribution::Trace && scenario.arrivalRate <= 0.0)
        return Error{
            ErrorCode::InvalidArgument,
            QStringLiteral("More users do not make more of a trace: give a rate (arrivalRate, --rate) "
                           "to search for a limit")};
    LimitReport limit;
    limit.design = design;
    limit.condition = condition;
    limit.variable = scenario.arrivalRate > 0.0 ? LimitVariable::Rate : LimitVariable::Users;
    Scenario base = scenario;
    base.thresholds = condition;
    const bool byUsers = limit.variable == LimitVariable::Users;
    LimitSearch search(byUsers ? base.users : base.arrivalRate, byUsers ? kUsers : kRates);
    while (const auto value = search.next()) {
        if (onProbe)
            onProbe(limit.variable, *value);
        auto report = runDesign(with(base, limit.variable, *value), design, observer, stop, environment);
        if (!report && limit.probes.empty())
            return report.error();
        if (!report) {
            limit.error = report.error().message;
            break;
        }
        if (report->interrupted)
            break;
        search.take(report->holds());
        limit.probes.push_back({*value, std::move(*report)});
    }
    limit.holdsAt = search.holdsAt();
    limit.failsAt = search.failsAt();
    return limit;
}

} // namespace cachescope::load
