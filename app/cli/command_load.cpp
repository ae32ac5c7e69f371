// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_load.h"

#include "app/cli/interrupt.h"
#include "app/cli/load_options.h"
#include "app/cli/load_text.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "core/load/run/runner.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>

namespace cachescope::cli {

namespace {

Result<load::RunReport> runOne(const load::Scenario &scenario, const QString &design)
{
    ProgressLine line(design);
    load::RunObserver observer;
    observer.onPhase = [&line](const QString &phase) { line.show(phase); };
    observer.onSample = [&line](const load::RunSample &sample) { line.show(sampleInWords(sample)); };
    return load::runDesign(scenario, design, observer, &interrupted(),
                           {QCoreApplication::applicationFilePath()});
}

void print(const load::Scenario &scenario, const std::vector<load::RunReport> &runs, bool json)
{
    if (json)
        writeJson(load::reportToJson(scenario, runs));
    else
        writeText(reportInWords(scenario, runs));
}

int runLoad(const LoadOptions &options)
{
    const auto scenario = options.scenario();
    if (!scenario)
        return fail(scenario.error());
    std::vector<load::RunReport> runs;
    for (const QString &design : scenario->designs) {
        if (interrupted())
            break;
        auto report = runOne(*scenario, design);
        if (!report) {
            if (!runs.empty())
                print(*scenario, runs, options.json());
            return fail(
                Error{report.error().code, QStringLiteral("%1: %2").arg(design, report.error().message)});
        }
        runs.push_back(std::move(*report));
    }
    print(*scenario, runs, options.json());
    if (interrupted())
        return kInterrupted;
    const bool held =
        std::all_of(runs.begin(), runs.end(), [](const load::RunReport &run) { return run.holds(); });
    return held ? kDone : kCheckFailed;
}

} // namespace

void addLoadCommand(CLI::App &app, int &exitCode)
{
    auto *command =
        app.add_subcommand("load", "Runs simulated users against a cache and counts its lock errors");
    const auto options = std::make_shared<LoadOptions>();
    options->addTo(*command);
    command->callback([options, &exitCode] { exitCode = runLoad(*options); });
}

} // namespace cachescope::cli
