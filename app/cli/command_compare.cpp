// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_compare.h"

#include "app/cli/option_types.h"
#include "app/cli/output.h"
#include "core/load/report/compare/comparison_text.h"
#include "core/load/report/files/report_file.h"

#include <memory>

namespace cachescope::cli {

namespace {

struct CompareCommand
{
    QString before;
    QString after;
    double tolerance = 0.0; ///< a share
    bool json = false;
    bool failOnRegression = false;
};

/// "5%" is 0.05.
double shareOf(const std::string &text)
{
    bool isNumber = false;
    const QString percent = QString::fromStdString(text);
    const double number = percent.chopped(percent.endsWith(QLatin1Char('%')) ? 1 : 0).toDouble(&isNumber);
    if (!isNumber || !percent.endsWith(QLatin1Char('%')) || !(number >= 0.0 && number <= 100.0))
        throw CLI::ValidationError("--tolerance", text + " is not a share from 0% to 100%, such as 5%");
    return number / 100.0;
}

int runCompare(const CompareCommand &command)
{
    const auto before = load::readLoadReport(command.before);
    if (!before)
        return fail(before.error());
    const auto after = load::readLoadReport(command.after);
    if (!after)
        return fail(after.error());
    const auto comparison = load::compareRuns(*before, *after, command.tolerance);
    if (!comparison)
        return fail(comparison.error());
    if (command.json)
        writeJson(comparison->toJson());
    else
        writeText(printableLines(load::comparisonText(*comparison)));
    return command.failOnRegression && comparison->isWorse() ? kCheckFailed : kDone;
}

} // namespace

void addCompareCommand(CLI::App &app, int &exitCode)
{
    auto *sub = app.add_subcommand(
        "compare", "What changed between two reports of load --json (of two cache files: diff)");
    const auto command = std::make_shared<CompareCommand>();
    addTextOption(*sub, "BEFORE", command->before, "The report to compare with")->required()->type_name("");
    addTextOption(*sub, "AFTER", command->after, "The report to look at")->required()->type_name("");
    sub->add_option_function<std::string>(
           "--tolerance", [command](const std::string &text) { command->tolerance = shareOf(text); },
           "The least change of a figure that matters, such as 5% (default: 0%, all beyond noise)")
        ->type_name("SHARE");
    sub->add_flag("--json", command->json, "One JSON document");
    sub->add_flag("--fail-on-regression", command->failOnRegression,
                  "Exit code 1 if a run holds no more, a fault appeared or grew, a design is gone, or a key "
                  "figure is worse by more than noise");
    sub->footer(
        "Noise is what chance changes, of all judged figures together, at a confidence of 95 %. Of a\n"
        "design that ran once in a report it is within one run only; where it ran more than once\n"
        "(load --design corrected,corrected) the runs are taken together, and it is their spread.\n"
        "Runs of fewer than 10 seconds say nothing of the noise of throughput and latency.\n"
        "Examples:\n"
        "  cachescope-cli compare before.json after.json\n"
        "  cachescope-cli compare before.json after.json --tolerance 5% --fail-on-regression");
    sub->callback([command, &exitCode] { exitCode = runCompare(*command); });
}

} // namespace cachescope::cli
