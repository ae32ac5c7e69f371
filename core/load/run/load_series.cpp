// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/run/load_series.h"

namespace cachescope::load {

namespace {

Error inDesign(const QString &design, const Error &error)
{
    Error named = error;
    named.message = QStringLiteral("%1: %2").arg(design, error.message);
    return named;
}

Result<void> runPlanned(LoadDocument &document, const SeriesObserver &observer, const std::atomic<bool> *stop,
                        const RunEnvironment &environment)
{
    const QStringList planned = plannedDesigns(document.scenario);
    for (const QString &design : planned) {
        if (stop && stop->load())
            break;
        auto report =
            runDesign(document.scenario, design,
                      observer.onDesign ? observer.onDesign(design) : RunObserver(), stop, environment);
        if (!report)
            return inDesign(design, report.error());
        if (report->interrupted && report->seconds <= 0.0)
            break; // nothing of it was measured: no errors among no operations would look like a success
        document.runs.push_back(std::move(*report));
        if (observer.onReport)
            observer.onReport(document.runs.back());
    }
    return {};
}

} // namespace

Result<void> runSeries(LoadDocument &document, const SeriesObserver &observer, const std::atomic<bool> *stop,
                       const RunEnvironment &environment)
{
    const Result<void> done = runPlanned(document, observer, stop, environment);
    if (!done)
        document.error = done.error().message;
    if (document.scenario.ablation)
        document.ablation = AblationMatrix::of(document.scenario.designs, document.runs);
    return done;
}

} // namespace cachescope::load
